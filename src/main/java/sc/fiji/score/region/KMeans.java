package sc.fiji.score.region;

import java.util.Arrays;
import java.util.Random;

/**
 * k-means of points in 3D: the k-means++ start of D. Arthur, S. Vassilvitskii (SODA 2007), then Lloyd's iterations. The
 * same seed gives the same centres. Of very many points an evenly spaced sample is used.
 */
final class KMeans {

	/** At least this many points are used, and {@link #SAMPLE_PER_CLUSTER} per cluster, where there are so many. */
	static final int SAMPLE = 20000;
	static final int SAMPLE_PER_CLUSTER = 50;

	private static final int ITERATIONS = 50;
	/** The work is bounded, so that thousands of clusters stay possible: fewer iterations then. */
	private static final double MOST_DISTANCES = 4e8;

	private final Random random;

	KMeans(final long seed) {
		random = new Random(seed);
	}

	/**
	 * @param points distinct points, {@code [count][3]}
	 * @param k 1..count
	 * @return k distinct centres
	 */
	double[][] centres(final double[][] points, final int k) {
		final double[][] sample = sample(points, k);
		final double[][] centres = start(sample, k);
		final int iterations = (int) Math.max(1, Math.min(ITERATIONS, MOST_DISTANCES / ((double) sample.length * k)));
		final int[] cluster = new int[sample.length];
		Arrays.fill(cluster, -1);
		for (int iteration = 0; iteration < iterations; iteration++) {
			boolean moved = false;
			for (int i = 0; i < sample.length; i++) {
				final int c = nearest(sample[i], centres);
				moved |= c != cluster[i];
				cluster[i] = c;
			}
			if (!moved) break;
			toMeans(sample, cluster, centres);
		}
		return centres;
	}

	private static double[][] sample(final double[][] points, final int k) {
		final long size = Math.max(SAMPLE, (long) SAMPLE_PER_CLUSTER * k);
		if (points.length <= size) return points;
		final double[][] sample = new double[(int) size][];
		for (int i = 0; i < size; i++)
			sample[i] = points[(int) (i * (long) points.length / size)];
		return sample;
	}

	/** Points drawn one after the other, with chances in proportion to the squared distance to those already drawn. */
	private double[][] start(final double[][] points, final int k) {
		final double[][] centres = new double[k][];
		final double[] squared = new double[points.length];
		Arrays.fill(squared, Double.POSITIVE_INFINITY);
		int drawn = random.nextInt(points.length);
		for (int c = 0; c < k; c++) {
			centres[c] = points[drawn].clone();
			double sum = 0;
			for (int i = 0; i < points.length; i++)
				sum += squared[i] = Math.min(squared[i], squared(points[i], centres[c]));
			double left = random.nextDouble() * sum;
			for (int i = 0; i < points.length; i++) {
				if (squared[i] == 0) continue;
				drawn = i;
				left -= squared[i];
				if (left < 0) break;
			}
		}
		return centres;
	}

	/** Moves the centres to the means of their clusters; a centre without points stays where it is. */
	private static void toMeans(final double[][] points, final int[] cluster, final double[][] centres) {
		final double[][] sum = new double[centres.length][4];
		for (int i = 0; i < points.length; i++) {
			final double[] s = sum[cluster[i]];
			for (int r = 0; r < 3; r++)
				s[r] += points[i][r];
			s[3]++;
		}
		for (int c = 0; c < centres.length; c++)
			for (int r = 0; r < 3 && sum[c][3] > 0; r++)
				centres[c][r] = sum[c][r] / sum[c][3];
	}

	/** Index of the nearest centre, the first of equals. */
	static int nearest(final double[] point, final double[][] centres) {
		int best = 0;
		double least = Double.POSITIVE_INFINITY;
		for (int c = 0; c < centres.length; c++) {
			final double d = squared(point, centres[c]);
			if (d < least) {
				least = d;
				best = c;
			}
		}
		return best;
	}

	private static double squared(final double[] a, final double[] b) {
		final double x = a[0] - b[0], y = a[1] - b[1], z = a[2] - b[2];
		return x * x + y * y + z * z;
	}
}
