package sc.fiji.score.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import net.imagej.patcher.LegacyInjector;

import sc.fiji.score.common.ScoreException;

/**
 * Runs an ImageJ macro without a display, in a Java process of its own (the command line's {@code score macro}).
 * <p>
 * ImageJ has to be patched before any of its classes loads, so this class must not know one, and the process must not
 * have used ImageJ before. Java needs {@code --add-opens java.base/java.lang=ALL-UNNAMED}.
 */
public final class MacroRunner {

	private MacroRunner() {}

	/**
	 * Runs a macro; {@code run("Refine...", "...")} and the other commands of Plugins&gt;SCORE are known to it.
	 *
	 * @param macro the macro file (ImageJ macro language, UTF-8)
	 * @param argument what the macro's {@code getArgument()} returns; null counts as empty
	 * @return 0 if the macro ran to its end or left by {@code exit()}; 1 if it failed, left by {@code exit("message")}, or
	 *         if a SCORE command in it failed (the reason has been logged)
	 * @throws ScoreException if the macro cannot be read or ImageJ cannot be made to run without a display
	 */
	public static int run(final Path macro, final String argument) {
		final String code = read(macro);
		System.setProperty("java.awt.headless", "true");
		patchImageJ();
		return HeadlessMacro.run(macro.toString(), code, argument == null ? "" : argument);
	}

	private static String read(final Path macro) {
		if (!Files.isRegularFile(macro)) throw new ScoreException("There is no macro file " + macro +
			"; check the path.");
		try {
			return Files.readString(macro);
		}
		catch (final IOException e) {
			throw new ScoreException("The macro " + macro + " cannot be read: " + e.getMessage() +
				". It has to be a text file in UTF-8.", e);
		}
	}

	private static void patchImageJ() {
		try {
			LegacyInjector.preinit(MacroRunner.class.getClassLoader());
		}
		catch (final RuntimeException | LinkageError e) {
			throw new ScoreException("ImageJ cannot be prepared to run without a display. Start Java with " +
				"--add-opens java.base/java.lang=ALL-UNNAMED (bin/score does), and run the macro in a fresh Java process.", e);
		}
	}
}
