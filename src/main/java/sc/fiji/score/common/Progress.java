package sc.fiji.score.common;

/** Listens to a long computation and may cancel it. Algorithms know only this, never a window or a console. */
public interface Progress {

	/** Ignores everything and never cancels. */
	Progress NONE = new Progress() {};

	/**
	 * Called often, from the computing thread.
	 *
	 * @param stage what is being done, for a person
	 * @param done steps done so far, 0 to total
	 * @param total number of steps, at least 1
	 */
	default void update(final String stage, final long done, final long total) {}

	/** A line worth keeping (a warning, a result on the way). */
	default void message(final String line) {}

	/** Whether the user asked to stop; looked at once per step at least. */
	default boolean isCancelled() {
		return false;
	}

	/** @throws CancelledException if the user asked to stop */
	default void checkCancelled() {
		if (isCancelled()) throw new CancelledException();
	}
}
