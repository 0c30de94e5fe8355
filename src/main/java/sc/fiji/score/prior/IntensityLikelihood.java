package sc.fiji.score.prior;

/**
 * What the intensities of one image say of a structure in it: the log-likelihood ratio of the intensities within its mask
 * to those around it, from the smoothed histograms of both. Where intensities do not tell the two apart it is near zero.
 * <p>
 * Source: the regional term of Y. Boykov, M.-P. Jolly, Interactive graph cuts for optimal boundary and region segmentation
 * of objects in N-D images, ICCV 2001, doi:10.1109/ICCV.2001.937505.
 */
public final class IntensityLikelihood {

	/** Bins of the histograms; what lies beyond counts to the outermost. */
	private static final int BINS = 64;

	/** Bins per standard deviation of the image. */
	private static final float BINS_PER_DEVIATION = 8;

	/** Standard deviation of the histograms' smoothing, in bins. */
	private static final double SMOOTHING = 1.5;

	/** Added to each smoothed bin, over which a voxel spreads 3.8 in all: a few voxels prove little. */
	private static final double PRIOR = 3;

	/** Where the ratio is clipped. */
	private static final double MOST = 3;

	private IntensityLikelihood() {}

	/**
	 * @param image intensities of mean 0 and deviation 1, x fastest
	 * @param distance signed distances to the mask's surface, as many; positive inside
	 * @param reach what is nearer to the mask than this lies around it, in the distances' unit
	 * @return {@code log p(intensity | inside) / p(intensity | around)} of each voxel, within -3..3
	 */
	public static float[] ratio(final float[] image, final float[] distance, final float reach) {
		final double[] inside = new double[BINS], around = new double[BINS];
		for (int i = 0; i < image.length; i++) {
			if (distance[i] > 0) inside[bin(image[i])]++;
			else if (distance[i] > -reach) around[bin(image[i])]++;
		}
		final double[] p = shares(inside), q = shares(around);
		final float[] ratio = new float[BINS], out = new float[image.length];
		for (int b = 0; b < BINS; b++)
			ratio[b] = (float) Math.max(-MOST, Math.min(MOST, Math.log(p[b] / q[b])));
		for (int i = 0; i < out.length; i++)
			out[i] = ratio[bin(image[i])];
		return out;
	}

	private static int bin(final float intensity) {
		return (int) Math.max(0, Math.min(BINS - 1, BINS / 2 + BINS_PER_DEVIATION * intensity));
	}

	/** The smoothed histogram, with the prior, of sum 1. */
	private static double[] shares(final double[] counts) {
		final double[] out = new double[BINS];
		double total = 0;
		for (int i = 0; i < BINS; i++) {
			for (int j = 0; j < BINS; j++)
				out[i] += counts[j] * Math.exp(-(i - j) * (i - j) / (2 * SMOOTHING * SMOOTHING));
			out[i] += PRIOR;
			total += out[i];
		}
		for (int i = 0; i < BINS; i++)
			out[i] /= total;
		return out;
	}
}
