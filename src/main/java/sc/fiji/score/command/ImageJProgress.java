package sc.fiji.score.command;

import java.util.function.BooleanSupplier;

import ij.IJ;

import sc.fiji.score.common.Progress;

/** Shows progress in ImageJ's status bar and cancels on Esc, on an interrupt, or when the command is cancelled. */
final class ImageJProgress implements Progress {

	private static final long REDRAW_MILLIS = 100;

	private final BooleanSupplier cancelled;
	private final long start = System.nanoTime();
	private String stage = "";
	private long stageStart = start;
	private long drawn;

	ImageJProgress(final BooleanSupplier cancelled) {
		this.cancelled = cancelled;
		IJ.resetEscape();
	}

	@Override
	public void update(final String newStage, final long done, final long total) {
		final long now = System.nanoTime();
		if (!newStage.equals(stage)) {
			stage = newStage;
			stageStart = now;
		}
		else if (done < total && (now - drawn) / 1_000_000 < REDRAW_MILLIS) return;
		drawn = now;
		IJ.showStatus("SCORE: " + newStage + " " + done + "/" + total + remaining(now - stageStart, done, total));
		IJ.showProgress((double) done / total);
	}

	/** Remaining time of the stage, empty where it cannot be told yet. */
	static String remaining(final long nanos, final long done, final long total) {
		if (done < 1 || done >= total || nanos < 2_000_000_000L) return "";
		final long seconds = Math.round(nanos * 1e-9 / done * (total - done));
		return seconds < 90 ? ", " + seconds + " s left" : ", " + Math.round(seconds / 60.0) + " min left";
	}

	@Override
	public void message(final String line) {
		IJ.log("SCORE: " + line);
	}

	@Override
	public boolean isCancelled() {
		return cancelled.getAsBoolean() || IJ.escapePressed() || Thread.currentThread().isInterrupted();
	}

	/** Clears the progress bar. */
	void close() {
		IJ.showProgress(1.0);
	}
}
