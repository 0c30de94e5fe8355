package sc.fiji.score.feedback;

/** Probabilities of intervals under the standard normal distribution, as logarithms that stay finite in the tails. */
final class NormalInterval {

	private static final double LOG_SQRT_2PI = 0.5 * Math.log(2 * Math.PI);

	/** Beyond so many standard deviations the continued fraction converges fast. */
	private static final double TAIL = 2;

	private NormalInterval() {}

	/**
	 * log(Phi(b) - Phi(a)).
	 *
	 * @param a lower end, may be minus infinity
	 * @param b upper end, above {@code a}, may be infinite
	 */
	static double logMass(final double a, final double b) {
		if (a > 0) return logMass(-b, -a);
		if (b > 0) return Math.log1p(-Math.exp(logBelow(a)) - Math.exp(logBelow(-b)));
		final double upper = logBelow(b);
		return upper + Math.log(-Math.expm1(logBelow(a) - upper));
	}

	/** log Phi(x) for x of at most 0. */
	private static double logBelow(final double x) {
		if (x == Double.NEGATIVE_INFINITY) return x;
		if (x > -TAIL) return Math.log(0.5 + Math.exp(logDensity(x)) * series(x));
		// Mills' ratio 1/(y+1/(y+2/(y+3/...))) of y = -x, from the innermost fraction outwards; as many as it needs.
		double fraction = -x;
		for (int i = 5 + (int) (180 / (x * x)); i > 0; i--)
			fraction = -x + i / fraction;
		return logDensity(x) - Math.log(fraction);
	}

	/** (Phi(x) - 1/2) / phi(x) = x + x^3/3 + x^5/(3*5) + ... */
	private static double series(final double x) {
		double term = x, sum = x;
		for (int i = 3; Math.abs(term) > 1e-17; i += 2) {
			term *= x * x / i;
			sum += term;
		}
		return sum;
	}

	/** Logarithm of the density. */
	static double logDensity(final double x) {
		return -0.5 * x * x - LOG_SQRT_2PI;
	}
}
