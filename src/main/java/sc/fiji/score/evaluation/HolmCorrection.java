package sc.fiji.score.evaluation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

import sc.fiji.score.common.ScoreException;

/**
 * Holm's step-down correction for several tests: keeps the chance of one or more false positives among them at the level
 * of a single one, whatever their dependence. Holm, Scandinavian Journal of Statistics 1979, 6:65-70.
 */
public final class HolmCorrection {

	private HolmCorrection() {}

	/**
	 * The adjusted p of each test: the i-th smallest of m (from 0) times m - i, never below a smaller one's, at most 1.
	 *
	 * @param p of each test, 0..1; not changed
	 * @return in the order of the argument
	 * @throws ScoreException if a p is not in 0..1
	 */
	public static double[] adjust(final double... p) {
		if (Arrays.stream(p).anyMatch(v -> !(v >= 0 && v <= 1))) throw new ScoreException(
			"A correction for several tests needs p values from 0 to 1, but was given " + Arrays.toString(p) + ".");
		final int[] order = IntStream.range(0, p.length).boxed().sorted(Comparator.comparingDouble(i -> p[i])).mapToInt(
			Integer::intValue).toArray();
		final double[] out = new double[p.length];
		double largest = 0;
		for (int i = 0; i < order.length; i++) {
			largest = Math.max(largest, Math.min(1, (p.length - i) * p[order[i]]));
			out[order[i]] = largest;
		}
		return out;
	}
}
