package sc.fiji.score.benchmark;

import sc.fiji.score.training.TrainingCase;

/**
 * What the training cases of an arm are given: scores, full masks, or anything else. Its {@link #toString()} tells it
 * from others, because a study knows by it which results are already there.
 */
public interface Supervision {

	/** How good the answers are: {@code exact}, {@code levels}, {@code noisy}, or {@code none} without questions. */
	String feedback();

	/**
	 * Makes a training case.
	 *
	 * @param c the case, its reference to be used only to simulate what a person would say
	 * @param position the case's place in the arm's order, 0 for the first: an arm may treat the first ones differently
	 * @param seed of the rater
	 * @throws sc.fiji.score.common.ScoreException if the case cannot be used; the message names it
	 */
	Lesson teach(StudyCase c, int position, long seed);

	/**
	 * A case to learn from.
	 *
	 * @param example what the network is trained on
	 * @param regions number of regions of the mask, 0 where it is not divided
	 * @param questions how many questions a person would have answered
	 */
	record Lesson(TrainingCase example, int regions, int questions) {}
}
