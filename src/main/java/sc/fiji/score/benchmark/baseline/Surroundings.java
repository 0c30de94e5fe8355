package sc.fiji.score.benchmark.baseline;

import sc.fiji.score.prior.EdgePrior;
import sc.fiji.score.region.RegionMap;
import sc.fiji.score.volume.Box;
import sc.fiji.score.volume.DistanceTransform;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.Volume;

/**
 * A mask and the image around it, as far as a correction may reach: a box of the case's grid. All arrays are those of
 * the box, x fastest. There is no reference mask in it.
 */
public final class Surroundings {

	/** No correction moves a surface farther than this many voxels, or than the regions reach. */
	static final double FARTHEST = 6;

	private final Geometry whole;
	private final Box box;
	private final Mask mask;
	private final float[] image, distance, edges;
	private final short[] regions;
	private final int count;
	private final double reach;

	/**
	 * @param image on the mask's grid
	 * @param mask not empty
	 * @param regions of the mask
	 * @param withEdges whether {@link #edges()} will be asked for: they look at the whole image
	 */
	public Surroundings(final Volume image, final Mask mask, final RegionMap regions, final boolean withEdges) {
		whole = mask.geometry();
		whole.requireSameGrid(image.geometry(), "The mask", "the image");
		whole.requireSameGrid(regions.geometry(), "The mask", "the regions");
		reach = Math.min(regions.parameters().distance(), FARTHEST * unit(whole));
		// Two voxels more, for what looks at neighbours.
		box = mask.boundingBox().grow(reach, whole).grow(2, 2, 2, whole);
		this.mask = mask.crop(box);
		this.image = finite(image.floats(box));
		distance = DistanceTransform.signed(this.mask);
		edges = withEdges ? EdgePrior.compute(image, box) : null;
		this.regions = new short[distance.length];
		count = regions.count();
		for (int z = 0, i = 0; z < box.depth(); z++)
			for (int y = 0; y < box.height(); y++, i += box.width())
				System.arraycopy(regions.labels(), whole.index(box.x(), box.y() + y, box.z() + z), this.regions, i, box.width());
	}

	private static double unit(final Geometry g) {
		return Math.cbrt(g.voxelVolume());
	}

	private static float[] finite(final float[] values) {
		float least = Float.POSITIVE_INFINITY;
		for (final float v : values)
			if (Float.isFinite(v)) least = Math.min(least, v);
		for (int i = 0; i < values.length; i++)
			if (!Float.isFinite(values[i])) values[i] = Float.isFinite(least) ? least : 0;
		return values;
	}

	/** The box on the case's grid. */
	Box box() {
		return box;
	}

	/** Size of the box along x, y, z. */
	int[] size() {
		return mask.geometry().dimensions();
	}

	/** Distance of the voxels along x, y, z, in mm. */
	double[] spacing() {
		return mask.geometry().spacing();
	}

	/** Edge length, in mm, of a cube as large as a voxel. */
	double unit() {
		return unit(whole);
	}

	/** How far, in mm, a surface may be moved. */
	double reach() {
		return reach;
	}

	/** The initial mask, 0 or 1; not a copy. */
	byte[] mask() {
		return mask.voxels();
	}

	/** Intensities, finite; not a copy. */
	float[] image() {
		return image;
	}

	/** Signed distance to the mask's surface in mm, positive inside; not a copy. */
	float[] distance() {
		return distance;
	}

	/** Probability of an edge, 0..1; not a copy. */
	float[] edges() {
		if (edges == null) throw new IllegalStateException("made without edges");
		return edges;
	}

	/** Region of a voxel of the box, 0 for none. */
	int region(final int index) {
		return regions[index] & 0xffff;
	}

	/** Number of regions. */
	int regions() {
		return count;
	}

	/** The mask on the whole grid that has these voxels in the box and none elsewhere. */
	Mask whole(final byte[] voxels) {
		final byte[] out = new byte[whole.arrayLength()];
		for (int z = 0, i = 0; z < box.depth(); z++)
			for (int y = 0; y < box.height(); y++, i += box.width())
				System.arraycopy(voxels, i, out, whole.index(box.x(), box.y() + y, box.z() + z), box.width());
		return new Mask(out, whole);
	}
}
