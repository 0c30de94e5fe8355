package sc.fiji.score.prior;

import java.util.Arrays;

/**
 * Length of the gradient of a Gaussian-smoothed volume, per unit of the spacing, by derivatives of the Gaussian along
 * each axis.
 * <p>
 * The derivative's kernel is normalised on the grid, so that a ramp gives its exact slope however coarse an axis is;
 * where the Gaussian is much narrower than a voxel, it becomes the central difference. Edges of the image repeat the
 * border voxel.
 */
final class GradientMagnitude {

	/** Kernels reach this many standard deviations, and one voxel at least. */
	private static final double REACH = 3;

	private GradientMagnitude() {}

	/** Half the size of the kernels in voxels along each axis. */
	static int[] radius(final double sigma, final double[] spacing) {
		return Arrays.stream(spacing).mapToInt(s -> (int) Math.max(1, Math.ceil(REACH * sigma / s))).toArray();
	}

	/**
	 * @param values finite, x fastest; not changed
	 * @param n size along x, y, z
	 * @param spacing along x, y, z
	 * @param sigma standard deviation of the Gaussian in the unit of the spacing, above 0
	 */
	static float[] of(final float[] values, final int[] n, final double[] spacing, final double sigma) {
		final int[] radius = radius(sigma, spacing);
		final float[][] smooth = new float[3][], slope = new float[3][];
		for (int a = 0; a < 3; a++) {
			smooth[a] = gaussian(sigma / spacing[a], radius[a]);
			slope[a] = derivative(sigma / spacing[a], radius[a], spacing[a]);
		}
		final float[] sum = new float[values.length];
		addSquares(sum, even(even(odd(values, n, 0, slope[0]), n, 1, smooth[1]), n, 2, smooth[2]));
		final float[] alongX = even(values, n, 0, smooth[0]);
		addSquares(sum, even(odd(alongX, n, 1, slope[1]), n, 2, smooth[2]));
		addSquares(sum, odd(even(alongX, n, 1, smooth[1]), n, 2, slope[2]));
		for (int i = 0; i < sum.length; i++)
			sum[i] = (float) Math.sqrt(sum[i]);
		return sum;
	}

	private static void addSquares(final float[] sum, final float[] values) {
		for (int i = 0; i < sum.length; i++)
			sum[i] += values[i] * values[i];
	}

	/** Half of the smoothing kernel, the centre first; the whole sums to 1. */
	private static float[] gaussian(final double sigma, final int radius) {
		final double[] k = new double[radius + 1];
		double sum = 0;
		for (int i = 0; i <= radius; i++) {
			k[i] = Math.exp(-0.5 * i * i / (sigma * sigma));
			sum += i == 0 ? k[i] : 2 * k[i];
		}
		return scaled(k, sum);
	}

	/** Half of the antisymmetric kernel, the centre (0) first; a slope of 1 per unit gives 1. */
	private static float[] derivative(final double sigma, final int radius, final double spacing) {
		final double[] k = new double[radius + 1];
		double sum = 0;
		for (int i = 1; i <= radius; i++) {
			// Relative to the first neighbour, so that a narrow Gaussian does not vanish to 0/0.
			k[i] = i * Math.exp(-0.5 * (i * i - 1) / (sigma * sigma));
			sum += 2 * i * k[i];
		}
		return scaled(k, sum * spacing);
	}

	private static float[] scaled(final double[] k, final double sum) {
		final float[] out = new float[k.length];
		for (int i = 0; i < k.length; i++)
			out[i] = (float) (k[i] / sum);
		return out;
	}

	private static float[] even(final float[] in, final int[] n, final int axis, final float[] kernel) {
		return along(in, n, axis, kernel, 1);
	}

	private static float[] odd(final float[] in, final int[] n, final int axis, final float[] kernel) {
		return along(in, n, axis, kernel, -1);
	}

	/** Correlates along an axis with a kernel whose two halves are equal (sign 1) or opposite (sign -1). */
	private static float[] along(final float[] in, final int[] n, final int axis, final float[] kernel, final int sign) {
		final float[] out = new float[in.length];
		final int length = n[axis], radius = kernel.length - 1;
		final int[] strides = { 1, n[0], n[0] * n[1] };
		final int a = (axis + 1) % 3, b = (axis + 2) % 3, stride = strides[axis];
		final float[] line = new float[length + 2 * radius];
		for (int j = 0; j < n[b]; j++)
			for (int i = 0; i < n[a]; i++) {
				final int start = i * strides[a] + j * strides[b];
				for (int q = 0; q < line.length; q++)
					line[q] = in[start + Math.max(0, Math.min(length - 1, q - radius)) * stride];
				for (int q = 0; q < length; q++) {
					float sum = kernel[0] * line[q + radius];
					for (int k = 1; k <= radius; k++)
						sum += kernel[k] * (line[q + radius + k] + sign * line[q + radius - k]);
					out[start + q * stride] = sum;
				}
			}
		return out;
	}
}
