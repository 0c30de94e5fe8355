package sc.fiji.score.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs macros by {@link MacroRunner} in a Java process of their own, as {@code bin/score macro} does: ImageJ can be
 * patched only before its classes load. Several macros share a process, for it takes seconds to start.
 */
final class MacroProcess {

	private static final String MARK = "macro ended with exit code ";

	private final List<String> arguments = new ArrayList<>();
	private final Path directory;

	/** @param directory where the macros are written */
	MacroProcess(final Path directory) {
		this.directory = directory;
	}

	/** Adds a macro, given by its code. */
	MacroProcess code(final String code, final String argument) {
		final Path file = directory.resolve("macro" + arguments.size() + ".ijm");
		try {
			Files.writeString(file, code);
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
		return file(file, argument);
	}

	/** Adds a macro file. */
	MacroProcess file(final Path file, final String argument) {
		arguments.add(file.toString());
		arguments.add(argument);
		return this;
	}

	/** Exit code and output of each macro. */
	List<Result> run() throws IOException, InterruptedException {
		final List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java")
			.toString(), "-Xmx1g", "-XX:TieredStopAtLevel=1", "--add-opens", "java.base/java.lang=ALL-UNNAMED",
			"-Dai.djl.offline=true", "-cp", System.getProperty("java.class.path"), MacroProcess.class.getName()));
		command.addAll(arguments);
		final Path log = directory.resolve("output.txt");
		final Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
		if (!process.waitFor(120, TimeUnit.SECONDS)) {
			process.destroyForcibly();
			throw new IOException("The macros did not end: " + Files.readString(log));
		}
		final List<Result> out = new ArrayList<>();
		final StringBuilder lines = new StringBuilder();
		for (final String line : Files.readAllLines(log, StandardCharsets.UTF_8)) {
			if (line.startsWith(MARK)) {
				out.add(new Result(Integer.parseInt(line.substring(MARK.length())), lines.toString()));
				lines.setLength(0);
			}
			else lines.append(line).append('\n');
		}
		if (out.size() != arguments.size() / 2) throw new IOException("The process stopped: " + Files.readString(log));
		return out;
	}

	/** One macro's end. */
	record Result(int exitCode, String output) {}

	/** Pairs of a macro file and its argument. */
	public static void main(final String[] args) {
		for (int i = 0; i < args.length; i += 2)
			System.out.println(MARK + MacroRunner.run(Path.of(args[i]), args[i + 1]));
		System.exit(0);
	}
}
