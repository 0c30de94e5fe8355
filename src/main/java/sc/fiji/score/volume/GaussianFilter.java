package sc.fiji.score.volume;

/** Separable Gaussian smoothing with a standard deviation in the unit of the spacing; edges repeat the border voxel. */
public final class GaussianFilter {

	private GaussianFilter() {}

	/**
	 * @param values x fastest; not changed
	 * @param n size along x, y, z
	 * @param spacing along x, y, z
	 * @param sigma standard deviation in the unit of the spacing; 0 copies
	 * @return the smoothed values, a fresh array
	 */
	public static float[] smooth(final float[] values, final int[] n, final double[] spacing, final double sigma) {
		float[] a = values.clone();
		final int[] stride = { 1, n[0], n[0] * n[1] };
		for (int axis = 0; axis < 3; axis++) {
			final float[] kernel = kernel(sigma / spacing[axis]);
			if (kernel.length == 1 || n[axis] == 1) continue;
			a = along(a, n[axis], stride[axis], kernel);
		}
		return a;
	}

	/**
	 * The mean of the values around that count (normalised convolution).
	 *
	 * @param values 0 where the weight is 0
	 * @param weight 1 where a value counts, else 0; as many
	 * @return the means where the weight is not 0; elsewhere nothing of use
	 */
	public static float[] smooth(final float[] values, final float[] weight, final int[] n, final double[] spacing,
		final double sigma)
	{
		final float[] out = smooth(values, n, spacing, sigma), total = smooth(weight, n, spacing, sigma);
		for (int i = 0; i < out.length; i++)
			if (weight[i] != 0) out[i] /= total[i];
		return out;
	}

	/** Half of a normalised kernel: the centre first. */
	private static float[] kernel(final double sigma) {
		final int radius = (int) Math.ceil(3 * sigma);
		final double[] k = new double[radius + 1];
		double sum = 0;
		for (int i = 0; i <= radius; i++) {
			k[i] = sigma > 0 ? Math.exp(-0.5 * i * i / (sigma * sigma)) : 1;
			sum += i == 0 ? k[i] : 2 * k[i];
		}
		final float[] out = new float[radius + 1];
		for (int i = 0; i <= radius; i++)
			out[i] = (float) (k[i] / sum);
		return out;
	}

	private static float[] along(final float[] in, final int n, final int stride, final float[] kernel) {
		final float[] out = new float[in.length];
		for (int i = 0; i < in.length; i++) {
			final int p = i / stride % n;
			final int base = i - p * stride;
			float sum = kernel[0] * in[i];
			for (int k = 1; k < kernel.length; k++)
				sum += kernel[k] * (in[base + Math.max(0, p - k) * stride] + in[base + Math.min(n - 1, p + k) * stride]);
			out[i] = sum;
		}
		return out;
	}
}
