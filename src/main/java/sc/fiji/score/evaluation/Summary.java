package sc.fiji.score.evaluation;

import java.util.Arrays;
import java.util.Random;

import sc.fiji.score.common.ScoreException;

/**
 * Statistics of one metric over cases. Infinite values are not left out, for that would flatter the method that
 * fails: with one of them mean and standard deviation are infinite.
 *
 * @param count number of cases
 * @param infinite how many values are infinite
 * @param mean arithmetic mean
 * @param sd standard deviation of the sample (n - 1); 0 for a single case
 * @param median 50th percentile
 * @param low lower end of the 95 % interval of the mean (percentile bootstrap over cases)
 * @param high upper end
 */
public record Summary(int count, int infinite, double mean, double sd, double median, double low, double high) {

	/** Number of resamples of the bootstrap. */
	public static final int RESAMPLES = 2000;

	/**
	 * @param values one per case; not changed
	 * @param seed of the bootstrap
	 * @throws ScoreException if there are no values or one is NaN
	 */
	public static Summary of(final double[] values, final long seed) {
		if (values.length == 0) throw new ScoreException("There are no cases to summarise.");
		final double[] sorted = values.clone();
		Arrays.sort(sorted);
		if (Double.isNaN(sorted[sorted.length - 1])) throw new ScoreException("A metric is not a number (NaN) in " + Arrays
			.stream(values).filter(Double::isNaN).count() + " of " + values.length + " cases.");
		final int infinite = (int) Arrays.stream(values).filter(Double::isInfinite).count();
		final double mean = mean(values);
		double squares = 0;
		for (final double v : values)
			squares += (v - mean) * (v - mean);
		final double sd = infinite > 0 ? Double.POSITIVE_INFINITY : values.length == 1 ? 0 : Math.sqrt(squares /
			(values.length - 1));
		final double[] means = bootstrap(values, seed);
		return new Summary(values.length, infinite, mean, sd, Percentile.of(sorted, 50), Percentile.of(means, 2.5),
			Percentile.of(means, 97.5));
	}

	/** Sorted means of the resampled cases. */
	private static double[] bootstrap(final double[] values, final long seed) {
		final Random random = new Random(seed);
		final double[] means = new double[RESAMPLES], drawn = new double[values.length];
		for (int b = 0; b < RESAMPLES; b++) {
			for (int i = 0; i < drawn.length; i++)
				drawn[i] = values[random.nextInt(values.length)];
			means[b] = mean(drawn);
		}
		Arrays.sort(means);
		return means;
	}

	private static double mean(final double[] values) {
		double sum = 0;
		for (final double v : values)
			sum += v;
		return sum / values.length;
	}
}
