package sc.fiji.score.refinement;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Binary STAPLE: the truth that several masks make likely, when each mask has a sensitivity and a specificity of its
 * own that are found along with it, by expectation-maximisation. The prior of foreground is the same for all voxels:
 * the mean share of foreground in the masks. Voxels on which the masks say the same have the same answer, so only the
 * patterns of decisions are counted.
 * <p>
 * Source: S. K. Warfield, K. H. Zou, W. M. Wells, Simultaneous truth and performance level estimation (STAPLE), IEEE
 * Transactions on Medical Imaging 23, 2004, doi:10.1109/TMI.2004.828354.
 */
public final class Staple {

	/** Sensitivity and specificity at the start, as in the paper. */
	private static final double START = 0.99999;

	/** Keeps a flawless mask from making any other answer impossible. */
	private static final double NEAREST_TO_ONE = 1 - 1e-7;

	private static final double PRECISION = 1e-9;
	private static final int MOST_ITERATIONS = 1000, MOST_MASKS = 30;

	private Staple() {}

	/**
	 * What was found.
	 *
	 * @param probability of foreground, of each voxel
	 * @param sensitivity of each mask: share of the true foreground that it has
	 * @param specificity of each mask: share of the true background that it leaves out
	 * @param iterations how many it took
	 */
	public record Result(float[] probability, double[] sensitivity, double[] specificity, int iterations) {
	}

	/**
	 * @param masks 1 to 30 of equal length, 0 or 1; take a crop around the structure, for the share of background counts
	 */
	public static Result of(final List<byte[]> masks) {
		return of(masks, MOST_ITERATIONS, START);
	}

	/** @param most largest number of iterations, at least 1 */
	static Result of(final List<byte[]> masks, final int most, final double start) {
		final int raters = masks.size(), n = raters == 0 ? 0 : masks.get(0).length;
		if (raters < 1 || raters > MOST_MASKS || n == 0) throw new IllegalArgumentException(raters + " masks of " + n +
			" voxels");
		final int[] pattern = new int[n];
		for (int r = 0; r < raters; r++) {
			if (masks.get(r).length != n) throw new IllegalArgumentException("masks of different lengths");
			for (int i = 0; i < n; i++)
				if (masks.get(r)[i] != 0) pattern[i] |= 1 << r;
		}
		final Map<Integer, Long> count = new LinkedHashMap<>();
		for (final int p : pattern)
			count.merge(p, 1L, Long::sum);
		double said = 0;
		for (final Map.Entry<Integer, Long> e : count.entrySet())
			said += (double) Integer.bitCount(e.getKey()) * e.getValue();
		final double prior = said / raters / n;
		final double[] p = new double[raters], q = new double[raters];
		Arrays.fill(p, start);
		Arrays.fill(q, start);
		final Map<Integer, Double> weight = new LinkedHashMap<>();
		int iteration = 0;
		for (double change = 1; iteration < most && change > PRECISION; iteration++) {
			for (final int k : count.keySet())
				weight.put(k, truth(k, prior, p, q));
			change = maximise(count, weight, p, q);
		}
		final float[] out = new float[n];
		for (int i = 0; i < n; i++)
			out[i] = (float) truth(pattern[i], prior, p, q);
		return new Result(out, p, q, iteration);
	}

	/** The E step: probability that a voxel with these decisions is foreground. */
	private static double truth(final int pattern, final double prior, final double[] p, final double[] q) {
		double a = prior, b = 1 - prior;
		for (int r = 0; r < p.length; r++) {
			final boolean yes = (pattern >> r & 1) == 1;
			a *= yes ? p[r] : 1 - p[r];
			b *= yes ? 1 - q[r] : q[r];
		}
		return a + b == 0 ? 0 : a / (a + b);
	}

	/** The M step; returns the largest change. */
	private static double maximise(final Map<Integer, Long> count, final Map<Integer, Double> weight, final double[] p,
		final double[] q)
	{
		double foreground = 0, background = 0, change = 0;
		final double[] yes = new double[p.length], no = new double[p.length];
		for (final Map.Entry<Integer, Long> e : count.entrySet()) {
			final double w = weight.get(e.getKey()) * e.getValue(), v = e.getValue() - w;
			foreground += w;
			background += v;
			for (int r = 0; r < p.length; r++)
				if ((e.getKey() >> r & 1) == 1) yes[r] += w;
				else no[r] += v;
		}
		for (int r = 0; r < p.length; r++) {
			final double sensitivity = foreground > 0 ? Math.min(NEAREST_TO_ONE, yes[r] / foreground) : p[r];
			final double specificity = background > 0 ? Math.min(NEAREST_TO_ONE, no[r] / background) : q[r];
			change = Math.max(change, Math.max(Math.abs(sensitivity - p[r]), Math.abs(specificity - q[r])));
			p[r] = sensitivity;
			q[r] = specificity;
		}
		return change;
	}
}
