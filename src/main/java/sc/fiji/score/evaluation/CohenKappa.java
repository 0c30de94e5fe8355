package sc.fiji.score.evaluation;

import java.util.List;

import sc.fiji.score.common.ScoreException;

/**
 * Agreement of two raters beyond chance: kappa = (po - pe) / (1 - pe), po the observed and pe the expected (weighted)
 * agreement, where the expectation takes each rater's own distribution of levels.
 * <p>
 * J. Cohen 1960, doi:10.1177/001316446002000104, and 1968 (weighted), doi:10.1037/h0026256. Agreement weights on K
 * levels: linear 1 - |i - j| / (K - 1), quadratic 1 - (i - j)^2 / (K - 1)^2. Standard errors are the large-sample
 * ones of J. L. Fleiss, J. Cohen, B. S. Everitt 1969, doi:10.1037/h0028106 (not those under the hypothesis of no
 * agreement); the interval is kappa plus and minus 1.96 of them, cut at -1 and 1. At full agreement the error is 0,
 * whatever the number of items: look at that, too.
 */
public final class CohenKappa {

	/** How much a disagreement counts. */
	public enum Weights {
		/** Any disagreement counts in full. */
		NONE,
		/** A disagreement counts by its number of levels. */
		LINEAR,
		/** A disagreement counts by the square of its number of levels. */
		QUADRATIC;

		private double agreement(final int i, final int j, final int levels) {
			final double d = (double) (i - j) / (levels - 1);
			return switch (this) {
				case NONE -> i == j ? 1 : 0;
				case LINEAR -> 1 - Math.abs(d);
				case QUADRATIC -> 1 - d * d;
			};
		}
	}

	private CohenKappa() {}

	/**
	 * @param first levels 1..levels that one rater gave, or {@link Ratings#MISSING}
	 * @param second the other's levels of the same items
	 * @param levels number of levels of the declared scale, 2 or more
	 * @throws ScoreException if a level is not on the scale, or the scale has fewer than two levels
	 * @throws IllegalArgumentException if the arrays differ in length
	 */
	public static Estimate of(final int[] first, final int[] second, final int levels, final Weights weights) {
		if (first.length != second.length) throw new IllegalArgumentException(first.length + " and " + second.length +
			" ratings");
		final int[][] values = new int[first.length][];
		for (int i = 0; i < values.length; i++)
			values[i] = new int[] { first[i], second[i] };
		return of(Ratings.of(List.of("first", "second"), levels, values).table(0, 1), weights);
	}

	/**
	 * @param table how often the first rater gave level i + 1 and the second level j + 1: {@code [i][j]}, as many rows and
	 *          columns as the declared scale has levels
	 * @return undefined (NaN) if there are no items, or both raters gave all items one and the same level
	 */
	public static Estimate of(final int[][] table, final Weights weights) {
		final int k = Ratings.requireLevels(table.length);
		final double[] rows = new double[k], columns = new double[k];
		double n = 0;
		for (int i = 0; i < k; i++) {
			if (table[i].length != k) throw new IllegalArgumentException("row " + (i + 1) + " of the table has " +
				table[i].length + " columns, not " + k);
			for (int j = 0; j < k; j++) {
				rows[i] += table[i][j];
				columns[j] += table[i][j];
				n += table[i][j];
			}
		}
		// By disagreement, which is exactly 0 at full agreement, rather than by agreement, which is rounded.
		final double[] rowMeans = new double[k], columnMeans = new double[k];
		double observed = 0, expected = 0;
		for (int i = 0; i < k; i++)
			for (int j = 0; j < k; j++) {
				final double w = weights.agreement(i, j, k);
				observed += (1 - w) * table[i][j] / n;
				expected += (1 - w) * rows[i] / n * columns[j] / n;
				rowMeans[i] += w * columns[j] / n;
				columnMeans[j] += w * rows[i] / n;
			}
		if (!(expected > 0)) return Estimate.UNDEFINED;
		final double kappa = 1 - observed / expected;
		double sum = 0;
		for (int i = 0; i < k; i++)
			for (int j = 0; j < k; j++) {
				final double term = weights.agreement(i, j, k) - (rowMeans[i] + columnMeans[j]) * (1 - kappa);
				sum += table[i][j] / n * term * term;
			}
		final double offset = kappa - (1 - expected) * (1 - kappa);
		return Estimate.normal(kappa, Math.sqrt(Math.max(0, sum - offset * offset) / n) / expected);
	}
}
