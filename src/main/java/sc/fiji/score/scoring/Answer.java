package sc.fiji.score.scoring;

import sc.fiji.score.feedback.ErrorLabel;
import sc.fiji.score.feedback.OrdinalScale;
import sc.fiji.score.feedback.RegionFeedback;

/** What the rater said to one question, without the time it took: undoing an answer does not undo the time. */
record Answer(int score, ErrorLabel label, String notes, boolean flagged, boolean skipped) {

	static final Answer NONE = new Answer(RegionFeedback.UNSCORED, null, "", false, false);

	static Answer of(final RegionFeedback f) {
		return new Answer(f.score(), f.label(), f.notes(), f.flagged(), f.skipped());
	}

	RegionFeedback toFeedback(final int region, final OrdinalScale scale, final double seconds) {
		final boolean has = score != RegionFeedback.UNSCORED;
		return new RegionFeedback(region, score, has ? scale.low(score) : 0, has ? scale.high(score) : 1, label, seconds,
			notes, flagged, skipped);
	}

	/** Scoring a region takes it back from those that were skipped. */
	Answer withScore(final int level) {
		return new Answer(level, label, notes, flagged, false);
	}

	Answer withLabel(final ErrorLabel value) {
		return new Answer(score, value, notes, flagged, false);
	}

	Answer withNotes(final String text) {
		return new Answer(score, label, text, flagged, skipped);
	}

	Answer withFlag(final boolean on) {
		return new Answer(score, label, notes, on, skipped);
	}

	/** Skipping takes back what was said of the quality. */
	Answer skip() {
		return new Answer(RegionFeedback.UNSCORED, null, notes, flagged, true);
	}

	RegionState state() {
		if (skipped) return RegionState.SKIPPED;
		final boolean scored = score != RegionFeedback.UNSCORED;
		if (scored && label != null) return RegionState.DONE;
		return scored || label != null ? RegionState.HALF : RegionState.OPEN;
	}

	RegionStatus status(final int region, final double seconds) {
		return new RegionStatus(region, state(), Math.max(0, score), label, notes, flagged, seconds);
	}
}
