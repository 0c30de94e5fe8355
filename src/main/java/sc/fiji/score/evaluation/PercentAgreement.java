package sc.fiji.score.evaluation;

/**
 * How often raters agree exactly, as a share 0..1, without regard to chance.
 * <p>
 * An item's agreement is the share of the pairs of its raters who gave the same level; the value is its mean over the
 * items that two raters or more rated. For two raters that is the share of items on which they agree. The standard
 * error is that of the mean over items. The interval is Wilson's (1927, doi:10.1080/01621459.1927.10502953), which
 * stays inside 0..1 and does not shrink to a point at full agreement; for more than two raters it is too wide rather
 * than too narrow, for an item's agreement varies less than a yes or no does.
 */
public final class PercentAgreement {

	private PercentAgreement() {}

	/** Over all raters; undefined if no item has two ratings. */
	public static Estimate of(final Ratings ratings) {
		double sum = 0, squares = 0;
		int n = 0;
		for (final int[] item : ratings.counts()) {
			final double agreement = ofItem(item);
			if (Double.isNaN(agreement)) continue;
			sum += agreement;
			squares += agreement * agreement;
			n++;
		}
		if (n == 0) return Estimate.UNDEFINED;
		final double p = sum / n;
		return wilson(p, n, Math.sqrt(Math.max(0, squares / n - p * p) / n));
	}

	/** A share of n items, with Wilson's interval and the binomial standard error. */
	static Estimate share(final double p, final int n) {
		return n == 0 ? Estimate.UNDEFINED : wilson(p, n, Math.sqrt(p * (1 - p) / n));
	}

	private static Estimate wilson(final double p, final int n, final double standardError) {
		final double z2 = Estimate.Z95 * Estimate.Z95, centre = (p + z2 / (2 * n)) / (1 + z2 / n);
		final double half = Estimate.Z95 / (1 + z2 / n) * Math.sqrt(p * (1 - p) / n + z2 / (4.0 * n * n));
		return new Estimate(p, standardError, Math.max(0, Math.min(p, centre - half)), Math.min(1, Math.max(p, centre +
			half)));
	}

	/** Share of the pairs of raters that agree, from the counts of the levels; NaN for fewer than two ratings. */
	static double ofItem(final int[] counts) {
		long pairs = 0, raters = 0;
		for (final int c : counts) {
			pairs += (long) c * (c - 1);
			raters += c;
		}
		return raters < 2 ? Double.NaN : (double) pairs / (raters * (raters - 1));
	}
}
