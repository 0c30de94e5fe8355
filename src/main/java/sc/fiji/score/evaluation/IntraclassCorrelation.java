package sc.fiji.score.evaluation;

import org.apache.commons.math3.distribution.FDistribution;

import sc.fiji.score.common.ScoreException;

/**
 * Intraclass correlations: the share of the variance of ratings that is due to the items. Levels count as numbers.
 * <p>
 * The six forms of P. E. Shrout, J. L. Fleiss 1979, doi:10.1037/0033-2909.86.2.420, from the mean squares of a table
 * of n items (targets) by k raters (judges): BMS between items, WMS within items, JMS between raters, EMS the rest.
 * The 95 % intervals are theirs, from the F distribution: exact for forms 1 and 3, by Satterthwaite's approximation
 * for form 2. A standard error is not defined.
 */
public final class IntraclassCorrelation {

	/** Which ratings there are and which are meant. The second number is that of the ratings that are averaged. */
	public enum Form {
		/** Each item has raters of its own; one rating: (BMS - WMS) / (BMS + (k-1) WMS). */
		ICC_1_1,
		/** The raters are a sample, and their level counts; one rating. */
		ICC_2_1,
		/** The raters are those who are of interest, and a constant difference does not count; one rating. */
		ICC_3_1,
		/** As the first, mean of k ratings. */
		ICC_1_K,
		/** As the second, mean of k ratings. */
		ICC_2_K,
		/** As the third, mean of k ratings; the same as Cronbach's alpha. */
		ICC_3_K
	}

	private final int n, k;
	private final double between, within, judges, error;

	/**
	 * @param table {@code [item][rater]}, no value missing
	 * @throws ScoreException if there are fewer than two items or raters, a row has another length, or a value is not
	 *           finite
	 */
	public IntraclassCorrelation(final double[][] table) {
		n = table.length;
		k = n == 0 ? 0 : table[0].length;
		if (n < 2 || k < 2) throw new ScoreException("An intraclass correlation needs two items and two raters, but there " +
			"are " + n + " and " + k + ".");
		final double[] items = new double[n], raters = new double[k];
		double mean = 0;
		for (int i = 0; i < n; i++) {
			for (int j = 0; j < k; j++) {
				if (table[i].length != k || !Double.isFinite(table[i][j])) throw new ScoreException("Item " + (i + 1) +
					" lacks a rating. Leave the item out.");
				items[i] += table[i][j];
				raters[j] += table[i][j];
			}
			items[i] /= k;
			mean += items[i];
		}
		mean /= n;
		double b = 0, w = 0, j2 = 0, e = 0;
		for (int i = 0; i < n; i++) {
			b += k * square(items[i] - mean);
			for (int j = 0; j < k; j++) {
				w += square(table[i][j] - items[i]);
				e += square(table[i][j] - items[i] - (raters[j] / n - mean));
			}
		}
		for (int j = 0; j < k; j++)
			j2 += n * square(raters[j] / n - mean);
		between = b / (n - 1);
		within = w / (n * (k - 1.0));
		judges = j2 / (k - 1);
		error = e / ((n - 1.0) * (k - 1));
	}

	private static double square(final double v) {
		return v * v;
	}

	/**
	 * One form, of the items that every rater rated; undefined (NaN) if these are fewer than two or all ratings are one.
	 */
	public static Estimate of(final Ratings ratings, final Form form) {
		final Ratings complete = ratings.complete();
		if (complete.items() < 2) return Estimate.UNDEFINED;
		final double[][] table = new double[complete.items()][complete.raters().size()];
		for (int i = 0; i < table.length; i++)
			for (int r = 0; r < table[i].length; r++)
				table[i][r] = complete.level(i, r);
		return new IntraclassCorrelation(table).estimate(form);
	}

	/** One form with its interval; undefined (NaN) where nothing varies. */
	public Estimate estimate(final Form form) {
		if (between == 0 && within == 0) return Estimate.UNDEFINED;
		return switch (form) {
			case ICC_1_1, ICC_1_K -> byRatio(within, n * (k - 1.0), form == Form.ICC_1_K);
			case ICC_3_1, ICC_3_K -> byRatio(error, (n - 1.0) * (k - 1), form == Form.ICC_3_K);
			case ICC_2_1, ICC_2_K -> agreement(form == Form.ICC_2_K);
		};
	}

	/** Forms 1 and 3, which depend on F = BMS / noise alone. */
	private Estimate byRatio(final double noise, final double freedom, final boolean mean) {
		final double f = between / noise;
		final double low = f / quantile(n - 1, freedom), high = f * quantile(freedom, n - 1);
		return new Estimate(fromRatio(f, mean), Double.NaN, fromRatio(low, mean), fromRatio(high, mean));
	}

	/** (F - 1) / (F + k - 1) or (F - 1) / F, written so that an infinite F (no noise) gives 1. */
	private double fromRatio(final double f, final boolean mean) {
		return mean ? 1 - 1 / f : 1 - k / (f + k - 1);
	}

	private Estimate agreement(final boolean mean) {
		final double rho = (between - error) / (between + (k - 1) * error + k * (judges - error) / n);
		final double a = k * rho * judges, b = (n * (1 + (k - 1) * rho) - k * rho) * error;
		final double rest = k * judges + ((double) k * n - k - n) * error;
		double low = 1, high = 1;
		if (rest > 0) {
			final double freedom = (k - 1.0) * (n - 1) * square(a + b) / ((n - 1) * square(a) + square(b));
			final double upper = quantile(n - 1, freedom), lower = quantile(freedom, n - 1);
			low = n * (between - upper * error) / (upper * rest + n * between);
			high = n * (lower * between - error) / (rest + n * lower * between);
		}
		return mean ? new Estimate(ofMean(rho), Double.NaN, ofMean(low), ofMean(high)) : new Estimate(rho, Double.NaN, low,
			high);
	}

	/** Spearman and Brown's step from one rating to the mean of k. */
	private double ofMean(final double rho) {
		return k * rho / (1 + (k - 1) * rho);
	}

	/** The 97.5th percentile of F; NaN for degrees of freedom so small that it is beyond numbers. */
	private static double quantile(final double numerator, final double denominator) {
		if (!(numerator > 0.1 && denominator > 0.1)) return Double.NaN;
		return new FDistribution(null, numerator, denominator).inverseCumulativeProbability(0.975);
	}
}
