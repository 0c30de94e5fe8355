package sc.fiji.score.evaluation;

/**
 * Agreement of any number of raters beyond chance, kappa = (P - Pe) / (1 - Pe), where P is the mean share of agreeing
 * pairs of raters per item and Pe the sum of the squared shares of the levels over all ratings. For two raters this
 * is Scott's pi, not Cohen's kappa: the raters share one distribution of levels.
 * <p>
 * J. L. Fleiss 1971, doi:10.1037/h0031619. The standard error that belongs to the interval is the large-sample one of
 * K. L. Gwet 2008, doi:10.1348/000711006X126600, with the items as the sample. {@link #nullStandardError} is the one to
 * test the hypothesis of no agreement with. Levels count as names, their order is ignored.
 */
public final class FleissKappa {

	private FleissKappa() {}

	/** Of the items that every rater rated. */
	public static Estimate of(final Ratings ratings) {
		return of(ratings.complete().counts());
	}

	/**
	 * @param counts how many raters gave an item each level, {@code [item][level]}; the same number of ratings, two or
	 *          more, for each item
	 * @return undefined (NaN) if there are no items, or all ratings are the same; the error needs two items
	 * @throws IllegalArgumentException if the items have different numbers of ratings
	 */
	public static Estimate of(final int[][] counts) {
		if (counts.length == 0) return Estimate.UNDEFINED;
		final double[] shares = shares(counts);
		final int n = counts.length;
		double disagreement = 0, chance = 0;
		for (final int[] item : counts)
			disagreement += (1 - PercentAgreement.ofItem(item)) / n;
		for (final double p : shares)
			chance += p * (1 - p);
		if (!(chance > 0)) return Estimate.UNDEFINED;
		final double kappa = 1 - disagreement / chance;
		double squares = 0;
		for (final int[] item : counts) {
			double expected = 0, raters = 0;
			for (int k = 0; k < shares.length; k++) {
				expected += shares[k] * item[k];
				raters += item[k];
			}
			final double agreement = PercentAgreement.ofItem(item) - (1 - disagreement);
			final double influence = (agreement - 2 * (1 - kappa) * (expected / raters - (1 - chance))) / chance;
			squares += influence * influence;
		}
		return Estimate.normal(kappa, n < 2 ? Double.NaN : Math.sqrt(squares / (n * (n - 1.0))));
	}

	/**
	 * Standard error where the true kappa is 0: J. L. Fleiss, J. C. M. Nee, J. R. Landis 1979,
	 * doi:10.1037/0033-2909.86.5.974.
	 *
	 * @param counts as for {@link #of(int[][])}
	 */
	public static double nullStandardError(final int[][] counts) {
		if (counts.length == 0) return Double.NaN;
		final double n = counts.length, m = ratings(counts[0]);
		double a = 0, b = 0;
		for (final double p : shares(counts)) {
			a += p * (1 - p);
			b += p * (1 - p) * (1 - 2 * p);
		}
		return Math.sqrt(2 * (a * a - b) / (n * m * (m - 1))) / a;
	}

	/** Share of each level over all ratings. */
	private static double[] shares(final int[][] counts) {
		final long m = ratings(counts[0]);
		final double[] out = new double[counts[0].length];
		for (int i = 0; i < counts.length; i++) {
			if (m < 2 || ratings(counts[i]) != m) throw new IllegalArgumentException("item " + (i + 1) + " has " + ratings(
				counts[i]) + " ratings; each item needs the same number, two or more");
			for (int k = 0; k < out.length; k++)
				out[k] += (double) counts[i][k] / (m * counts.length);
		}
		// Rounding must not turn "one level only" into a tiny chance of disagreement.
		for (int k = 0; k < out.length; k++)
			if (Math.abs(out[k] - 1) < 1e-12) out[k] = 1;
		return out;
	}

	private static long ratings(final int[] item) {
		long sum = 0;
		for (final int c : item)
			sum += c;
		return sum;
	}
}
