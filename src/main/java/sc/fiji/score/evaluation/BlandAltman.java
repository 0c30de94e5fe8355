package sc.fiji.score.evaluation;

import org.apache.commons.math3.distribution.TDistribution;

import sc.fiji.score.common.ScoreException;

/**
 * Agreement of two ways to measure the same: mean difference and the limits that hold 95 % of the differences if these
 * are normally distributed, with 95 % intervals by Student's t. Bland and Altman, Lancet 1986,
 * doi:10.1016/S0140-6736(86)90837-8; the standard error of a limit, s sqrt(1/n + 1.96^2 / (2 (n - 1))), from their paper
 * in Statistical Methods in Medical Research 1999, doi:10.1177/096228029900800204.
 *
 * @param count number of pairs
 * @param sd standard deviation of the differences (n - 1)
 * @param bias mean of measured minus reference, in their unit
 * @param lower lower limit of agreement, bias - 1.96 sd
 * @param upper upper limit of agreement, bias + 1.96 sd
 */
public record BlandAltman(int count, double sd, Estimate bias, Estimate lower, Estimate upper) {

	/**
	 * @param measured one value per case
	 * @param reference the reference's value of the same cases, in the same order
	 * @throws ScoreException if there are fewer than two cases, unlike numbers of them, or a value is not finite
	 */
	public static BlandAltman of(final double[] measured, final double[] reference) {
		final int n = measured.length;
		if (n != reference.length) throw new ScoreException("An agreement of volumes needs pairs, but there are " + n +
			" and " + reference.length + " values.");
		if (n < 2) throw new ScoreException("An agreement of volumes needs at least 2 cases.");
		double mean = 0, squares = 0;
		for (int i = 0; i < n; i++)
			mean += (measured[i] - reference[i]) / n;
		for (int i = 0; i < n; i++)
			squares += Math.pow(measured[i] - reference[i] - mean, 2);
		if (!Double.isFinite(squares)) throw new ScoreException("An agreement of volumes needs finite values.");
		final double sd = Math.sqrt(squares / (n - 1)), z = Estimate.Z95;
		final double t = new TDistribution(null, n - 1).inverseCumulativeProbability(0.975);
		final double errorOfLimit = sd * Math.sqrt(1.0 / n + z * z / (2 * (n - 1.0)));
		return new BlandAltman(n, sd, estimate(mean, sd / Math.sqrt(n), t), estimate(mean - z * sd, errorOfLimit, t),
			estimate(mean + z * sd, errorOfLimit, t));
	}

	private static Estimate estimate(final double value, final double error, final double t) {
		return new Estimate(value, error, value - t * error, value + t * error);
	}
}
