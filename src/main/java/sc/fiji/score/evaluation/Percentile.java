package sc.fiji.score.evaluation;

/** Percentiles with linear interpolation between the sorted values (the default of NumPy). */
final class Percentile {

	private Percentile() {}

	/**
	 * @param sorted ascending, not empty; infinite values allowed
	 * @param p 0..100
	 */
	static double of(final double[] sorted, final double p) {
		final double position = p / 100 * (sorted.length - 1);
		final int low = (int) Math.floor(position), high = Math.min(sorted.length - 1, low + 1);
		final double a = sorted[low], b = sorted[high], w = position - low;
		// Infinity minus infinity is not a number, and 0 times infinity neither.
		return a == b || w == 0 ? a : a + w * (b - a);
	}
}
