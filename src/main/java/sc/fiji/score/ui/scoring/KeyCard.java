package sc.fiji.score.ui.scoring;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;

import javax.swing.JButton;

/** A button that shows the key which does the same, what it does, and whether it is chosen. */
final class KeyCard extends JButton {

	private static final long serialVersionUID = 1L;
	private static final int BADGE = 20, STRIPE = 4;

	private final String key;
	private final Color tone;
	private boolean chosen;

	/**
	 * @param key as on the keyboard, empty where there is none
	 * @param text what it does, in a few words
	 * @param tone colour of the card's stripe, or null for none
	 */
	KeyCard(final String key, final String text, final Color tone, final Runnable action) {
		super(text);
		this.key = key;
		this.tone = tone;
		setFocusable(false);
		setContentAreaFilled(false);
		setBorderPainted(false);
		setOpaque(false);
		setFont(PanelStyle.font(Font.PLAIN, 12));
		setRolloverEnabled(true);
		setName("key-" + (key.isEmpty() ? text : key));
		getAccessibleContext().setAccessibleName(key.isEmpty() ? text : text + ", key " + key);
		addActionListener(e -> action.run());
	}

	void setChosen(final boolean value) {
		if (value == chosen) return;
		chosen = value;
		repaint();
	}

	boolean isChosen() {
		return chosen;
	}

	@Override
	public Dimension getPreferredSize() {
		final FontMetrics f = getFontMetrics(getFont());
		if (key.isEmpty()) return new Dimension(f.stringWidth(getText()) + 3 * PanelStyle.GAP, 24);
		return new Dimension(f.stringWidth(getText()) + BADGE + 3 * PanelStyle.GAP + 4, tone == null ? 30 : 54);
	}

	@Override
	public Dimension getMinimumSize() {
		return new Dimension(40, getPreferredSize().height);
	}

	@Override
	protected void paintComponent(final Graphics graphics) {
		final Graphics2D g = (Graphics2D) graphics.create();
		PanelStyle.smooth(g);
		final int w = getWidth() - 1, h = getHeight() - 1;
		final Color base = !isEnabled() ? PanelStyle.background() : PanelStyle.card();
		final boolean over = isEnabled() && getModel().isRollover();
		final Color back = chosen ? PanelStyle.ACCENT : over ? PanelStyle.mix(PanelStyle.ACCENT, base, 0.88) : base;
		g.setColor(back);
		g.fillRoundRect(0, 0, w, h, PanelStyle.ARC, PanelStyle.ARC);
		if (tone != null) {
			g.setClip(0, h - STRIPE, w + 1, STRIPE + 1);
			g.setColor(tone);
			g.fillRoundRect(0, 0, w, h, PanelStyle.ARC, PanelStyle.ARC);
			g.setClip(null);
		}
		g.setColor(chosen ? PanelStyle.ACCENT.darker() : over ? PanelStyle.ACCENT : PanelStyle.line());
		g.drawRoundRect(0, 0, w, h, PanelStyle.ARC, PanelStyle.ARC);
		final Color ink = chosen ? Color.WHITE : isEnabled() ? PanelStyle.text() : PanelStyle.faint();
		if (tone == null) inLine(g, ink, back, h);
		else stacked(g, ink, w, h);
		g.dispose();
	}

	/** Badge and words side by side. */
	private void inLine(final Graphics2D g, final Color ink, final Color back, final int h) {
		final Font font = PanelStyle.font(Font.BOLD, 11);
		if (key.isEmpty()) {
			g.setColor(ink);
			g.setFont(getFont());
			final FontMetrics f = g.getFontMetrics();
			g.drawString(getText(), (getWidth() - f.stringWidth(getText())) / 2, (h + f.getAscent() - f.getDescent() + 1) / 2);
			return;
		}
		final int badge = Math.max(BADGE, g.getFontMetrics(font).stringWidth(key) + 10);
		final int wordsWidth = g.getFontMetrics(getFont()).stringWidth(getText());
		final int x = Math.max(PanelStyle.GAP, (getWidth() - badge - PanelStyle.GAP - wordsWidth) / 2);
		g.setColor(PanelStyle.mix(ink, back, 0.86));
		g.fillRoundRect(x, (h - BADGE + 2) / 2, badge, BADGE - 1, 6, 6);
		g.setColor(ink);
		g.setFont(font);
		final FontMetrics f = g.getFontMetrics();
		g.drawString(key, x + (badge - f.stringWidth(key)) / 2, (h + f.getAscent() - f.getDescent() + 1) / 2);
		g.setFont(getFont());
		final FontMetrics words = g.getFontMetrics();
		g.drawString(getText(), x + badge + PanelStyle.GAP, (h + words.getAscent() - words.getDescent() + 1) / 2);
	}

	/** A large key over the words. */
	private void stacked(final Graphics2D g, final Color ink, final int w, final int h) {
		g.setColor(ink);
		g.setFont(PanelStyle.font(Font.BOLD, 18));
		FontMetrics f = g.getFontMetrics();
		g.drawString(key, (w - f.stringWidth(key)) / 2, 5 + f.getAscent());
		g.setFont(getFont());
		f = g.getFontMetrics();
		g.drawString(getText(), Math.max(3, (w - f.stringWidth(getText())) / 2), h - STRIPE - 3 - f.getDescent());
	}
}
