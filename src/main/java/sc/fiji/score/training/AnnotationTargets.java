package sc.fiji.score.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import sc.fiji.score.annotation.AnnotationRaster;
import sc.fiji.score.annotation.Axis;
import sc.fiji.score.annotation.BoxAnnotation;
import sc.fiji.score.annotation.Tag;
import sc.fiji.score.loss.BoxStripes;
import sc.fiji.score.loss.VoxelSets;
import sc.fiji.score.loss.WeakTargets;
import sc.fiji.score.network.PreparedInput;
import sc.fiji.score.volume.Box;
import sc.fiji.score.volume.Geometry;

/**
 * What annotations say of one structure, on the network's grid: known voxels, stripes across boxes, tagged slices, and
 * bounds of the volume.
 */
public final class AnnotationTargets {

	/** A slice or image that shows the structure shows at least this many voxels of it. */
	public static final int LEAST_PRESENT = 4;

	/** Share of a 3D box's voxels that the structure fills, where no size range is given: least and most. */
	public static final double BOX_LEAST = 0.1, BOX_MOST = 0.8;

	private AnnotationTargets() {}

	/**
	 * @param raster on the grid of the case's image
	 * @param in the case as the network sees it
	 * @param stripe width of the stripes across boxes, in voxels of the case
	 */
	public static WeakTargets of(final AnnotationRaster raster, final PreparedInput in, final int stripe) {
		final Geometry crop = in.cropGrid();
		final int[] n = crop.dimensions();
		final List<VoxelSets> sets = new ArrayList<>();
		final Box whole = in.box();
		final List<int[]> boxes = raster.boxes().stream().map(BoxAnnotation::box).filter(b -> isInside(b, whole)).map(
			b -> new int[] { b.x() - whole.x(), b.y() - whole.y(), b.z() - whole.z(), b.x() + b.width() - whole.x(), b.y() + b
				.height() - whole.y(), b.z() + b.depth() - whole.z() }).toList();
		if (!boxes.isEmpty()) sets.addAll(BoxStripes.of(n, boxes, stripe));
		for (final Axis axis : Axis.values())
			slices(raster.tags(), axis, n, whole, sets);
		final double[] bounds = bounds(raster, crop);
		if (bounds != null) sets.add(VoxelSets.size(crop.arrayLength(), bounds[0], bounds[1]));
		final byte[] known = crop(raster.knownWithBoxes(), raster.grid(), whole);
		final WeakTargets own = new WeakTargets(known, sets).resampled(in.nearestInCrop(), crop.voxelVolume() / in
			.workVolume());
		marks(crop(raster.known(), raster.grid(), whole), in.nearestInWork(), own.known());
		return own;
	}

	private static boolean isInside(final Box b, final Box whole) {
		return b.x() >= whole.x() && b.y() >= whole.y() && b.z() >= whole.z() && b.x() + b.width() <= whole.x() + whole
			.width() && b.y() + b.height() <= whole.y() + whole.height() && b.z() + b.depth() <= whole.z() + whole.depth();
	}

	private static byte[] crop(final byte[] values, final Geometry grid, final Box b) {
		final byte[] out = new byte[(int) b.voxels()];
		for (int z = 0, o = 0; z < b.depth(); z++)
			for (int y = 0; y < b.height(); y++, o += b.width())
				System.arraycopy(values, grid.index(b.x(), b.y() + y, b.z() + z), out, o, b.width());
		return out;
	}

	/** Points and thin scribbles survive a coarser grid: each marks the voxel that it lies in; foreground wins. */
	private static void marks(final byte[] crop, final int[] nearest, final byte[] known) {
		for (final byte value : new byte[] { -1, 1 })
			for (int i = 0; i < crop.length; i++)
				if (crop[i] == value && (known[nearest[i]] == 0 || value > 0)) known[nearest[i]] = value;
	}

	private static void slices(final List<Tag> tags, final Axis axis, final int[] n, final Box whole,
		final List<VoxelSets> out)
	{
		final int count = n[axis.ordinal()], first = axis.first(whole);
		final double[] low = new double[count], high = new double[count];
		Arrays.fill(high, Double.POSITIVE_INFINITY);
		boolean any = false;
		for (final Tag t : tags) {
			final int slice = t.slice() - first;
			if (t.axis() != axis || slice < 0 || slice >= count) continue;
			any = true;
			if (t.present()) low[slice] = LEAST_PRESENT;
			else high[slice] = 0;
			if (low[slice] > high[slice]) low[slice] = 0;
		}
		if (any) out.add(VoxelSets.slices(n, axis.ordinal(), low, high));
	}

	/** Bounds of the volume in voxels of the case, or null. */
	private static double[] bounds(final AnnotationRaster raster, final Geometry crop) {
		final double voxel = crop.voxelVolume();
		if (raster.size() != null) return new double[] { raster.size().low() / voxel, raster.size().high() / voxel };
		final double boxes = raster.boxes().stream().filter(BoxAnnotation::is3d).mapToDouble(b -> b.box().voxels()).sum();
		if (boxes > 0) return new double[] { BOX_LEAST * boxes, BOX_MOST * boxes };
		return raster.tags().stream().anyMatch(t -> t.isImage() && t.present()) ? new double[] { LEAST_PRESENT,
			Double.POSITIVE_INFINITY } : null;
	}
}
