package sc.fiji.score.common;

/**
 * An error meant for the user: its message says what was wrong, where (file, case, region) and what to do. The command
 * line prints it without a stack trace, dialogs show it.
 */
public class ScoreException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public ScoreException(final String message) {
		super(message);
	}

	public ScoreException(final String message, final Throwable cause) {
		super(message, cause);
	}
}
