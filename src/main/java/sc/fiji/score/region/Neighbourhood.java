package sc.fiji.score.region;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.volume.Box;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Mask;

/**
 * The mask and its surroundings within the regions' reach: a box of the grid, so that a small structure in a large
 * image costs little. Voxel indices and arrays are those of the box, x fastest.
 */
final class Neighbourhood {

	private final Geometry whole;
	private final Box box;
	private final Mask mask;
	private final double distance;

	/** @throws ScoreException if the mask is empty or the distance is not a finite number of at least 0 */
	Neighbourhood(final Mask mask, final double distance) {
		if (!(distance >= 0) || Double.isInfinite(distance)) throw new ScoreException(
			"The distance up to which regions reach must be 0 mm or more, but is " + distance + ".");
		final Box bounds = mask.boundingBox();
		if (bounds == null) throw new ScoreException("The mask is empty, so there is nothing to divide into regions. " +
			"Check the mask and, for a label image, the label of the structure.");
		this.whole = mask.geometry();
		this.box = bounds.grow(distance, whole);
		this.mask = mask.crop(box);
		this.distance = distance;
	}

	/** The box on the whole grid. */
	Box box() {
		return box;
	}

	/** The mask in the box. */
	Mask mask() {
		return mask;
	}

	/** Size of the box along x, y, z. */
	int[] dimensions() {
		return mask.geometry().dimensions();
	}

	/** How far regions reach, in mm; distances of grid points are compared with a margin for rounding. */
	boolean reaches(final double d) {
		return d <= distance * (1 + 1e-9);
	}

	/** World coordinates of the centre of a voxel, in mm, written to {@code out}. */
	void toWorld(final int index, final double[] affine, final double[] out) {
		final int nx = box.width(), ny = box.height();
		final int x = index % nx, y = index / nx % ny, z = index / nx / ny;
		for (int r = 0; r < 3; r++)
			out[r] = affine[4 * r] * x + affine[4 * r + 1] * y + affine[4 * r + 2] * z + affine[4 * r + 3];
	}

	/**
	 * The map of the whole grid.
	 *
	 * @param regions region of each voxel of the box, any numbers from 1; 0 for none. They are renumbered to 1..count
	 *          in their order, without the unused numbers
	 * @param highest the largest number in use at most
	 */
	RegionMap map(final int[] regions, final int highest, final PartitionParameters parameters) {
		final int[] renumbered = new int[highest + 1];
		for (final int r : regions)
			renumbered[r] = 1;
		renumbered[0] = 0;
		int count = 0;
		for (int r = 1; r <= highest; r++)
			if (renumbered[r] != 0) renumbered[r] = ++count;
		if (count > 65535) throw new ScoreException("The partition has " + count +
			" regions, but 65535 is the most. Use fewer labels or larger regions.");
		final short[] labels = new short[whole.arrayLength()];
		for (int z = 0, i = 0; z < box.depth(); z++)
			for (int y = 0; y < box.height(); y++)
				for (int x = 0, o = whole.index(box.x(), box.y() + y, box.z() + z); x < box.width(); x++, i++, o++)
					labels[o] = (short) renumbered[regions[i]];
		return new RegionMap(labels, count, whole, parameters);
	}
}
