package sc.fiji.score.benchmark.baseline;

import java.util.Arrays;

/** How much likelier an intensity is inside a mask than around it, by histograms of the case itself. */
final class IntensityOdds {

	private static final int BINS = 48;
	/** Neither side is ever more than about 20 times likelier: the mask that tells the two apart is itself wrong. */
	private static final double MOST = 3;
	/** Share of the darkest and of the brightest voxels that share the outer bins. */
	private static final double TAIL = 0.005;

	private IntensityOdds() {}

	/**
	 * @param around voxels outside the mask count up to this distance, in mm
	 * @return natural logarithm of the odds for each voxel of the box, clipped
	 */
	static float[] logOdds(final Surroundings s, final double around) {
		final float[] image = s.image();
		final float[] sorted = image.clone();
		Arrays.sort(sorted);
		final float low = sorted[(int) (TAIL * (sorted.length - 1))];
		final float high = sorted[(int) Math.ceil((1 - TAIL) * (sorted.length - 1))];
		final double[][] count = new double[2][BINS];
		for (int i = 0; i < image.length; i++)
			if (s.mask()[i] != 0 || s.distance()[i] >= -around) count[s.mask()[i]][bin(image[i], low, high)]++;
		final double[] outside = shares(count[0]), inside = shares(count[1]);
		final float[] out = new float[image.length];
		for (int i = 0; i < out.length; i++) {
			final int b = bin(image[i], low, high);
			out[i] = (float) Math.min(MOST, Math.max(-MOST, Math.log(inside[b] / outside[b])));
		}
		return out;
	}

	private static int bin(final float value, final float low, final float high) {
		if (!(high > low)) return 0;
		return Math.min(BINS - 1, Math.max(0, (int) ((value - low) / ((double) high - low) * BINS)));
	}

	/** Shares of a histogram, smoothed over two bins on each side, none of them 0. */
	private static double[] shares(final double[] count) {
		final double[] out = new double[BINS];
		double sum = 0;
		for (int b = 0; b < BINS; b++) {
			for (int k = -2; k <= 2; k++)
				out[b] += (3 - Math.abs(k)) * count[Math.min(BINS - 1, Math.max(0, b + k))];
			out[b] += 1;
			sum += out[b];
		}
		for (int b = 0; b < BINS; b++)
			out[b] /= sum;
		return out;
	}
}
