package sc.fiji.score.scoring;

import java.util.OptionalDouble;

import sc.fiji.score.feedback.CaseFeedback;

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

	/** @param typicalSeconds of a question where none of the case is done; NaN if unknown */
	static SessionProgress of(final AnswerSheet sheet, final QuestionQueue queue, final double typicalSeconds) {
		final int finished = sheet.count(RegionState.DONE, false) + sheet.count(RegionState.DONE, true);
		final int skipped = sheet.count(RegionState.SKIPPED, false) + sheet.count(RegionState.SKIPPED, true);
		final int total = queue.total();
		final double median = Medians.of(sheet.secondsDone(), typicalSeconds);
		return new SessionProgress(finished, total, skipped, sheet.flagged(), Double.isNaN(median) ? OptionalDouble.empty()
			: OptionalDouble.of(median * (total - finished - skipped)));
	}

	/** The progress that a file shows. */
	static SessionProgress of(final CaseFeedback said) {
		final AnswerSheet sheet = AnswerSheet.of(said);
		return of(sheet, QuestionQueue.of(said.caseName(), sheet, said.session()), Double.NaN);
	}

	/** Questions that are neither done nor skipped. */
	public int open() {
		return total - done - skipped;
	}

	/** Whether nothing is left to ask. */
	public boolean finished() {
		return open() == 0;
	}
}
