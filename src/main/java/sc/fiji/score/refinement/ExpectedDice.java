package sc.fiji.score.refinement;

import java.util.Arrays;

/**
 * Mean and variance of the Dice {@code 2A / (U + A + B)} of a mask M of U voxels to an unknown truth whose voxels are
 * foreground independently of each other with given probabilities: A counts the truth inside of M, B outside. Both are
 * Poisson binomial and independent. With few voxels their distributions are convolved and the mean is exact; with many
 * the Dice is expanded to the second order about the means of A and B, whose error falls with the square of the number of
 * voxels.
 *
 * @param mean expected Dice, 0..1; 1 where mask and truth are both surely empty
 * @param variance of the Dice
 * @param inside expected number of true voxels inside of the mask (true positives)
 * @param outside expected number of true voxels outside (false negatives)
 */
record ExpectedDice(double mean, double variance, double inside, double outside) {

	/** Up to so many voxels on each side the distributions are exact. */
	static final int EXACT = 384;

	/**
	 * @param inside probabilities of the mask's voxels
	 * @param outside probabilities of the region's other voxels
	 */
	static ExpectedDice of(final float[] inside, final float[] outside) {
		return inside.length <= EXACT && outside.length <= EXACT ? exact(inside, outside) : expanded(inside, outside);
	}

	static ExpectedDice exact(final float[] inside, final float[] outside) {
		final double[] a = counts(inside), b = counts(outside);
		double mean = 0, square = 0;
		for (int i = 0; i < a.length; i++) {
			if (a[i] == 0) continue;
			for (int j = 0; j < b.length; j++) {
				final int sum = inside.length + i + j;
				final double dice = sum == 0 ? 1 : 2.0 * i / sum, chance = a[i] * b[j];
				mean += chance * dice;
				square += chance * dice * dice;
			}
		}
		return new ExpectedDice(mean, Math.max(0, square - mean * mean), sum(inside), sum(outside));
	}

	static ExpectedDice expanded(final float[] inside, final float[] outside) {
		final double a = sum(inside), b = sum(outside), va = variance(inside), vb = variance(outside);
		final double u = inside.length, s = u + a + b;
		if (s == 0) return new ExpectedDice(1, 0, 0, 0);
		final double da = 2 * (u + b) / (s * s), db = -2 * a / (s * s);
		final double mean = 2 * a / s - 2 * (u + b) / (s * s * s) * va + 2 * a / (s * s * s) * vb;
		return new ExpectedDice(Math.max(0, Math.min(1, mean)), da * da * va + db * db * vb, a, b);
	}

	/** The chance of each number of foreground voxels. */
	private static double[] counts(final float[] p) {
		final double[] out = new double[p.length + 1];
		out[0] = 1;
		for (int n = 0; n < p.length; n++)
			for (int k = n + 1; k >= 0; k--)
				out[k] = out[k] * (1 - p[n]) + (k > 0 ? out[k - 1] * p[n] : 0);
		return out;
	}

	private static double sum(final float[] p) {
		double out = 0;
		for (final float v : p)
			out += v;
		return out;
	}

	private static double variance(final float[] p) {
		double out = 0;
		for (final float v : p)
			out += v * (1.0 - v);
		return out;
	}

	/** The same for a truth that follows one of several members, each with the same chance. */
	static ExpectedDice mixed(final ExpectedDice[] members) {
		final double mean = mean(Arrays.stream(members).mapToDouble(ExpectedDice::mean).toArray());
		final double within = mean(Arrays.stream(members).mapToDouble(ExpectedDice::variance).toArray());
		final double between = mean(Arrays.stream(members).mapToDouble(m -> (m.mean - mean) * (m.mean - mean)).toArray());
		return new ExpectedDice(mean, within + between, mean(Arrays.stream(members).mapToDouble(ExpectedDice::inside)
			.toArray()), mean(Arrays.stream(members).mapToDouble(ExpectedDice::outside).toArray()));
	}

	private static double mean(final double[] values) {
		return Arrays.stream(values).sum() / values.length;
	}
}
