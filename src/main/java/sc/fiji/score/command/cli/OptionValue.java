package sc.fiji.score.command.cli;

import sc.fiji.score.task.OptionException;

/** Checks of values that a task would take for "not given". */
final class OptionValue {

	private OptionValue() {}

	static int positive(final int value, final String option) {
		if (value < 1) throw new OptionException(option + " is " + value + ", but must be at least 1.");
		return value;
	}

	static double share(final double value, final double high, final String option) {
		if (!(value >= 0 && value <= high)) throw new OptionException(option + " is " + value + ", but must be 0 or more" +
			(high == 1 ? ", and 1 at the most." : "."));
		return value;
	}
}
