package sc.fiji.score.report.study;

import java.util.Locale;

import sc.fiji.score.evaluation.Bootstrap.Interval;

/** How numbers stand on the page: a decimal point everywhere, a real minus, a dash for what is not defined. */
final class Numbers {

	private static final String NONE = "\u2013";

	private Numbers() {}

	/** A number with a fixed count of decimals. */
	static String fixed(final double value, final int digits) {
		if (Double.isNaN(value)) return NONE;
		if (Double.isInfinite(value)) return value > 0 ? "\u221E" : "\u2212\u221E";
		final String text = String.format(Locale.ROOT, "%." + digits + "f", value);
		return text.matches("-0(\\.0*)?") ? text.substring(1) : text.replace('-', '\u2212');
	}

	/** A number with its sign. */
	static String signed(final double value, final int digits) {
		final String text = fixed(value, digits);
		return value > 0 && Double.isFinite(value) && text.matches(".*[1-9].*") ? "+" + text : text;
	}

	/** The ends of an interval. */
	static String interval(final double low, final double high, final int digits) {
		return Double.isNaN(low) || Double.isNaN(high) ? NONE : fixed(low, digits) + " to " + fixed(high, digits);
	}

	/** An estimate and its interval in brackets, where there is one. */
	static String estimate(final Interval e, final int digits) {
		return Double.isNaN(e.low()) ? fixed(e.value(), digits) : fixed(e.value(), digits) + " (" + interval(e.low(), e
			.high(), digits) + ")";
	}

	/** A probability: three decimals, or that it is below .001. */
	static String p(final double p) {
		return p < 0.001 ? "< 0.001" : fixed(p, 3);
	}

	/** A count, or a dash where it is unknown. */
	static String count(final double n) {
		return n == Math.rint(n) ? fixed(n, 0) : fixed(n, 1);
	}

	/** A count and what is counted. */
	static String many(final int n, final String one) {
		return n + " " + one + (n == 1 ? "" : "s");
	}
}
