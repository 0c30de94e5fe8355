package sc.fiji.score.ui.scoring;

import java.awt.Rectangle;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.util.function.IntPredicate;

import ij.gui.Roi;
import ij.gui.ShapeRoi;
import ij.process.ByteProcessor;

import sc.fiji.score.region.RegionMap;
import sc.fiji.score.ui.OutlineOverlay;
import sc.fiji.score.volume.Box;
import sc.fiji.score.volume.Mask;

/**
 * What is drawn over a slice, in pixels of the slice as it is shown.
 *
 * @param mask outline of the mask, or null where the slice has none
 * @param region the part of the mask that belongs to the current region, or null
 * @param reach outline of the region with its surroundings, or null
 */
record SliceOutlines(Roi mask, Roi region, Roi reach) {

	/** Outlines are looked for up to this distance from the mask, in mm; beyond it there are no regions by default. */
	private static final double NEAR = 12;

	/**
	 * @param width of the slice as it is shown, in pixels; voxels are repeated to fill it
	 * @param height of the slice as it is shown
	 */
	static SliceOutlines of(final ViewPlane plane, final int slice, final Mask mask, final Box bounds,
		final RegionMap regions, final int region, final int width, final int height)
	{
		final Rectangle part = part(plane, mask, bounds);
		final Shown shown = new Shown(plane, slice, part, (double) width / plane.columns(), (double) height / plane.rows());
		final byte[] m = mask.voxels();
		return new SliceOutlines(shown.outline(i -> m[i] != 0), shown.outline(i -> m[i] != 0 && regions.at(i) == region),
			shown.outline(i -> regions.at(i) == region));
	}

	/** The part of a slice, in voxels, that can hold something to draw. */
	private static Rectangle part(final ViewPlane plane, final Mask mask, final Box bounds) {
		final Box b = bounds.grow(NEAR, mask.geometry());
		final int[] first = { b.x(), b.y(), b.z() }, last = { b.x() + b.width() - 1, b.y() + b.height() - 1, b.z() + b
			.depth() - 1 };
		final Rectangle out = new Rectangle(plane.column(first), plane.row(first), 1, 1);
		out.add(new Rectangle(plane.column(last), plane.row(last), 1, 1));
		return out;
	}

	/** A roi as a shape in the same coordinates. */
	static Shape shape(final Roi roi) {
		final ShapeRoi shape = roi instanceof ShapeRoi s ? s : new ShapeRoi(roi);
		final Rectangle at = shape.getBounds();
		return AffineTransform.getTranslateInstance(at.x, at.y).createTransformedShape(shape.getShape());
	}

	private record Shown(ViewPlane plane, int slice, Rectangle part, double sx, double sy) {

		Roi outline(final IntPredicate inside) {
			final byte[] pixels = new byte[part.width * part.height];
			boolean any = false;
			for (int r = 0, o = 0; r < part.height; r++) {
				int i = plane.first(slice) + (part.y + r) * plane.rowStep() + part.x * plane.columnStep();
				for (int c = 0; c < part.width; c++, o++, i += plane.columnStep())
					if (inside.test(i)) {
						pixels[o] = 1;
						any = true;
					}
			}
			if (!any) return null;
			final int x = (int) Math.round(part.x * sx), y = (int) Math.round(part.y * sy);
			final int w = (int) Math.round((part.x + part.width) * sx) - x, h = (int) Math.round((part.y + part.height) * sy) -
				y;
			ByteProcessor shown = new ByteProcessor(part.width, part.height, pixels);
			if (w != part.width || h != part.height) {
				shown.setInterpolationMethod(ByteProcessor.NONE);
				shown = (ByteProcessor) shown.resize(w, h);
			}
			final Roi out = OutlineOverlay.outline(shown);
			if (out == null) return null;
			final Rectangle at = out.getBounds();
			out.setLocation(at.x + x, at.y + y);
			return out;
		}
	}
}
