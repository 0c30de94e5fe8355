package sc.fiji.score.common;

/** Thrown by {@link Progress#checkCancelled()} to leave a computation that the user cancelled. */
public class CancelledException extends ScoreException {

	private static final long serialVersionUID = 1L;

	public CancelledException() {
		super("Cancelled.");
	}
}
