package sc.fiji.score.prior;

import java.util.Arrays;

/**
 * The chance that a walker, started at a voxel, meets a foreground seed before a background seed, where steps across
 * edges of the image are unlikely. It is the harmonic function on the grid of 6 neighbours that is 1 on the
 * foreground seeds and 0 on the background seeds; the weight of two neighbours with values g and g' at the distance
 * h is {@code exp(-beta (g-g')^2) / h^2}.
 * <p>
 * Source: L. Grady, Random walks for image segmentation, IEEE Transactions on Pattern Analysis and Machine
 * Intelligence 28, 2006, doi:10.1109/TPAMI.2006.233.
 */
public final class RandomWalker {

	/** Weights below this one are raised to it: else a voxel behind a strong edge would be cut off from all seeds. */
	static final double LEAST_WEIGHT = 1e-6;

	private static final double PRECISION = 1e-8;

	private static final int MOST_ITERATIONS = 5000;

	/** Place of each voxel among the unknown ones, -1 for seeds; and back. */
	private final int[] place, voxel;
	/** Six neighbours of each unknown voxel among the unknown ones (-1 for none), and the weights to them. */
	private final int[] neighbour;
	private final double[] weight;
	private final double[] diagonal, right;

	private RandomWalker(final float[] image, final byte[] seeds, final int[] n, final double[] spacing,
		final double beta)
	{
		place = new int[seeds.length];
		int count = 0;
		for (int i = 0; i < seeds.length; i++)
			place[i] = seeds[i] == 0 ? count++ : -1;
		voxel = new int[count];
		neighbour = new int[6 * count];
		weight = new double[6 * count];
		diagonal = new double[count];
		right = new double[count];
		for (int i = 0; i < seeds.length; i++)
			if (place[i] >= 0) voxel[place[i]] = i;
		final double finest = Math.min(spacing[0], Math.min(spacing[1], spacing[2]));
		final int[] stride = { 1, n[0], n[0] * n[1] };
		for (int u = 0; u < count; u++) {
			final int i = voxel[u];
			for (int k = 0; k < 6; k++) {
				neighbour[6 * u + k] = -1;
				final int axis = k / 2, step = k % 2 == 0 ? -1 : 1, at = i / stride[axis] % n[axis] + step;
				if (at < 0 || at >= n[axis]) continue;
				final int j = i + step * stride[axis];
				final double difference = image[i] - image[j], ratio = finest / spacing[axis];
				final double w = ratio * ratio * Math.max(LEAST_WEIGHT, Math.exp(-beta * difference * difference));
				diagonal[u] += w;
				if (place[j] >= 0) {
					neighbour[6 * u + k] = place[j];
					weight[6 * u + k] = w;
				}
				else if (seeds[j] > 0) right[u] += w;
			}
		}
	}

	/** As the other, to a precision that shows in no digit of a float. */
	public static float[] probability(final float[] image, final byte[] seeds, final int[] n, final double[] spacing,
		final double beta)
	{
		return probability(image, seeds, n, spacing, beta, PRECISION);
	}

	/**
	 * @param image finite values, x fastest; their scale goes with {@code beta}
	 * @param seeds 1 foreground, -1 background, 0 to be found; at least one seed
	 * @param n size along x, y, z
	 * @param spacing along x, y, z
	 * @param beta how much a difference of the image hinders, per squared unit of the image; 0 ignores the image
	 * @param precision the residual at which the solver stops, relative to that of the start; measured in the
	 *          preconditioner's norm, in which a voxel behind strong edges counts as much as any
	 * @return the probability of foreground of each voxel, 0..1; seeds keep 1 and 0
	 * @throws IllegalArgumentException if there is no seed, or the sizes differ
	 */
	public static float[] probability(final float[] image, final byte[] seeds, final int[] n, final double[] spacing,
		final double beta, final double precision)
	{
		if (image.length != seeds.length || image.length != n[0] * n[1] * n[2]) throw new IllegalArgumentException(
			"image, seeds and size do not agree");
		boolean any = false;
		final float[] out = new float[seeds.length];
		for (int i = 0; i < seeds.length; i++) {
			any |= seeds[i] != 0;
			out[i] = seeds[i] > 0 ? 1 : 0;
		}
		if (!any) throw new IllegalArgumentException("a random walk needs seeds");
		final RandomWalker walker = new RandomWalker(image, seeds, n, spacing, beta);
		final double[] p = walker.solve(precision);
		for (int u = 0; u < p.length; u++)
			out[walker.voxel[u]] = (float) Math.min(1, Math.max(0, p[u]));
		return out;
	}

	/** Conjugate gradients with the diagonal as preconditioner, in a fixed order: the same result in every run. */
	private double[] solve(final double precision) {
		final int count = voxel.length;
		final double[] x = new double[count], r = right.clone(), z = new double[count], p = new double[count], q =
			new double[count];
		double old = 0, first = 0;
		for (int iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
			for (int u = 0; u < count; u++)
				z[u] = r[u] / diagonal[u];
			final double rho = dot(r, z), ratio = iteration == 0 ? 0 : rho / old;
			if (iteration == 0) first = rho;
			if (rho <= precision * precision * first) break;
			for (int u = 0; u < count; u++)
				p[u] = z[u] + ratio * p[u];
			multiply(p, q);
			final double step = rho / dot(p, q);
			for (int u = 0; u < count; u++) {
				x[u] += step * p[u];
				r[u] -= step * q[u];
			}
			old = rho;
		}
		return x;
	}

	/** The Laplacian of the unknown voxels. */
	private void multiply(final double[] p, final double[] out) {
		Arrays.setAll(out, u -> {
			double sum = diagonal[u] * p[u];
			for (int k = 6 * u; k < 6 * u + 6; k++)
				if (neighbour[k] >= 0) sum -= weight[k] * p[neighbour[k]];
			return sum;
		});
	}

	private static double dot(final double[] a, final double[] b) {
		double sum = 0;
		for (int i = 0; i < a.length; i++)
			sum += a[i] * b[i];
		return sum;
	}
}
