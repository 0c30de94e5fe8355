package sc.fiji.score.report;

import java.util.Locale;

/**
 * Round numbers along an axis.
 *
 * @param first lowest tick
 * @param step between ticks
 * @param count number of ticks, at least 2
 */
record Ticks(double first, double step, int count) {

	/**
	 * Ticks that enclose a range.
	 *
	 * @param most about how many steps there may be
	 */
	static Ticks around(final double low, final double high, final int most) {
		double a = low, b = high;
		if (!(b > a)) {
			final double pad = a == 0 ? 1 : Math.abs(a) * 0.1;
			a -= pad;
			b += pad;
		}
		final double raw = (b - a) / most, power = Math.pow(10, Math.floor(Math.log10(raw)));
		final double digit = raw / power;
		final double step = power * (digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 5 ? 5 : 10);
		final double first = Math.floor(a / step + 1e-9), last = Math.ceil(b / step - 1e-9);
		return new Ticks(first * step, step, (int) (last - first) + 1);
	}

	double last() {
		return at(count - 1);
	}

	double at(final int i) {
		return first + i * step;
	}

	/** The number at a tick, with as many digits as the step needs. */
	String text(final int i) {
		final double v = Math.abs(at(i)) < step * 1e-9 ? 0 : at(i);
		final double largest = Math.max(Math.abs(first), Math.abs(last()));
		if (largest >= 1e6 || largest < 1e-4) return String.format(Locale.ROOT, "%.1e", v);
		final int digits = (int) Math.max(0, Math.ceil(-Math.log10(step) - 1e-9));
		return String.format(Locale.ROOT, "%." + digits + "f", v);
	}
}
