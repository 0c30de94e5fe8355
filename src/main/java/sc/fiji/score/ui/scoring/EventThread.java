package sc.fiji.score.ui.scoring;

import java.awt.EventQueue;
import java.lang.reflect.InvocationTargetException;

import sc.fiji.score.common.ScoreException;

/** Does something in Swing's thread and waits for it, from whatever thread. */
final class EventThread {

	private EventThread() {}

	static void run(final Runnable action) {
		if (EventQueue.isDispatchThread()) {
			action.run();
			return;
		}
		try {
			EventQueue.invokeAndWait(action);
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new ScoreException("The scoring window was interrupted while it opened. Open it again.", e);
		}
		catch (final InvocationTargetException e) {
			if (e.getCause() instanceof RuntimeException r) throw r;
			throw new IllegalStateException("the scoring window did not open", e.getCause());
		}
	}
}
