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

	/** What to tell when the memory was too small for the work. */
	public static ScoreException outOfMemory(final OutOfMemoryError cause) {
		return new ScoreException("There is not enough memory. Give Java more (command line: SCORE_JAVA_OPTS=-Xmx8g; " +
			"ImageJ: Edit > Options > Memory & Threads...) or crop the volume.", cause);
	}
}
