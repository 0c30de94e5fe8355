package sc.fiji.score.volume;

/**
 * The permutation and flips that bring a grid's axes nearest to right, anterior, superior, so that a network sees every case
 * in the same pose however its file is stored.
 */
public final class CanonicalAxes {

	/** permutation[c] is the axis of the file that runs along canonical axis c. */
	private final int[] permutation = new int[3];
	private final boolean[] flip = new boolean[3];

	private CanonicalAxes() {}

	/** The canonical order of a grid's axes: the assignment of axes to directions with the largest total alignment. */
	public static CanonicalAxes of(final Geometry g) {
		final double[] a = g.affine(), s = g.spacing();
		final int[][] orders = { { 0, 1, 2 }, { 0, 2, 1 }, { 1, 0, 2 }, { 1, 2, 0 }, { 2, 0, 1 }, { 2, 1, 0 } };
		int[] best = orders[0];
		double bestSum = -1;
		for (final int[] o : orders) {
			double sum = 0;
			for (int c = 0; c < 3; c++)
				sum += Math.abs(a[4 * c + o[c]]) / s[o[c]];
			if (sum > bestSum + 1e-9) {
				bestSum = sum;
				best = o;
			}
		}
		final CanonicalAxes out = new CanonicalAxes();
		for (int c = 0; c < 3; c++) {
			out.permutation[c] = best[c];
			out.flip[c] = a[4 * c + best[c]] < 0;
		}
		return out;
	}

	/** Three values per file axis in canonical order (a spacing, a size). */
	public double[] order(final double[] perAxis) {
		return new double[] { perAxis[permutation[0]], perAxis[permutation[1]], perAxis[permutation[2]] };
	}

	/** As {@link #order(double[])}. */
	public int[] order(final int[] perAxis) {
		return new int[] { perAxis[permutation[0]], perAxis[permutation[1]], perAxis[permutation[2]] };
	}

	/** Three values per canonical axis in the file's order. */
	public double[] unorder(final double[] canonical) {
		final double[] out = new double[3];
		for (int c = 0; c < 3; c++)
			out[permutation[c]] = canonical[c];
		return out;
	}

	/**
	 * Where each canonical voxel lies in the file's order.
	 *
	 * @param n size along the file's axes
	 * @return for each canonical array index (x fastest) the file's array index
	 */
	public int[] indices(final int[] n) {
		final int[] m = order(n), stride = { 1, n[0], n[0] * n[1] };
		final int[] out = new int[n[0] * n[1] * n[2]];
		for (int z = 0, o = 0; z < m[2]; z++)
			for (int y = 0; y < m[1]; y++)
				for (int x = 0; x < m[0]; x++, o++)
					out[o] = at(0, x, m, stride) + at(1, y, m, stride) + at(2, z, m, stride);
		return out;
	}

	private int at(final int c, final int i, final int[] m, final int[] stride) {
		return (flip[c] ? m[c] - 1 - i : i) * stride[permutation[c]];
	}

	/** Values in canonical order, a fresh array. */
	public float[] toCanonical(final float[] values, final int[] n) {
		final int[] from = indices(n);
		final float[] out = new float[from.length];
		for (int i = 0; i < out.length; i++)
			out[i] = values[from[i]];
		return out;
	}

	/**
	 * Values back in the file's order, a fresh array.
	 *
	 * @param n size along the file's axes
	 */
	public float[] fromCanonical(final float[] values, final int[] n) {
		final int[] from = indices(n);
		final float[] out = new float[from.length];
		for (int i = 0; i < out.length; i++)
			out[from[i]] = values[i];
		return out;
	}
}
