package sc.fiji.score.task;

import sc.fiji.score.common.ScoreException;

/**
 * A parameter is missing, has a value that it cannot have, or contradicts another one; the command line exits with
 * 2.
 */
public class OptionException extends ScoreException {

	private static final long serialVersionUID = 1L;

	public OptionException(final String message) {
		super(message);
	}

	/** @throws OptionException if {@code value} is null */
	static <T> T require(final T value, final String name) {
		if (value == null) throw new OptionException("The parameter '" + name + "' is missing.");
		return value;
	}

	/** @throws OptionException if {@code value} lies outside [low, high] */
	static void requireRange(final double value, final double low, final double high, final String name) {
		if (!(value >= low && value <= high)) throw new OptionException("The parameter '" + name + "' is " + text(value) +
			", but must be " + (high == Double.POSITIVE_INFINITY || high >= Integer.MAX_VALUE ? "at least " + text(low)
				: "between " + text(low) + " and " + text(high)) + ".");
	}

	private static String text(final double value) {
		return value == Math.rint(value) && Math.abs(value) < 1e15 ? Long.toString((long) value) : Double.toString(value);
	}
}
