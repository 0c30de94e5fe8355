package sc.fiji.score.ui;

import java.awt.Rectangle;
import java.util.List;

import ij.ImagePlus;
import ij.gui.GUI;
import ij.gui.ImageCanvas;
import ij.gui.ImageWindow;

/** Shows images so that they can be looked at: small ones enlarged, several beside each other. */
public final class ImageWindows {

	private static final int GAP = 6;

	private ImageWindows() {}

	/**
	 * Shows images in a row, wrapped at the edge of the screen, each at least so large that its longer side fills the given
	 * number of screen pixels. The last one becomes the active image. Without a display they are only made known to macros.
	 */
	public static void show(final List<ImagePlus> images, final int pixels) {
		int x = -1, y = -1, height = 0;
		for (final ImagePlus imp : images) {
			imp.show();
			final ImageWindow window = imp.getWindow();
			if (window == null) continue;
			enlarge(imp, new Rectangle(0, 0, imp.getWidth(), imp.getHeight()), pixels);
			final Rectangle screen = GUI.getMaxWindowBounds(window);
			if (x < 0) {
				x = window.getX();
				y = window.getY();
			}
			else if (x + window.getWidth() > screen.x + screen.width) {
				x = screen.x + GAP;
				y += height + GAP;
			}
			if (y + window.getHeight() > screen.y + screen.height) y = screen.y + GAP;
			window.setLocation(x, y);
			x += window.getWidth() + GAP;
			height = Math.max(height, window.getHeight());
		}
	}

	/**
	 * Makes a part of the image fill its window, enlarged by a whole factor so that the part's longer side has at least the
	 * given number of screen pixels.
	 */
	static void enlarge(final ImagePlus imp, final Rectangle part, final int pixels) {
		final int longest = Math.max(part.width, part.height);
		final int zoom = (pixels + longest - 1) / longest;
		if (zoom < 2 && part.width == imp.getWidth() && part.height == imp.getHeight()) return;
		final ImageCanvas canvas = imp.getCanvas();
		canvas.setSize(part.width * zoom, part.height * zoom);
		canvas.setSourceRect(part);
		imp.getWindow().pack();
	}
}
