package sc.fiji.score.command;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** An ImageJ with windows in a Java process of its own, with SCORE and PyTorch on its class path; a driver uses it. */
final class WindowProcess {

	private WindowProcess() {}

	/**
	 * Runs the driver's main method; gives the lines {@code key: value} that it prints.
	 *
	 * @param home an empty folder that ImageJ takes for the user's home
	 */
	static Map<String, String> drive(final Path home, final Class<?> driver, final String... arguments) throws IOException,
		InterruptedException
	{
		final List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java")
			.toString(), "-Xmx1g", "-Duser.home=" + home, "-Duser.name=tester", "-Dai.djl.offline=true", "-cp", System
				.getProperty("java.class.path"), driver.getName()));
		command.addAll(List.of(arguments));
		final Path log = home.resolve("driver.txt");
		final ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
		// PyTorch's libraries are unpacked already, in the home of the user who runs the tests.
		builder.environment().putIfAbsent("DJL_CACHE_DIR", System.getProperty("user.home") + File.separator + ".djl.ai");
		final Process process = builder.start();
		if (!process.waitFor(120, TimeUnit.SECONDS)) {
			process.destroyForcibly();
			throw new IOException("ImageJ did not end: " + Files.readString(log));
		}
		final List<String> lines = Files.readAllLines(log);
		if (process.exitValue() != 0) throw new IOException("The driver failed: " + String.join("\n", lines));
		return lines.stream().filter(line -> line.matches("[a-z]+: .*")).collect(Collectors.toMap(line -> line.substring(0,
			line.indexOf(':')), line -> line.substring(line.indexOf(':') + 2), (a, b) -> a + b));
	}
}
