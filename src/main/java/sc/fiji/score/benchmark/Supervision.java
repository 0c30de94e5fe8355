package sc.fiji.score.benchmark;

import java.util.List;

import sc.fiji.score.common.Progress;
import sc.fiji.score.network.ScoreModel;
import sc.fiji.score.training.TrainingCase;
import sc.fiji.score.volume.Structure;

/**
 * What the training cases of an arm are given: scores, full masks, or anything else. Its {@link #toString()} tells it
 * from others, because a study knows by it which results are already there.
 */
public interface Supervision {

	/** How good the answers are: {@code exact}, {@code levels}, {@code noisy}, or {@code none} without questions. */
	String feedback();

	/**
	 * Makes all training cases of an arm.
	 *
	 * @param cases in the arm's order
	 * @param seed of the rater
	 * @param models of the arm that {@link #needs()} names, else empty
	 */
	List<Lesson> teachAll(List<StudyCase> cases, long seed, List<ScoreModel> models, Progress progress);

	/** What is learned, by the values of the masks; empty (the default) for every voxel that is not 0, as one structure. */
	default List<Structure> structures() {
		return List.of();
	}

	/** Whether the network sees the initial masks; true by default. */
	default boolean showsMasks() {
		return true;
	}

	/** Name of the arm whose models must be there before, or null. */
	default String needs() {
		return null;
	}

	/**
	 * A case to learn from.
	 *
	 * @param example what the network is trained on
	 * @param regions number of regions of the mask, 0 where it is not divided
	 * @param questions how many questions a person would have answered
	 */
	record Lesson(TrainingCase example, int regions, int questions) {}
}
