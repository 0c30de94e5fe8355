package sc.fiji.score.command.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntSupplier;

/**
 * Lets Ctrl-C cancel: the JVM's end waits until the work has noticed and taken its unfinished files away.
 */
final class Interruption {

	/** How long the end of the program waits for the work to stop; a step of training takes seconds at the most. */
	private static final long PATIENCE_SECONDS = 60;

	private static final AtomicBoolean REQUESTED = new AtomicBoolean();

	private Interruption() {}

	/** Whether the user wants to stop. */
	static boolean isRequested() {
		return REQUESTED.get();
	}

	/** Does the work; a shutdown of the JVM meanwhile requests to stop and waits for the work's end. */
	static int guard(final IntSupplier work) {
		final CountDownLatch finished = new CountDownLatch(1);
		final Thread hook = new Thread(() -> {
			if (finished.getCount() == 0) return;
			REQUESTED.set(true);
			try {
				finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
			}
			catch (final InterruptedException e) {
				Thread.currentThread().interrupt();
			}
		}, "score-interruption");
		Runtime.getRuntime().addShutdownHook(hook);
		try {
			return work.getAsInt();
		}
		finally {
			finished.countDown();
		}
	}
}
