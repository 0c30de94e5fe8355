package sc.fiji.score.command.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

import sc.fiji.score.common.Progress;

/**
 * Shows progress with the remaining time: on a console as one line that is written over, elsewhere (a log file) as
 * a line at the start and every half minute.
 */
final class ConsoleProgress implements Progress {

	private static final long CONSOLE_INTERVAL = Duration.ofMillis(200).toNanos();
	private static final long LOG_INTERVAL = Duration.ofSeconds(30).toNanos();

	private final PrintWriter err;
	private final boolean console;
	private String stage = "";
	private long stageStart;
	/** Steps that were done when the stage was first seen: nobody knows how long they took. */
	private long stageDone;
	private long lastLine;
	private int width;

	/** @param console whether a line can be written over */
	ConsoleProgress(final PrintWriter err, final boolean console) {
		this.err = err;
		this.console = console;
	}

	@Override
	public synchronized void update(final String newStage, final long done, final long total) {
		final long now = System.nanoTime();
		final boolean started = !newStage.equals(stage);
		if (started) {
			stage = newStage;
			stageStart = now;
			stageDone = done;
		}
		if (!started && done < total && now - lastLine < (console ? CONSOLE_INTERVAL : LOG_INTERVAL)) return;
		if (!started && done >= total && !console && now - stageStart < LOG_INTERVAL) return;
		lastLine = now;
		show(line(stage, done - stageDone, done, total, now - stageStart));
	}

	/** The text of a progress line; {@code timed} steps of those done took {@code elapsed} nanoseconds. */
	static String line(final String stage, final long timed, final long done, final long total, final long elapsed) {
		final StringBuilder text = new StringBuilder(stage);
		if (total > 1) text.append(String.format(Locale.ROOT, ": %d of %d (%d %%)", done, total, 100 * done / total));
		if (timed > 0 && done < total) text.append(", ").append(duration(Math.round(elapsed / 1e9 / timed * (total - done))))
			.append(" left");
		return text.toString();
	}

	private static String duration(final long seconds) {
		return seconds < 60 ? seconds + " s" : seconds < 3600 ? seconds / 60 + " min " + seconds % 60 + " s" : seconds /
			3600 + " h " + seconds % 3600 / 60 + " min";
	}

	private void show(final String text) {
		if (console) {
			err.print("\r" + text + " ".repeat(Math.max(0, width - text.length())));
			width = text.length();
		}
		else err.println(text);
		err.flush();
	}

	@Override
	public synchronized void message(final String text) {
		clear();
		err.println(text);
		err.flush();
	}

	/** Takes the progress line away, before other text is printed. */
	synchronized void clear() {
		if (console && width > 0) {
			err.print("\r" + " ".repeat(width) + "\r");
			width = 0;
		}
		err.flush();
	}

	@Override
	public boolean isCancelled() {
		return Interruption.isRequested();
	}
}
