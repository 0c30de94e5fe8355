package sc.fiji.score.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import sc.fiji.score.common.RandomStream;

/**
 * Agreement of any number of raters, with any ratings missing: alpha = 1 - Do / De, the observed over the expected
 * disagreement, both from the matrix of coincidences of levels within items. Items with fewer than two ratings do not
 * count.
 * <p>
 * A. F. Hayes, K. Krippendorff 2007, doi:10.1080/19312450709336664; K. Krippendorff, Content Analysis, chapter on
 * reliability. The interval is the percentile bootstrap over items ({@value #RESAMPLES} resamples), the standard error
 * the standard deviation of the resampled values; resamples in which only one level occurs have no alpha and are left
 * out.
 */
public final class KrippendorffAlpha {

	/** Number of resamples of the bootstrap. */
	public static final int RESAMPLES = 2000;

	/** The squared difference of two levels. */
	public enum Metric {
		/** 1 where the levels differ. */
		NOMINAL,
		/** The square of the number of ratings from one level to the other, each end counted by half. */
		ORDINAL,
		/** (c - k)^2, the levels as numbers. */
		INTERVAL,
		/** ((c - k) / (c + k))^2, the levels as numbers. */
		RATIO;

		/**
		 * @param levels that occur
		 * @param sums ratings of each
		 */
		private double difference(final int c, final int k, final int[] levels, final double[] sums) {
			if (c == k) return 0;
			final double d = switch (this) {
				case NOMINAL -> 1;
				case ORDINAL -> Arrays.stream(sums, Math.min(c, k), Math.max(c, k) + 1).sum() - (sums[c] + sums[k]) / 2;
				case INTERVAL -> levels[c] - levels[k];
				case RATIO -> (double) (levels[c] - levels[k]) / (levels[c] + levels[k]);
			};
			return d * d;
		}
	}

	private final Metric metric;
	/** Those that occur: a level that nobody used changes nothing, and long scales have many. */
	private final int[] levels;
	/** The different ways in which levels meet in an item, and which of them an item is. */
	private final List<int[]> patterns = new ArrayList<>();
	private final int[] patternOfItem;

	private KrippendorffAlpha(final Ratings ratings, final Metric metric) {
		this.metric = metric;
		final int[][] counts = Arrays.stream(ratings.counts()).filter(item -> Arrays.stream(item).sum() > 1).toArray(
			int[][]::new);
		levels = IntStream.rangeClosed(1, ratings.levels()).filter(level -> Arrays.stream(counts).anyMatch(
			item -> item[level - 1] > 0)).toArray();
		final Map<String, Integer> known = new LinkedHashMap<>();
		patternOfItem = Arrays.stream(counts).map(item -> Arrays.stream(levels).map(level -> item[level - 1]).toArray())
			.mapToInt(item -> known.computeIfAbsent(Arrays.toString(item), key -> {
				patterns.add(item);
				return patterns.size() - 1;
			})).toArray();
	}

	/**
	 * @param seed of the bootstrap
	 * @return undefined (NaN) if no item has two ratings, or all ratings that count are the same
	 */
	public static Estimate of(final Ratings ratings, final Metric metric, final long seed) {
		final KrippendorffAlpha alpha = new KrippendorffAlpha(ratings, metric);
		final int[] times = new int[alpha.patterns.size()];
		for (final int p : alpha.patternOfItem)
			times[p]++;
		final double value = alpha.value(times);
		return Double.isNaN(value) ? Estimate.UNDEFINED : alpha.bootstrap(value, seed);
	}

	private Estimate bootstrap(final double value, final long seed) {
		final RandomStream random = RandomStream.of(seed, "krippendorff_alpha");
		final double[] drawn = new double[RESAMPLES];
		for (int b = 0; b < RESAMPLES; b++) {
			final int[] times = new int[patterns.size()];
			for (int i = 0; i < patternOfItem.length; i++)
				times[patternOfItem[(int) (random.nextDouble() * patternOfItem.length)]]++;
			drawn[b] = value(times);
		}
		final double[] defined = Arrays.stream(drawn).filter(a -> !Double.isNaN(a)).sorted().toArray();
		final double mean = Arrays.stream(defined).average().orElse(Double.NaN);
		final double variance = Arrays.stream(defined).map(a -> (a - mean) * (a - mean)).sum() / (defined.length - 1);
		return new Estimate(value, Math.sqrt(variance), Percentile.of(defined, 2.5), Percentile.of(defined, 97.5));
	}

	/** @param times how often each pattern occurs */
	private double value(final int[] times) {
		final double[][] coincidences = new double[levels.length][levels.length];
		for (int p = 0; p < times.length; p++)
			if (times[p] > 0) add(patterns.get(p), times[p], coincidences);
		final double[] sums = new double[levels.length];
		for (int c = 0; c < levels.length; c++)
			sums[c] = Arrays.stream(coincidences[c]).sum();
		final double n = Arrays.stream(sums).sum();
		double observed = 0, expected = 0;
		for (int c = 0; c < levels.length; c++)
			for (int k = 0; k < levels.length; k++) {
				final double difference = sums[c] == 0 || sums[k] == 0 ? 0 : metric.difference(c, k, levels, sums);
				observed += coincidences[c][k] * difference;
				expected += sums[c] * sums[k] * difference;
			}
		return expected > 0 ? 1 - (n - 1) * observed / expected : Double.NaN;
	}

	private static void add(final int[] pattern, final int times, final double[][] coincidences) {
		final int ratings = Arrays.stream(pattern).sum();
		for (int c = 0; c < pattern.length; c++)
			for (int k = 0; k < pattern.length; k++)
				coincidences[c][k] += times * pattern[c] * (double) (pattern[k] - (c == k ? 1 : 0)) / (ratings - 1);
	}
}
