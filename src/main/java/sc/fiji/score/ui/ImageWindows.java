package sc.fiji.score.ui;

import java.awt.Dimension;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.List;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.GUI;
import ij.gui.ImageCanvas;
import ij.gui.ImageWindow;

/** Shows images so that they can be looked at: small ones enlarged, several in a row. Not in the event thread. */
public final class ImageWindows {

	private static final int GAP = 6, FRAME = 12;
	private static final int PATIENCE = 10, PAUSE_MILLIS = 60;

	private ImageWindows() {}

	/**
	 * Shows images in a row, wrapped at the edge of the screen, small ones enlarged until their longer side has about the
	 * given number of screen pixels. The last one becomes the active image. Without a display they are only made known to
	 * macros.
	 */
	public static void show(final List<ImagePlus> images, final int pixels) {
		final List<View> views = new ArrayList<>();
		for (final ImagePlus imp : images) {
			imp.show();
			if (imp.getWindow() != null) views.add(new View(imp, new Rectangle(0, 0, imp.getWidth(), imp.getHeight()), pixels));
		}
		settle(views);
		arrange(views);
	}

	/** Shows an image with a part of it enlarged until the part's longer side has about that many screen pixels. */
	static void show(final ImagePlus imp, final Rectangle part, final int pixels) {
		imp.show();
		if (imp.getWindow() != null) settle(List.of(new View(imp, part, pixels)));
	}

	/**
	 * A part of an image that fills its window.
	 *
	 * @param pixels wanted size of its longer side on the screen
	 */
	private record View(ImagePlus imp, Rectangle part, int pixels) {

		private Dimension size() {
			return new Dimension(part.width * zoom(), part.height * zoom());
		}

		/** Whole, for crisp voxels. */
		private int zoom() {
			return Math.round((float) pixels / Math.max(part.width, part.height));
		}

		private boolean fits() {
			// ImageJ itself fits to the screen what is large enough.
			final boolean whole = part.width == imp.getWidth() && part.height == imp.getHeight();
			if (zoom() < 1 || zoom() == 1 && whole) return true;
			return imp.getCanvas().getSize().equals(size()) && imp.getCanvas().getSrcRect().equals(part);
		}

		private void enlarge() {
			final ImageCanvas canvas = imp.getCanvas();
			canvas.setSize(size().width, size().height);
			canvas.setSourceRect(new Rectangle(part));
			imp.getWindow().pack();
		}
	}

	/** The window manager tells windows their first size late, and ImageJ then shrinks the picture to it: ask again. */
	private static void settle(final List<View> views) {
		for (int i = 0, quiet = 0; i < PATIENCE && quiet < 2; i++) {
			IJ.wait(PAUSE_MILLIS);
			final List<View> wrong = views.stream().filter(v -> v.imp().getWindow() != null && !v.fits()).toList();
			wrong.forEach(View::enlarge);
			quiet = wrong.isEmpty() ? quiet + 1 : 0;
		}
	}

	private static void arrange(final List<View> views) {
		int x = -1, y = -1, height = 0;
		for (final View view : views) {
			final ImageWindow window = view.imp().getWindow();
			if (window == null) continue;
			final Dimension picture = view.imp().getCanvas().getPreferredSize();
			final int width = Math.max(window.getWidth(), picture.width + FRAME), tall = Math.max(window.getHeight(),
				picture.height + FRAME);
			final Rectangle screen = GUI.getMaxWindowBounds(window);
			if (x < 0) {
				x = window.getX();
				y = window.getY();
			}
			else if (x + width > screen.x + screen.width) {
				x = screen.x + GAP;
				y += height + GAP;
			}
			if (y + tall > screen.y + screen.height) y = screen.y + GAP;
			window.setLocation(x, y);
			x += width + GAP;
			height = Math.max(height, tall);
		}
	}
}
