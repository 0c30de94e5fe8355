package sc.fiji.score.ui;

import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

import ij.WindowManager;
import ij.text.TextPanel;
import ij.text.TextWindow;

/** Does something with the row of a table that the user clicks, away from the event thread, for it may take a while. */
public final class ClickedRow extends MouseAdapter {

	private final TextPanel panel;
	private final IntConsumer action;
	private final Consumer<Throwable> failed;

	private ClickedRow(final TextPanel panel, final IntConsumer action, final Consumer<Throwable> failed) {
		this.panel = panel;
		this.action = action;
		this.failed = failed;
	}

	/**
	 * Listens to the table of a title, where there is a window for it.
	 *
	 * @param action is given the row, counted from 0
	 * @param failed is given what the action throws
	 */
	public static void listen(final String title, final IntConsumer action, final Consumer<Throwable> failed) {
		if (!(WindowManager.getWindow(title) instanceof TextWindow window)) return;
		final TextPanel panel = window.getTextPanel();
		panel.addMouseListener(new ClickedRow(panel, action, failed));
	}

	/** Closes the table of an earlier run: it would keep that run's listener. */
	public static void closeOld(final String title) {
		if (WindowManager.getWindow(title) instanceof TextWindow window) window.close();
	}

	@Override
	public void mouseClicked(final MouseEvent e) {
		final int row = panel.getSelectionStart();
		if (row < 0 || row >= panel.getLineCount()) return;
		final Thread worker = new Thread(() -> {
			try {
				action.accept(row);
			}
			catch (final RuntimeException | OutOfMemoryError failure) {
				failed.accept(failure);
			}
		}, "SCORE table");
		worker.setDaemon(true);
		worker.start();
	}
}
