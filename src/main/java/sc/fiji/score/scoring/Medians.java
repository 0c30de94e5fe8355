package sc.fiji.score.scoring;

/** The middle of sorted numbers. */
final class Medians {

	private Medians() {}

	/** @param fallback where there are none */
	static double of(final double[] sorted, final double fallback) {
		final int n = sorted.length;
		return n == 0 ? fallback : (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
	}
}
