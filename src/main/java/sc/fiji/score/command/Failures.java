package sc.fiji.score.command;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import ij.IJ;
import ij.Macro;
import ij.macro.Interpreter;

import sc.fiji.score.common.CancelledException;
import sc.fiji.score.common.ScoreException;

/**
 * Tells the user, the running macro and scripts that a command failed.
 * <ul>
 * <li>A line {@code SCORE: failed: <message>} goes to the ImageJ log.</li>
 * <li>A running macro is aborted, as by any ImageJ error; a script's {@code IJ.run} throws.</li>
 * <li>In a GUI the message is shown in a dialog.</li>
 * </ul>
 * A macro or script may ask {@code call("sc.fiji.score.command.Failures.last")} for the message of the last failure.
 */
public final class Failures {

	/** How the log line of a failure starts. */
	public static final String PREFIX = "SCORE: failed: ";

	private static final AtomicInteger COUNT = new AtomicInteger();
	private static final AtomicReference<String> LAST = new AtomicReference<>("");

	private Failures() {}

	/** Message of the last failure since ImageJ started, empty if there was none. */
	public static String last() {
		return LAST.get();
	}

	/** Number of failures since ImageJ started. */
	public static int count() {
		return COUNT.get();
	}

	/** What to tell the user of an exception. */
	static String message(final Throwable e) {
		if (e instanceof OutOfMemoryError memory) return ScoreException.outOfMemory(memory).getMessage();
		if (e instanceof ScoreException) return e.getMessage();
		return "Unexpected error: " + e + " (please report it).";
	}

	/** Logs the failure and aborts the running macro; shows a dialog where there is a GUI. */
	static void report(final Throwable e) {
		final String message = message(e);
		COUNT.incrementAndGet();
		LAST.set(message);
		IJ.log(PREFIX + message);
		final boolean inMacro = IJ.macroRunning() && Interpreter.getInstance() != null;
		final boolean cancelled = e instanceof CancelledException;
		if (!inMacro && (cancelled || IJ.getInstance() == null)) {
			abort();
			return;
		}
		try {
			IJ.error("SCORE", message);
		}
		catch (final RuntimeException aborted) {
			// ImageJ aborts the macro by an exception of its own; headless it cannot show its dialog and throws another one.
			// Either way the macro is marked as done, and the log has the message.
			IJ.showStatus("SCORE failed");
		}
	}

	/** Makes the {@code IJ.run} of a script throw. */
	private static void abort() {
		if (IJ.macroRunning()) Macro.abort();
	}
}
