package sc.fiji.score.evaluation;

/**
 * A statistic with its uncertainty. What is not defined is NaN, never a number that looks like a result.
 *
 * @param value the estimate
 * @param standardError its standard error, NaN where none is defined
 * @param low lower end of the 95 % interval
 * @param high upper end of the 95 % interval
 */
public record Estimate(double value, double standardError, double low, double high) {

	/** 97.5th percentile of the normal distribution. */
	static final double Z95 = 1.959963984540054;

	/** Nothing can be said, for example because every rating is the same. */
	public static final Estimate UNDEFINED = new Estimate(Double.NaN, Double.NaN, Double.NaN, Double.NaN);

	/** A large-sample interval, value plus and minus 1.96 standard errors, cut at -1 and 1. */
	static Estimate normal(final double value, final double standardError) {
		return new Estimate(value, standardError, Math.max(-1, value - Z95 * standardError), Math.min(1, value + Z95 *
			standardError));
	}
}
