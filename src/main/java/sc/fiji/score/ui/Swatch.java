package sc.fiji.score.ui;

import java.awt.Color;
import java.awt.Component;
import java.awt.Graphics;

import javax.swing.Icon;

/**
 * A small square of one colour, for legends.
 *
 * @param colour its colour
 */
record Swatch(Color colour) implements Icon {

	private static final int SIZE = 11;

	@Override
	public void paintIcon(final Component c, final Graphics g, final int x, final int y) {
		g.setColor(colour);
		g.fillRect(x, y, SIZE, SIZE);
		g.setColor(Color.DARK_GRAY);
		g.drawRect(x, y, SIZE, SIZE);
	}

	@Override
	public int getIconWidth() {
		return SIZE + 1;
	}

	@Override
	public int getIconHeight() {
		return SIZE + 1;
	}
}
