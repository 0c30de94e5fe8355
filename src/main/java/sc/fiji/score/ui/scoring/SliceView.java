package sc.fiji.score.ui.scoring;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;

import javax.swing.JComponent;

import ij.gui.Roi;
import ij.process.ImageProcessor;

import sc.fiji.score.volume.Box;

/** One plane of a case with the mask drawn over it, in the right proportions. */
final class SliceView extends JComponent {

	private static final long serialVersionUID = 1L;
	private static final Color TEXT = new Color(225, 225, 225), SHADOW = new Color(0, 0, 0, 170);
	/** Share of the view that is left free around the mask. */
	private static final double MARGIN = 0.16;
	private static final int GAP = 7, INSET = 8, ARM = 3;

	private final transient CaseImages images;
	private final transient ViewPlane plane;
	private final transient ViewState state;
	private final transient Voxels voxels;
	private final transient Box bounds;

	private transient BufferedImage picture;
	private transient WindowLevel pictureWindow;
	private int pictureSlice = -1;
	private transient SliceOutlines outlines;
	private transient Object outlinesKey;
	/** Pixels of the screen per mm relative to the fitted view, and the point in the middle, in mm of the slice. */
	private double zoom = 1;
	private double midX, midY;

	SliceView(final CaseImages images, final ViewPlane plane, final ViewState state, final Voxels voxels) {
		this.images = images;
		this.plane = plane;
		this.state = state;
		this.voxels = voxels;
		bounds = images.mask().boundingBox();
		setPreferredSize(new Dimension(300, 280));
		setMinimumSize(new Dimension(120, 120));
		setName("view-" + plane.kind());
		setToolTipText(null);
		fit();
		new SliceMouse(this, plane, state).install();
		state.listen(this::follow);
	}

	/** Shows the whole mask. */
	void fit() {
		zoom = 1;
		final int[] a = { bounds.x(), bounds.y(), bounds.z() }, b = { bounds.x() + bounds.width() - 1, bounds.y() + bounds
			.height() - 1, bounds.z() + bounds.depth() - 1 };
		midX = (plane.column(a) + plane.column(b) + 1) / 2.0 * plane.width();
		midY = (plane.row(a) + plane.row(b) + 1) / 2.0 * plane.height();
		repaint();
	}

	/** Zooms about a point of the screen. */
	void zoomBy(final double factor, final double x, final double y) {
		final double before = scale();
		zoom = Math.max(0.2, Math.min(40, zoom * factor));
		final double after = scale();
		midX += (x - getWidth() / 2.0) * (1 / before - 1 / after);
		midY += (y - getHeight() / 2.0) * (1 / before - 1 / after);
		repaint();
	}

	/** Moves the picture by pixels of the screen. */
	void pan(final double dx, final double dy) {
		midX -= dx / scale();
		midY -= dy / scale();
		repaint();
	}

	/** The voxel under a point of the screen. */
	int[] voxelAt(final double x, final double y) {
		final int c = (int) Math.floor((midX + (x - getWidth() / 2.0) / scale()) / plane.width());
		final int r = (int) Math.floor((midY + (y - getHeight() / 2.0) / scale()) / plane.height());
		return plane.voxel(clip(c, plane.columns()), clip(r, plane.rows()), state.cursor()[plane.through()]);
	}

	private static int clip(final int i, final int n) {
		return Math.max(0, Math.min(n - 1, i));
	}

	/** Keeps the shared point in view when it moves. */
	private void follow() {
		if (getWidth() == 0) return;
		final int[] at = state.cursor();
		final double x = (plane.column(at) + 0.5) * plane.width(), y = (plane.row(at) + 0.5) * plane.height();
		final double halfWidth = getWidth() / 2.0 / scale(), halfHeight = getHeight() / 2.0 / scale();
		if (Math.abs(x - midX) > 0.9 * halfWidth) midX = x;
		if (Math.abs(y - midY) > 0.9 * halfHeight) midY = y;
		repaint();
	}

	/** Pixels of the screen per mm. */
	private double scale() {
		final int[] n = { bounds.width(), bounds.height(), bounds.depth() }, origin = { 0, 0, 0 };
		final int[] far = { n[0] - 1, n[1] - 1, n[2] - 1 };
		final double w = (Math.abs(plane.column(far) - plane.column(origin)) + 1) * plane.width();
		final double h = (Math.abs(plane.row(far) - plane.row(origin)) + 1) * plane.height();
		final double free = 1 - 2 * MARGIN;
		return zoom * Math.min(free * Math.max(1, getWidth()) / w, free * Math.max(1, getHeight()) / h);
	}

	@Override
	protected void paintComponent(final Graphics graphics) {
		final Graphics2D g = (Graphics2D) graphics.create();
		g.setColor(Color.BLACK);
		g.fillRect(0, 0, getWidth(), getHeight());
		final AffineTransform toScreen = AffineTransform.getTranslateInstance(getWidth() / 2.0, getHeight() / 2.0);
		toScreen.scale(scale(), scale());
		toScreen.translate(-midX, -midY);
		toScreen.scale(plane.width(), plane.height());
		g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
		g.drawImage(picture(), toScreen, null);
		g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
		g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
		if (!state.hidden()) {
			drawMask(g, toScreen);
			drawCross(g, toScreen);
		}
		drawText(g);
		g.dispose();
	}

	private BufferedImage picture() {
		final int slice = state.cursor()[plane.through()];
		if (slice != pictureSlice || !state.window().equals(pictureWindow)) {
			final ImageProcessor ip = voxels.slice(plane, slice);
			final double[] raw = images.raw(state.window());
			ip.setMinAndMax(raw[0], raw[1]);
			picture = ip.getBufferedImage();
			pictureSlice = slice;
			pictureWindow = state.window();
		}
		return picture;
	}

	private void drawMask(final Graphics2D g, final AffineTransform toScreen) {
		final int slice = state.cursor()[plane.through()];
		final Object key = new Key(slice, state.region(), state.regions());
		if (!key.equals(outlinesKey)) {
			outlines = SliceOutlines.of(plane, slice, images.mask(), bounds, state.regions(), state.region(), plane.columns(),
				plane.rows());
			outlinesKey = key;
		}
		final Shape region = onScreen(outlines.region(), toScreen);
		if (region != null) {
			g.setColor(MaskColors.fill(state.region(), state.opacity()));
			g.fill(region);
		}
		g.setStroke(new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] { 3, 4 }, 0));
		draw(g, onScreen(outlines.reach(), toScreen), MaskColors.REACH);
		if (state.thickness() == 0) return;
		g.setStroke(new BasicStroke(state.thickness(), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
		draw(g, onScreen(outlines.mask(), toScreen), MaskColors.MASK);
		draw(g, region, MaskColors.region(state.region()));
	}

	private static Shape onScreen(final Roi roi, final AffineTransform toScreen) {
		return roi == null ? null : toScreen.createTransformedShape(SliceOutlines.shape(roi));
	}

	private static void draw(final Graphics2D g, final Shape shape, final Color colour) {
		if (shape == null) return;
		g.setColor(colour);
		g.draw(shape);
	}

	/** Where the other planes cut this one, open in the middle so that nothing is covered there. */
	private void drawCross(final Graphics2D g, final AffineTransform toScreen) {
		final int[] at = state.cursor();
		final double[] p = { plane.column(at) + 0.5, plane.row(at) + 0.5 };
		toScreen.transform(p, 0, p, 0, 1);
		g.setStroke(new BasicStroke(1));
		g.setColor(MaskColors.CROSS);
		g.draw(new Line2D.Double(0, p[1], p[0] - ARM * GAP, p[1]));
		g.draw(new Line2D.Double(p[0] + ARM * GAP, p[1], getWidth(), p[1]));
		g.draw(new Line2D.Double(p[0], 0, p[0], p[1] - ARM * GAP));
		g.draw(new Line2D.Double(p[0], p[1] + ARM * GAP, p[0], getHeight()));
	}

	private void drawText(final Graphics2D g) {
		g.setFont(PanelStyle.font(Font.PLAIN, 11));
		final FontMetrics f = g.getFontMetrics();
		final int w = getWidth(), h = getHeight(), base = f.getAscent() + INSET - 2;
		final String[] letters = plane.letters();
		text(g, plane.title(), INSET, base);
		text(g, letters[0], INSET, h / 2 + f.getAscent() / 2);
		text(g, letters[1], w - INSET - f.stringWidth(letters[1]), h / 2 + f.getAscent() / 2);
		text(g, letters[2], (w - f.stringWidth(letters[2])) / 2, base);
		text(g, letters[3], (w - f.stringWidth(letters[3])) / 2, h - INSET);
		final String slice = state.cursor()[plane.through()] + 1 + " / " + plane.slices();
		text(g, slice, w - INSET - f.stringWidth(slice), base);
	}

	private static void text(final Graphics2D g, final String s, final int x, final int y) {
		g.setColor(SHADOW);
		g.drawString(s, x + 1, y + 1);
		g.setColor(TEXT);
		g.drawString(s, x, y);
	}

	private record Key(int slice, int region, Object regions) {

		@Override
		public boolean equals(final Object o) {
			return o instanceof Key k && k.slice == slice && k.region == region && k.regions == regions;
		}

		@Override
		public int hashCode() {
			return 31 * slice + region;
		}
	}
}
