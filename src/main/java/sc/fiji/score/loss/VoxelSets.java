package sc.fiji.score.loss;

import java.util.Arrays;

/**
 * Disjoint sets of voxels of one grid, with bounds on the number of foreground voxels in each. Sets that overlap go
 * into several of these.
 *
 * @param kind what the sets are
 * @param set set of each voxel, 0 for none or 1..low.length, as an unsigned short; x fastest
 * @param low least number of foreground voxels of set {@code s} at index {@code s-1}; 0 where there is no such bound
 * @param high largest number; {@link Double#POSITIVE_INFINITY} where there is no such bound
 * @param outside for each set the sum of probabilities beyond the patch (constant); null where none of it counts
 */
public record VoxelSets(Kind kind, short[] set, double[] low, double[] high, double[] outside) {

	/** What the sets of a {@link VoxelSets} are. */
	public enum Kind {
		/**
		 * Stripes of boxes across x: the voxels of a box with the same x (or the same few). A line of a 2D box, a plane
		 * of a 3D box: each of them meets an object that the box fits tightly, while a mere line of a 3D box may well
		 * miss it.
		 */
		STRIPE_X,
		/** The same across y. */
		STRIPE_Y,
		/** The same across z. */
		STRIPE_Z,
		/** Slices with a tag: absent has {@code high} 0, present has {@code low} above 0. */
		SLICE,
		/** The whole structure: one set. */
		SIZE;

		/** Whether this is a stripe of a box, across whichever axis. */
		public boolean isStripe() {
			return this == STRIPE_X || this == STRIPE_Y || this == STRIPE_Z;
		}
	}

	/** Most sets that a short can number. */
	public static final int MOST = 0xffff;

	/**
	 * A set counts as cut by the patch's border when the patch holds less than this share of its voxels: rotations and
	 * nearest neighbours alone lose a few.
	 */
	static final double WHOLE = 0.8;

	public VoxelSets {
		final int n = low.length;
		if (high.length != n || outside != null && outside.length != n) throw new IllegalArgumentException(
			"the bounds are not of one length");
		if (n > MOST) throw new IllegalArgumentException("at most " + MOST + " sets, but there are " + n);
		for (int s = 0; s < n; s++)
			if (!(low[s] >= 0 && low[s] <= high[s])) throw new IllegalArgumentException("set " + (s + 1) +
				" has the bounds " + low[s] + " to " + high[s]);
	}

	/** One set of all voxels. */
	public static VoxelSets size(final int voxels, final double low, final double high) {
		final short[] set = new short[voxels];
		Arrays.fill(set, (short) 1);
		return new VoxelSets(Kind.SIZE, set, new double[] { low }, new double[] { high }, null);
	}

	/**
	 * One set per slice.
	 *
	 * @param size of the grid along x, y, z
	 * @param axis across which the slices lie: 0, 1, 2 for x, y, z
	 * @param low one per slice; 0 where there is no tag
	 * @param high one per slice; infinite where there is no tag
	 */
	public static VoxelSets slices(final int[] size, final int axis, final double[] low, final double[] high) {
		if (low.length != size[axis]) throw new IllegalArgumentException(low.length + " bounds for " + size[axis] +
			" slices");
		final short[] set = new short[size[0] * size[1] * size[2]];
		final int stride = axis == 0 ? 1 : axis == 1 ? size[0] : size[0] * size[1];
		for (int i = 0; i < set.length; i++)
			set[i] = (short) (i / stride % size[axis] + 1);
		return new VoxelSets(Kind.SLICE, set, low, high, null);
	}

	/** Number of sets. */
	public int count() {
		return low.length;
	}

	/** Set of a voxel, 0 for none. */
	public int at(final int voxel) {
		return set[voxel] & 0xffff;
	}

	/** Number of voxels of each set on this grid, at index {@code set-1}. */
	public int[] voxels() {
		return voxels(set, count());
	}

	private static int[] voxels(final short[] set, final int count) {
		final int[] out = new int[count];
		for (final short s : set)
			if (s != 0) out[(s & 0xffff) - 1]++;
		return out;
	}

	/**
	 * The same sets on another grid of the same space.
	 *
	 * @param nearest for each voxel of the other grid the index of the voxel here that its centre lies in
	 * @param factor volume of a voxel here, in voxels of the other grid: the bounds are multiplied by it
	 */
	public VoxelSets resampled(final int[] nearest, final double factor) {
		final short[] out = new short[nearest.length];
		for (int i = 0; i < out.length; i++)
			out[i] = set[nearest[i]];
		return new VoxelSets(kind, out, times(low, factor), times(high, factor), outside == null ? null : times(outside,
			factor));
	}

	private static double[] times(final double[] values, final double factor) {
		return Arrays.stream(values).map(v -> v * factor).toArray();
	}

	/**
	 * The same sets as a patch of the grid sees them. Without {@code beyond}, nothing is known of what the patch does not
	 * hold: a set that the patch's border cuts has then no lower bound.
	 *
	 * @param patch set of each voxel of the patch
	 * @param beyond for each set the sum of probabilities that the patch does not hold, or null
	 */
	public VoxelSets inPatch(final short[] patch, final double[] beyond) {
		if (beyond != null) return new VoxelSets(kind, patch, low, high, beyond);
		final int[] all = voxels(), here = voxels(patch, count());
		final double[] least = low.clone();
		for (int s = 0; s < least.length; s++)
			if (here[s] < WHOLE * all[s]) least[s] = 0;
		return new VoxelSets(kind, patch, least, high, null);
	}
}
