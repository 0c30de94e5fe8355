package sc.fiji.score.volume;

/**
 * For each voxel of a grid, the nearest voxel of a set, exactly, on an anisotropic grid (a feature transform).
 * <p>
 * The lower envelopes of parabolas of Felzenszwalb and Huttenlocher (Theory of Computing 8, 2012,
 * doi:10.4086/toc.2012.v008a019), carrying the nearest voxel along instead of its distance, so that distances come
 * out in double precision. Between equally near voxels the choice is the same in every run.
 */
public final class NearestVoxel {

	private final int[] nearest;
	private final int[] n;
	private final double[] square = new double[3];

	private NearestVoxel(final int[] nearest, final int[] n, final double[] spacing) {
		this.nearest = nearest;
		this.n = n.clone();
		for (int a = 0; a < 3; a++)
			square[a] = spacing[a] * spacing[a];
	}

	/**
	 * @param set non-zero voxels are the set, x fastest; not changed
	 * @param n size along x, y, z
	 * @param spacing along x, y, z
	 */
	public static NearestVoxel of(final byte[] set, final int[] n, final double[] spacing) {
		final int[] nearest = new int[set.length];
		for (int i = 0; i < nearest.length; i++)
			nearest[i] = set[i] != 0 ? i : -1;
		final NearestVoxel out = new NearestVoxel(nearest, n, spacing);
		for (int axis = 0; axis < 3; axis++)
			out.along(axis);
		return out;
	}

	/** Index of the voxel of the set that is nearest to voxel {@code i}; -1 if the set is empty. */
	public int index(final int i) {
		return nearest[i];
	}

	/** Distance between the centres of voxel {@code i} and the set's nearest voxel; infinite if the set is empty. */
	public double distance(final int i) {
		return Math.sqrt(squared(i));
	}

	private double squared(final int i) {
		final int j = nearest[i];
		if (j < 0) return Double.POSITIVE_INFINITY;
		if (i == j) return 0;
		final int row = n[0], plane = n[0] * n[1];
		final double dx = i % row - j % row, dy = i / row % n[1] - j / row % n[1], dz = i / plane - j / plane;
		return dx * dx * square[0] + dy * dy * square[1] + dz * dz * square[2];
	}

	private void along(final int axis) {
		final int a = (axis + 1) % 3, b = (axis + 2) % 3, length = n[axis];
		final int[] stride = { 1, n[0], n[0] * n[1] };
		if (length == 1) return;
		final double[] height = new double[length], from = new double[length + 1];
		final int[] parabola = new int[length], features = new int[length];
		for (int j = 0; j < n[b]; j++)
			for (int i = 0; i < n[a]; i++)
				line(i * stride[a] + j * stride[b], stride[axis], length, square[axis], height, from, parabola, features);
	}

	/**
	 * One line of voxels: which parabola, of those that rise from the voxels of the line, is lowest where.
	 *
	 * @param height squared distance of a voxel of the line to its nearest voxel so far
	 * @param parabola voxels of the line whose parabolas form the envelope; each is lowest from {@code from} on
	 */
	private void line(final int start, final int stride, final int length, final double s2, final double[] height,
		final double[] from, final int[] parabola, final int[] features)
	{
		int k = -1;
		boolean move = false;
		for (int q = 0; q < length; q++) {
			final int i = start + q * stride;
			features[q] = nearest[i];
			move |= nearest[i] != i;
			if (nearest[i] < 0) continue;
			height[q] = squared(i);
			double s = Double.NEGATIVE_INFINITY;
			while (k >= 0) {
				final int p = parabola[k];
				s = ((height[q] - height[p]) / s2 + (double) q * q - (double) p * p) / (2.0 * (q - p));
				if (s > from[k]) break;
				k--;
			}
			k++;
			parabola[k] = q;
			from[k] = k == 0 ? Double.NEGATIVE_INFINITY : s;
		}
		if (k < 0 || !move) return;
		from[k + 1] = Double.POSITIVE_INFINITY;
		for (int q = 0, j = 0; q < length; q++) {
			while (from[j + 1] < q)
				j++;
			nearest[start + q * stride] = features[parabola[j]];
		}
	}
}
