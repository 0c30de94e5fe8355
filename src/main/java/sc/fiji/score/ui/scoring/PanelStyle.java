package sc.fiji.score.ui.scoring;

import java.awt.Color;
import java.awt.Container;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;

import javax.swing.BorderFactory;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.UIManager;
import javax.swing.border.Border;

/** Fonts, colours and distances of the window, made from those of the look and feel, light or dark. */
final class PanelStyle {

	/** Distance between things that belong together, in pixels. */
	static final int GAP = 6;
	/** Distance between groups. */
	static final int WIDE = 12;
	/** Roundness of cards. */
	static final int ARC = 10;
	/** What is chosen. */
	static final Color ACCENT = new Color(38, 110, 205);
	/** What is done. */
	static final Color DONE = new Color(46, 150, 84);
	/** What needs a look. */
	static final Color ATTENTION = new Color(205, 120, 20);

	private PanelStyle() {}

	static Font font(final int style, final int size) {
		return new Font(Font.SANS_SERIF, style, size);
	}

	static Color background() {
		final Color c = UIManager.getColor("Panel.background");
		return c == null ? new Color(240, 240, 240) : new Color(c.getRGB());
	}

	static Color text() {
		final Color c = UIManager.getColor("Panel.foreground");
		return c == null || dark(c) == dark(background()) ? dark(background()) ? Color.WHITE : Color.BLACK : new Color(c
			.getRGB());
	}

	/** For what matters less. */
	static Color faint() {
		return mix(text(), background(), 0.36);
	}

	/** Background of cards and lists. */
	static Color card() {
		return dark(background()) ? mix(Color.WHITE, background(), 0.92) : Color.WHITE;
	}

	static Color line() {
		return mix(text(), background(), 0.82);
	}

	/** @param share of {@code b}, 0..1 */
	static Color mix(final Color a, final Color b, final double share) {
		return new Color(part(a.getRed(), b.getRed(), share), part(a.getGreen(), b.getGreen(), share), part(a.getBlue(), b
			.getBlue(), share));
	}

	private static int part(final int a, final int b, final double share) {
		return (int) Math.round(a + share * (b - a));
	}

	private static boolean dark(final Color c) {
		return 0.3 * c.getRed() + 0.59 * c.getGreen() + 0.11 * c.getBlue() < 128;
	}

	static JLabel label(final String text, final int style, final int size, final Color colour) {
		final JLabel out = new JLabel(text);
		out.setFont(font(style, size));
		out.setForeground(colour);
		return out;
	}

	static Border space(final int top, final int left, final int bottom, final int right) {
		return BorderFactory.createEmptyBorder(top, left, bottom, right);
	}

	static void smooth(final Graphics2D g) {
		g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
		g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
	}

	/** Keys belong to the window: nothing but text fields takes the focus. */
	static void unfocusable(final Container c) {
		if (c instanceof JComponent j && !(j instanceof javax.swing.text.JTextComponent)) j.setFocusable(false);
		for (final java.awt.Component child : c.getComponents())
			if (child instanceof Container inner) unfocusable(inner);
	}
}
