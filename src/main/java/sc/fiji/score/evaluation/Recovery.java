package sc.fiji.score.evaluation;

import java.util.Arrays;
import java.util.Random;

import sc.fiji.score.common.ScoreException;

/**
 * The part of a full supervision's gain that a method reaches, too: (method - initial) / (full - initial) of the means
 * over the same cases.
 */
public final class Recovery {

	private Recovery() {}

	/**
	 * @param initial a metric of the initial masks, one value per case
	 * @param method that of the method on the same cases
	 * @param full that of full masks on the same cases
	 * @param seed of the bootstrap over cases
	 * @return the recovery with its percentile bootstrap interval of 95 %; undefined where full masks gain nothing, its
	 *         interval undefined where they gain nothing in some resample
	 * @throws ScoreException if the numbers of cases differ or there are none
	 */
	public static Estimate of(final double[] initial, final double[] method, final double[] full, final long seed) {
		final int n = initial.length;
		if (n == 0 || method.length != n || full.length != n) throw new ScoreException(
			"A recovery needs the same cases of all three methods, but there are " + n + ", " + method.length + " and " +
				full.length + " values.");
		final int[] all = new int[n];
		Arrays.setAll(all, i -> i);
		final double value = ratio(initial, method, full, all);
		if (Double.isNaN(value)) return Estimate.UNDEFINED;
		final Random random = new Random(seed);
		final double[] resampled = new double[Summary.RESAMPLES];
		for (int b = 0; b < resampled.length; b++) {
			for (int i = 0; i < n; i++)
				all[i] = random.nextInt(n);
			resampled[b] = ratio(initial, method, full, all);
			if (Double.isNaN(resampled[b])) return new Estimate(value, Double.NaN, Double.NaN, Double.NaN);
		}
		Arrays.sort(resampled);
		final double mean = Arrays.stream(resampled).average().orElseThrow();
		final double error = Math.sqrt(Arrays.stream(resampled).map(v -> (v - mean) * (v - mean)).sum() /
			(resampled.length - 1));
		return new Estimate(value, error, Percentile.of(resampled, 2.5), Percentile.of(resampled, 97.5));
	}

	/** NaN where the gain of full masks is not above 0. */
	private static double ratio(final double[] initial, final double[] method, final double[] full, final int[] cases) {
		double gain = 0, all = 0;
		for (final int i : cases) {
			gain += method[i] - initial[i];
			all += full[i] - initial[i];
		}
		return all > 0 ? gain / all : Double.NaN;
	}
}
