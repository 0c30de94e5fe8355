package sc.fiji.score.scoring;

import java.util.OptionalDouble;

/**
 * How far a case is, counted in questions: regions, and repeats.
 *
 * @param done questions with score and label
 * @param total all questions of the case
 * @param skipped regions that the rater chose to leave
 * @param flagged regions for an expert's review
 * @param secondsLeft the rater's own median time of a question x the questions that are open; empty before the first
 *          is done
 */
public record SessionProgress(int done, int total, int skipped, int flagged, OptionalDouble secondsLeft) {

	/** Questions that are neither done nor skipped. */
	public int open() {
		return total - done - skipped;
	}

	/** Whether nothing is left to ask. */
	public boolean finished() {
		return open() == 0;
	}
}
