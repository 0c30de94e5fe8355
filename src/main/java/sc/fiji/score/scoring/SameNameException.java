package sc.fiji.score.scoring;

import sc.fiji.score.common.ScoreException;

/**
 * Two raters may have the same name: the feedback comes from another computer account. A window asks, and opens it with
 * {@link ScoringSetup#optSamePerson} if it is the same person.
 */
public final class SameNameException extends ScoreException {

	private static final long serialVersionUID = 1L;

	SameNameException(final String message) {
		super(message);
	}
}
