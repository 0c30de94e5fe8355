package sc.fiji.score.evaluation;

import java.util.Arrays;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Percentile bootstrap over cases of any statistic. Statistics of several methods are paired when one function computes
 * them from the same drawn cases.
 */
public final class Bootstrap {

	private Bootstrap() {}

	/**
	 * A statistic of all cases with its 95 % interval.
	 *
	 * @param value of all cases
	 * @param low lower end
	 * @param high upper end; both NaN where the statistic is not defined for most resamples
	 */
	public record Interval(double value, double low, double high) {

		/** Nothing can be said. */
		public static final Interval UNDEFINED = new Interval(Double.NaN, Double.NaN, Double.NaN);
	}

	/**
	 * Resamples the cases {@link Summary#RESAMPLES} times.
	 *
	 * @param count number of cases, at least 1
	 * @param statistic from drawn cases (indices 0..count-1, as many as there are cases) to a value; NaN where it is not
	 *          defined, such resamples are left out
	 * @param seed of the resampling
	 */
	public static Interval of(final int count, final ToDoubleFunction<int[]> statistic, final long seed) {
		final double value = statistic.applyAsDouble(IntStream.range(0, count).toArray());
		final Random random = new Random(seed);
		final double[] out = new double[Summary.RESAMPLES];
		final int[] drawn = new int[count];
		for (int b = 0; b < out.length; b++) {
			for (int i = 0; i < count; i++)
				drawn[i] = random.nextInt(count);
			out[b] = statistic.applyAsDouble(drawn);
		}
		final double[] defined = Arrays.stream(out).filter(v -> !Double.isNaN(v)).sorted().toArray();
		if (Double.isNaN(value) || 2 * defined.length < out.length) return new Interval(value, Double.NaN, Double.NaN);
		return new Interval(value, Percentile.of(defined, 2.5), Percentile.of(defined, 97.5));
	}
}
