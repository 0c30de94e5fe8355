package sc.fiji.score.command;

import java.util.regex.Pattern;

import ij.IJ;
import ij.Macro;
import ij.macro.Interpreter;

/** Runs macro code in a patched, headless ImageJ and tells how it ended. Only {@link MacroRunner} may use it. */
final class HeadlessMacro {

	/** A call of {@code exit} with a message. */
	private static final Pattern EXIT_WITH_MESSAGE = Pattern.compile("\\bexit\\s*\\(\\s*[^)\\s]");

	private HeadlessMacro() {}

	/** @return the exit code, see {@link MacroRunner#run} */
	static int run(final String name, final String code, final String argument) {
		// The patched ImageJ makes its command table at this call.
		IJ.runPlugIn("ij.IJ.init", "");
		MenuCommands.install();
		final int before = Failures.count();
		final Interpreter interpreter = new Interpreter();
		String problem = null;
		try {
			interpreter.run(code, argument);
		}
		catch (final RuntimeException e) {
			problem = problem(interpreter, code, e);
		}
		if (Failures.count() > before) return 1;
		if (problem == null && interpreter.getErrorMessage() != null) problem = interpreter.getErrorMessage();
		if (problem == null) return 0;
		IJ.log("The macro " + name + " failed in line " + interpreter.getLineNumber() + ": " + problem);
		return 1;
	}

	/** What ended the macro, or null for a plain {@code exit()}. */
	private static String problem(final Interpreter interpreter, final String code, final RuntimeException e) {
		if (interpreter.getErrorMessage() != null) return interpreter.getErrorMessage();
		if (!Macro.MACRO_CANCELED.equals(e.getMessage())) return String.valueOf(e.getMessage());
		final String[] lines = code.split("\r\n|\r|\n", -1);
		final int line = interpreter.getLineNumber();
		final boolean message = line >= 1 && line <= lines.length && EXIT_WITH_MESSAGE.matcher(lines[line - 1]).find();
		return message ? "the macro called exit with a message" : null;
	}
}
