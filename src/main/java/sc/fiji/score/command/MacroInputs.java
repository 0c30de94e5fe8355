package sc.fiji.score.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.scijava.ItemVisibility;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;

import ij.macro.Interpreter;

import sc.fiji.score.common.ScoreException;

/** Sets a command's inputs from the options of a macro's {@code run} call; keys are the names of the parameters. */
final class MacroInputs {

	private MacroInputs() {}

	/**
	 * Sets the inputs that the options name; the others keep their defaults.
	 *
	 * @throws ScoreException if a key is not known or a value has the wrong form
	 */
	static void fill(final Module module, final String options) {
		for (final Map.Entry<String, String> e : MacroOptions.parse(options).entrySet()) {
			final ModuleItem<?> item = module.getInfo().getInput(e.getKey());
			if (item == null || !isValue(item)) throw new ScoreException("The command " + module.getInfo().getLabel() +
				" has no option " + e.getKey() + ". Its options are: " + String.join(", ", keys(module)) + ".");
			set(module, item, variable(e.getValue()));
		}
	}

	/** Names of the inputs that a user gives, in the order of the command. */
	static List<String> keys(final Module module) {
		final List<String> out = new ArrayList<>();
		for (final ModuleItem<?> item : module.getInfo().inputs())
			if (isValue(item)) out.add(item.getName());
		return out;
	}

	/** Whether an input is a text or a number, not a message or a service that SciJava injects. */
	static boolean isValue(final ModuleItem<?> item) {
		if (item.getVisibility() == ItemVisibility.MESSAGE) return false;
		final Class<?> type = item.getType();
		return type == String.class || isInteger(type) || type == double.class;
	}

	static boolean isInteger(final Class<?> type) {
		return type == int.class || type == long.class;
	}

	/** Sets one input from its text. */
	static void set(final Module module, final ModuleItem<?> item, final String text) {
		final Class<?> type = item.getType();
		if (type == String.class) module.setInput(item.getName(), text);
		else {
			final double v = number(item.getName(), text);
			if (isInteger(type) && v != Math.rint(v)) throw new ScoreException(item.getName() +
				" has to be a whole number, not " + text + ".");
			if (type == int.class) module.setInput(item.getName(), (int) v);
			else if (type == long.class) module.setInput(item.getName(), (long) v);
			else module.setInput(item.getName(), v);
		}
		module.resolveInput(item.getName());
	}

	private static double number(final String key, final String text) {
		try {
			return Double.parseDouble(text);
		}
		catch (final NumberFormatException e) {
			throw new ScoreException(key + " has to be a number, not '" + text + "'.", e);
		}
	}

	/** ImageJ's way to hand over a macro variable: {@code key=&variable}. */
	private static String variable(final String value) {
		final Interpreter interpreter = Interpreter.getInstance();
		if (!value.startsWith("&") || interpreter == null) return value;
		final String v = interpreter.getVariableAsString(value.substring(1));
		if (v == null) throw new ScoreException("The macro has no variable " + value.substring(1) + ".");
		return v;
	}
}
