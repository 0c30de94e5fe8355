package sc.fiji.score.ui.scoring;

import java.awt.Frame;
import java.awt.GraphicsConfiguration;
import java.awt.Insets;
import java.awt.Rectangle;
import java.awt.Toolkit;

import ij.IJ;

/**
 * Where the two windows go: side by side, below ImageJ's own window if there is room.
 *
 * @param image for ImageJ's window with the image
 * @param panel for the panel beside it
 */
record WindowSpace(Rectangle image, Rectangle panel) {

	static final int LEAST_WIDTH = 660, LEAST_HEIGHT = 600;
	private static final int PANEL_WIDTH = 760, BEST_HEIGHT = 880, PANEL_PERCENT = 58;
	/** Room for the panel below ImageJ's window that makes it worth leaving that in sight. */
	private static final int ENOUGH = 700;

	static WindowSpace on(final GraphicsConfiguration screen) {
		final Rectangle all = free(screen);
		final int width = Math.min(PANEL_WIDTH, all.width * PANEL_PERCENT / 100), height = Math.min(BEST_HEIGHT, all.height);
		final int rest = Math.min(all.width - width, height + height / 4);
		return new WindowSpace(new Rectangle(all.x, all.y, rest, height), new Rectangle(all.x + rest, all.y, width, height));
	}

	private static Rectangle free(final GraphicsConfiguration screen) {
		final Rectangle out = screen.getBounds();
		final Insets edge = Toolkit.getDefaultToolkit().getScreenInsets(screen);
		out.x += edge.left;
		out.y += edge.top;
		out.width -= edge.left + edge.right;
		out.height -= edge.top + edge.bottom;
		final Frame imageJ = IJ.getInstance();
		if (imageJ == null || !imageJ.isShowing()) return out;
		final int below = imageJ.getY() + imageJ.getHeight(), left = out.y + out.height - below;
		if (imageJ.getY() < out.y + out.height / 4 && left >= ENOUGH) {
			out.y = below;
			out.height = left;
		}
		return out;
	}
}
