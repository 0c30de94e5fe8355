package sc.fiji.score.ui.scoring;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;

import javax.swing.JComponent;

/** The list of keys, laid over the window until the next key or click. */
final class KeysHelp extends JComponent {

	private static final long serialVersionUID = 1L;
	private static final int ROW = 25, KEYS = 168, WIDTH = 530, PAD = 26, CAP = 19;
	private static final String[][] ROWS = { { "1 ... 9", "score of the region, as the cards say" }, { "O  U  M  N",
		"too much, too little, both, nothing wrong" }, { "Space  Enter", "next open region" }, { "Up  Down",
			"region before or after" }, { "PageUp  PageDown", "slice before or after" }, { "+  -  0",
				"zoom in, out, whole mask" }, { "H", "hide the mask while it is held" }, { "Backspace", "undo" }, { "Ctrl Z",
					"undo" }, { "Ctrl Shift Z", "redo" }, { "F", "flag for an expert" }, { "S", "skip for now" }, { "Tab",
						"write a note; Enter or Esc ends it" }, { "?", "this list" } };

	KeysHelp() {
		setName("keys");
		addMouseListener(new MouseAdapter() {

			@Override
			public void mousePressed(final MouseEvent e) {
				setVisible(false);
			}
		});
	}

	@Override
	protected void paintComponent(final Graphics graphics) {
		final Graphics2D g = (Graphics2D) graphics.create();
		PanelStyle.smooth(g);
		g.setColor(new Color(0, 0, 0, 130));
		g.fillRect(0, 0, getWidth(), getHeight());
		final int h = ROWS.length * ROW + 2 * PAD + 44;
		final int x = (getWidth() - WIDTH) / 2, y = (getHeight() - h) / 2;
		g.setColor(PanelStyle.card());
		g.fillRoundRect(x, y, WIDTH, h, 18, 18);
		g.setFont(PanelStyle.font(Font.BOLD, 16));
		g.setColor(PanelStyle.text());
		g.drawString("Keys", x + PAD, y + PAD + 14);
		g.setFont(PanelStyle.font(Font.PLAIN, 12));
		g.setColor(PanelStyle.faint());
		g.drawString("Two keys for a region: its score, and what is wrong. Then the next one comes.", x + PAD, y + PAD +
			36);
		int at = y + PAD + 68;
		for (final String[] row : ROWS) {
			keys(g, row[0], x + PAD, at);
			g.setFont(PanelStyle.font(Font.PLAIN, 13));
			g.setColor(PanelStyle.text());
			g.drawString(row[1], x + PAD + KEYS, at);
			at += ROW;
		}
		g.dispose();
	}

	private static void keys(final Graphics2D g, final String keys, final int left, final int base) {
		g.setFont(PanelStyle.font(Font.BOLD, 12));
		int x = left;
		for (final String key : keys.split(" +")) {
			final int w = g.getFontMetrics().stringWidth(key);
			if (!key.equals("...")) {
				g.setColor(PanelStyle.background());
				g.fillRoundRect(x, base - 14, w + 12, CAP, 6, 6);
				g.setColor(PanelStyle.line());
				g.drawRoundRect(x, base - 14, w + 12, CAP, 6, 6);
			}
			g.setColor(PanelStyle.text());
			g.drawString(key, x + 6, base);
			x += w + 18;
		}
	}
}
