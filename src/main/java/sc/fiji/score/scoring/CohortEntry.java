package sc.fiji.score.scoring;

/**
 * A case in the queue, with how far it is.
 *
 * @param item the case
 * @param state open, partly or done
 * @param done questions that are answered or skipped
 * @param total questions of the case; 0 while it has no feedback
 * @param flagged regions for an expert's review
 * @param problem why its feedback cannot be gone on with (another rater's, damaged), else empty
 */
public record CohortEntry(CohortCase item, State state, int done, int total, int flagged, String problem) {

	/** How far a case is. */
	public enum State {
		/** Nothing was said. */
		OPEN,
		/** Some questions are open. */
		PARTLY,
		/** Every question is answered or skipped. */
		DONE
	}
}
