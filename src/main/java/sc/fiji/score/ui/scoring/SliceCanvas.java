package sc.fiji.score.ui.scoring;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.event.MouseEvent;

import ij.ImagePlus;
import ij.gui.ImageCanvas;
import ij.gui.Line;
import ij.gui.Overlay;
import ij.gui.Roi;

import sc.fiji.score.volume.Box;

/**
 * ImageJ's canvas with the mask and the current region as its overlay, made anew for the slice that is drawn. It keeps
 * its size when it zooms, so that the windows stay where they are.
 */
final class SliceCanvas extends ImageCanvas {

	private static final long serialVersionUID = 1L;
	private static final double STEP = 1.25;
	private static final int LEAST_PIXELS = 8;
	/** Share of the canvas that is left free around the mask. */
	private static final double MARGIN = 0.6;

	private final transient CaseImages images;
	private final transient ViewPlane plane;
	private final transient ViewState state;
	private final transient Box bounds;
	private transient Object drawn;

	/** @param image shows the slices of the plane, perhaps with repeated voxels */
	SliceCanvas(final ImagePlus image, final CaseImages images, final ViewPlane plane, final ViewState state) {
		super(image);
		this.images = images;
		this.plane = plane;
		this.state = state;
		bounds = images.mask().boundingBox();
	}

	/** Chooses the canvas' size within a space, with the proportions of the slice, and shows the mask. */
	void fill(final int width, final int height) {
		final double scale = Math.min((double) width / imp.getWidth(), (double) height / imp.getHeight());
		setSize((int) Math.round(imp.getWidth() * scale), (int) Math.round(imp.getHeight() * scale));
		dstWidth = getWidth();
		dstHeight = getHeight();
		fit();
	}

	/** Shows the whole mask. */
	void fit() {
		final Rectangle r = new Rectangle(x(plane.column(first())), y(plane.row(first())), 1, 1);
		r.add(x(plane.column(last())), y(plane.row(last())));
		final double share = Math.max((double) r.width / imp.getWidth(), (double) r.height / imp.getHeight());
		show(r.getCenterX(), r.getCenterY(), share * (1 + 2 * MARGIN));
	}

	private int[] first() {
		return new int[] { bounds.x(), bounds.y(), bounds.z() };
	}

	private int[] last() {
		return new int[] { bounds.x() + bounds.width() - 1, bounds.y() + bounds.height() - 1, bounds.z() + bounds.depth() -
			1 };
	}

	/** @param share of the slice's width and height that is shown */
	private void show(final double midX, final double midY, final double share) {
		final double least = Math.min(1, (double) LEAST_PIXELS / Math.min(imp.getWidth(), imp.getHeight()));
		final double s = Math.max(least, Math.min(1, share));
		final int w = (int) Math.round(s * imp.getWidth()), h = (int) Math.round(s * imp.getHeight());
		final int x = (int) Math.max(0, Math.min(imp.getWidth() - w, Math.round(midX - w / 2.0)));
		final int y = (int) Math.max(0, Math.min(imp.getHeight() - h, Math.round(midY - h / 2.0)));
		srcRect = new Rectangle(x, y, w, h);
		magnification = (double) getWidth() / w;
		setImageUpdated();
		repaint();
	}

	/** Keeps the shared point in view when it moves; called by the window. */
	void follow() {
		final int[] at = state.cursor();
		final int x = x(plane.column(at)), y = y(plane.row(at));
		final Rectangle r = new Rectangle(srcRect);
		r.grow(-r.width / 20, -r.height / 20);
		if (r.contains(x, y)) repaint();
		else show(x, y, (double) srcRect.width / imp.getWidth());
	}

	@Override
	public void zoomIn(final int sx, final int sy) {
		zoom(1 / STEP, offScreenXD(sx), offScreenYD(sy));
	}

	@Override
	public void zoomOut(final int sx, final int sy) {
		zoom(STEP, offScreenXD(sx), offScreenYD(sy));
	}

	/** Zooms about a point of the slice, which keeps its place. */
	private void zoom(final double factor, final double x, final double y) {
		final double midX = srcRect.getCenterX(), midY = srcRect.getCenterY();
		show(x + (midX - x) * factor, y + (midY - y) * factor, factor * srcRect.width / imp.getWidth());
	}

	/** Zooms about the middle. */
	void zoom(final boolean in) {
		zoom(in ? 1 / STEP : STEP, srcRect.getCenterX(), srcRect.getCenterY());
	}

	@Override
	public void mousePressed(final MouseEvent e) {
		super.mousePressed(e);
		if (e.isPopupTrigger() || e.getButton() != MouseEvent.BUTTON1) return;
		final Point p = new Point(offScreenX(e.getX()), offScreenY(e.getY()));
		state.setCursor(plane.voxel(p.x * plane.columns() / imp.getWidth(), p.y * plane.rows() / imp.getHeight(), imp
			.getCurrentSlice() - 1));
	}

	@Override
	public void paint(final Graphics g) {
		refresh();
		super.paint(g);
	}

	/** Makes the overlay for what is about to be drawn, unless it is the last one. */
	private void refresh() {
		final int slice = imp.getCurrentSlice() - 1;
		final int[] at = state.cursor();
		final Object key = java.util.List.of(slice, state.region(), state.thickness(), state.opacity(), state.hidden(),
			System.identityHashCode(state.regions()), plane.column(at), plane.row(at));
		if (key.equals(drawn)) return;
		drawn = key;
		setOverlay(state.hidden() ? null : overlay(slice, at));
	}

	private Overlay overlay(final int slice, final int[] at) {
		final SliceOutlines o = SliceOutlines.of(plane, slice, images.mask(), bounds, state.regions(), state.region(), imp
			.getWidth(), imp.getHeight());
		final Overlay out = new Overlay();
		if (o.region() != null) {
			final Roi fill = (Roi) o.region().clone();
			fill.setFillColor(MaskColors.fill(state.region(), state.opacity()));
			out.add(fill, "region fill");
		}
		add(out, o.reach(), "region reach", MaskColors.REACH, 1);
		if (state.thickness() > 0) {
			add(out, o.mask(), "mask", MaskColors.MASK, state.thickness());
			add(out, o.region(), "region", MaskColors.region(state.region()), state.thickness());
		}
		cross(out, x(plane.column(at)) + x(1) / 2.0, y(plane.row(at)) + y(1) / 2.0);
		return out;
	}

	private void cross(final Overlay out, final double x, final double y) {
		final double gap = 20 / magnification;
		add(out, new Line(0, y, x - gap, y), "cross", MaskColors.CROSS, 1);
		add(out, new Line(x + gap, y, imp.getWidth(), y), "cross", MaskColors.CROSS, 1);
		add(out, new Line(x, 0, x, y - gap), "cross", MaskColors.CROSS, 1);
		add(out, new Line(x, y + gap, x, imp.getHeight()), "cross", MaskColors.CROSS, 1);
	}

	private static void add(final Overlay out, final Roi roi, final String name, final Color colour, final int width) {
		if (roi == null) return;
		roi.setStrokeColor(colour);
		roi.setStroke(new BasicStroke(width));
		roi.setUnscalableStrokeWidth(width);
		out.add(roi, name);
	}

	private int x(final int column) {
		return column * imp.getWidth() / plane.columns();
	}

	private int y(final int row) {
		return row * imp.getHeight() / plane.rows();
	}
}
