package sc.fiji.score.report;

import static sc.fiji.score.report.Lettering.Align.CENTRE;
import static sc.fiji.score.report.Lettering.Align.LEFT;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import sc.fiji.score.evaluation.ConfusionCounts;
import sc.fiji.score.volume.Box;
import sc.fiji.score.volume.Mask;

/**
 * Cases before and after their refinement, as a picture: a row per case, an axial, a coronal and a sagittal slice
 * in it, the outlines of the masks on the grey image, and the Dice to the reference where there is one. Voxels keep
 * their true proportions; outlines run along the voxels' edges.
 */
public final class OverlayPicture {

	private static final int CELL = 340, GAP = 10, SIDE = 20, TOP = 84, CAPTION = 34, LABEL = 20;
	private static final int ROW = CAPTION + CELL + LABEL + GAP;
	private static final double MARGIN = 10;
	private static final Color PAPER = new Color(0x17191C), INK = new Color(0xF0F0F0), SOFT = new Color(0xA8ADB3);
	private static final Color REFERENCE = new Color(0xFFFFFF), INITIAL = new Color(0xFF7F2A), REFINED = new Color(
		0x2ED3F0);

	private final String title;
	private final List<OverlayRow> rows = new ArrayList<>();
	private double low = Double.NaN, high = Double.NaN;

	public OverlayPicture(final String title) {
		this.title = title;
	}

	/** @return this picture */
	public OverlayPicture add(final OverlayRow row) {
		rows.add(row);
		return this;
	}

	/** Fixes what is black and what is white; else each slice shows its 1st to its 99th percentile. */
	public OverlayPicture window(final double black, final double white) {
		if (!(black < white)) throw new IllegalArgumentException("window from " + black + " to " + white);
		low = black;
		high = white;
		return this;
	}

	/** Writes the picture as PNG. */
	public void write(final Path png) {
		PngFile.write(draw(), png);
	}

	/** @throws IllegalStateException if there is no row */
	public BufferedImage draw() {
		if (rows.isEmpty()) throw new IllegalStateException("no case to show");
		final int width = 2 * SIDE + 3 * CELL + 2 * GAP, height = TOP + rows.size() * ROW + SIDE;
		final BufferedImage out = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
		final Graphics2D g = Lettering.smooth(out);
		try {
			g.setColor(PAPER);
			g.fillRect(0, 0, width, height);
			head(g);
			for (int i = 0; i < rows.size(); i++)
				row(g, rows.get(i), TOP + i * ROW);
		}
		finally {
			g.dispose();
		}
		return out;
	}

	private void head(final Graphics2D g) {
		g.setColor(INK);
		Lettering.write(g, title, SIDE, 34, Lettering.bold(20), LEFT);
		final boolean reference = rows.stream().anyMatch(r -> r.reference() != null);
		double x = SIDE;
		x = key(g, x, "initial mask", INITIAL);
		x = key(g, x, "refined mask", REFINED);
		if (reference) key(g, x, "reference", REFERENCE);
	}

	private static double key(final Graphics2D g, final double x, final String text, final Color color) {
		g.setColor(color);
		g.setStroke(new BasicStroke(4));
		g.draw(new Line2D.Double(x, 60, x + 24, 60));
		g.setColor(INK);
		Lettering.write(g, text, x + 32, 65, Lettering.plain(15), LEFT);
		return x + 32 + Math.max(80, Lettering.width(g, text, Lettering.plain(15))) + 28;
	}

	private void row(final Graphics2D g, final OverlayRow row, final int top) {
		g.setColor(INK);
		Lettering.write(g, caption(row), SIDE, top + 23, Lettering.plain(16), LEFT);
		final Box view = row.view(MARGIN);
		final SlicePlane.Kind[] kinds = SlicePlane.Kind.values();
		for (int k = 0; k < kinds.length; k++)
			cell(g, row, kinds[k], view, SIDE + k * (CELL + GAP), top + CAPTION);
	}

	private static String caption(final OverlayRow row) {
		if (row.reference() == null) return row.name() + String.format(Locale.ROOT,
			"     Dice of the refined to the initial mask %.3f", dice(row.initial(), row.refined()));
		return row.name() + String.format(Locale.ROOT, "     Dice to the reference: initial %.3f, refined %.3f", dice(row
			.reference(), row.initial()), dice(row.reference(), row.refined()));
	}

	private static double dice(final Mask a, final Mask b) {
		return ConfusionCounts.of(a, b).dice();
	}

	private void cell(final Graphics2D g, final OverlayRow row, final SlicePlane.Kind kind, final Box view,
		final int left, final int top)
	{
		final SlicePlane plane = new SlicePlane(row.image().geometry(), kind);
		final int index = row.slices()[plane.through];
		final Box slice = plane.slice(plane.widened(view), index);
		final int[] n = plane.size(slice);
		final double[] s = row.image().geometry().spacing();
		final double zoom = Math.min(CELL / (n[0] * s[plane.across]), CELL / (n[1] * s[plane.down]));
		final double pixelX = zoom * s[plane.across], pixelY = zoom * s[plane.down];
		final double x = left + (CELL - n[0] * pixelX) / 2, y = top + (CELL - n[1] * pixelY) / 2;
		final Graphics2D inner = (Graphics2D) g.create();
		inner.setColor(Color.BLACK);
		inner.fillRect(left, top, CELL, CELL);
		inner.clipRect(left, top, CELL, CELL);
		inner.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
		inner.drawImage(grey(row.image().floats(slice), plane, slice, n), (int) Math.round(x), (int) Math.round(y),
			(int) Math.round(n[0] * pixelX), (int) Math.round(n[1] * pixelY), null);
		final Mask[] masks = { row.reference(), row.initial(), row.refined() };
		final Color[] colors = { REFERENCE, INITIAL, REFINED };
		final float[] strokes = { 4.5f, 2.2f, 2.2f };
		for (int m = 0; m < masks.length; m++) {
			if (masks[m] == null) continue;
			inner.setColor(colors[m]);
			inner.setStroke(new BasicStroke(strokes[m], BasicStroke.CAP_SQUARE, BasicStroke.JOIN_MITER));
			inner.draw(outline(masks[m].crop(slice).voxels(), plane, slice, n, x, y, pixelX, pixelY));
		}
		inner.dispose();
		g.setColor(SOFT);
		Lettering.write(g, kind.title + ", slice " + "xyz".charAt(plane.through) + " = " + index, left + CELL / 2.0, top +
			CELL + 15, Lettering.plain(12), CENTRE);
	}

	private BufferedImage grey(final float[] values, final SlicePlane plane, final Box slice, final int[] n) {
		double black = low, white = high;
		if (Double.isNaN(low)) {
			final float[] sorted = values.clone();
			Arrays.sort(sorted);
			black = sorted[(int) (0.01 * (sorted.length - 1))];
			white = sorted[(int) (0.99 * (sorted.length - 1))];
		}
		final double scale = white > black ? 255 / (white - black) : 0;
		final BufferedImage out = new BufferedImage(n[0], n[1], BufferedImage.TYPE_BYTE_GRAY);
		for (int row = 0; row < n[1]; row++)
			for (int column = 0; column < n[0]; column++) {
				final double v = (values[plane.index(slice, column, row)] - black) * scale;
				out.getRaster().setSample(column, row, 0, (int) Math.max(0, Math.min(255, v)));
			}
		return out;
	}

	/** The edges between voxels inside and outside. */
	private static Path2D outline(final byte[] mask, final SlicePlane plane, final Box slice, final int[] n,
		final double left, final double top, final double pixelX, final double pixelY)
	{
		final Path2D out = new Path2D.Double();
		for (int row = 0; row < n[1]; row++)
			for (int column = 0; column < n[0]; column++) {
				final byte here = mask[plane.index(slice, column, row)];
				final double x = left + column * pixelX, y = top + row * pixelY;
				if (here != (column == 0 ? 0 : mask[plane.index(slice, column - 1, row)])) line(out, x, y, x, y + pixelY);
				if (here != (row == 0 ? 0 : mask[plane.index(slice, column, row - 1)])) line(out, x, y, x + pixelX, y);
				if (column == n[0] - 1 && here != 0) line(out, x + pixelX, y, x + pixelX, y + pixelY);
				if (row == n[1] - 1 && here != 0) line(out, x, y + pixelY, x + pixelX, y + pixelY);
			}
		return out;
	}

	private static void line(final Path2D path, final double x0, final double y0, final double x1, final double y1) {
		path.moveTo(x0, y0);
		path.lineTo(x1, y1);
	}
}
