package sc.fiji.score.ui.scoring;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.geom.RoundRectangle2D;
import java.util.Locale;

import javax.swing.JComponent;

import sc.fiji.score.scoring.SessionProgress;

/** How much of a case is done, as a bar and in words. */
final class ProgressStrip extends JComponent {

	private static final long serialVersionUID = 1L;
	private static final int MINUTE = 60, NEARLY = 90;

	private int done, skipped, total = 1;

	ProgressStrip() {
		setPreferredSize(new Dimension(120, 6));
		setName("progress");
	}

	void show(final SessionProgress p) {
		done = p.done();
		skipped = p.skipped();
		total = Math.max(1, p.total());
		repaint();
	}

	/** For example {@code 14 of 24, about 20 s left}. */
	static String words(final SessionProgress p) {
		final String count = p.done() + " of " + p.total();
		if (p.finished()) return p.skipped() == 0 ? "All " + p.total() + " done" : count + ", " + p.skipped() + " skipped";
		return p.secondsLeft().isEmpty() ? count : count + ", about " + duration(p.secondsLeft().getAsDouble()) + " left";
	}

	/** Seconds for a person: rounded to 5 s, from a minute and a half on to minutes. */
	static String duration(final double seconds) {
		if (seconds >= NEARLY) return String.format(Locale.ROOT, "%d min", Math.round(seconds / MINUTE));
		return Math.max(5, 5 * Math.round(seconds / 5)) + " s";
	}

	@Override
	protected void paintComponent(final Graphics graphics) {
		final Graphics2D g = (Graphics2D) graphics.create();
		PanelStyle.smooth(g);
		final double w = getWidth(), h = Math.min(6, getHeight()), y = (getHeight() - h) / 2;
		bar(g, PanelStyle.line(), y, w, h);
		bar(g, PanelStyle.faint(), y, w * (done + skipped) / total, h);
		bar(g, done == total ? PanelStyle.DONE : PanelStyle.ACCENT, y, w * done / total, h);
		g.dispose();
	}

	private static void bar(final Graphics2D g, final Color colour, final double y, final double w, final double h) {
		g.setColor(colour);
		g.fill(new RoundRectangle2D.Double(0, y, w, h, h, h));
	}
}
