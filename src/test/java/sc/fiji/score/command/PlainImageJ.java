package sc.fiji.score.command;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * A plain ImageJ 1.x in a Java process of its own, with SCORE unpacked into its plugins folder as the zip for ImageJ
 * does it: the plugin's jar, and the libraries in {@code plugins/jars}. A driver class uses its windows.
 */
final class PlainImageJ {

	private final Path root;

	/** @param root an empty folder, which becomes ImageJ's */
	PlainImageJ(final Path root) throws IOException {
		this.root = root;
		final Path libraries = Files.createDirectories(root.resolve("plugins/jars"));
		jar(Path.of("target/classes"), root.resolve("plugins/SCORE_-test.jar"));
		for (final String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
			final Path jar = Path.of(entry);
			final String name = String.valueOf(jar.getFileName());
			final boolean ours = name.endsWith(".jar") && !isImageJ(name) && !name.matches(
				"(junit|opentest4j|apiguardian|archunit|surefire|pytorch-native|ij1-patcher|javassist).*");
			if (ours) Files.copy(jar, libraries.resolve(name), StandardCopyOption.REPLACE_EXISTING);
		}
	}

	private static boolean isImageJ(final String name) {
		return name.matches("ij-\\d.*\\.jar");
	}

	private static void jar(final Path classes, final Path jar) throws IOException {
		try (OutputStream file = Files.newOutputStream(jar); JarOutputStream out = new JarOutputStream(file);
				Stream<Path> files = Files.walk(classes))
		{
			for (final Path f : files.filter(Files::isRegularFile).toList()) {
				out.putNextEntry(new JarEntry(classes.relativize(f).toString().replace('\\', '/')));
				Files.copy(f, out);
				out.closeEntry();
			}
		}
	}

	/** Runs the driver's main method with ImageJ alone on the class path; gives the lines that it prints. */
	List<String> drive(final Class<?> driver, final String... arguments) throws IOException, InterruptedException {
		final Path classes = root.resolve("driver");
		final String packagePath = driver.getPackageName().replace('.', '/');
		final Path from = Path.of("target/test-classes", packagePath), to = Files.createDirectories(classes.resolve(
			packagePath));
		try (Stream<Path> files = Files.list(from)) {
			for (final Path f : files.filter(f -> f.getFileName().toString().startsWith(driver.getSimpleName()) || f
				.getFileName().toString().startsWith("WindowDriver")).toList())
				Files.copy(f, to.resolve(f.getFileName()));
		}
		String imageJ = null;
		for (final String entry : System.getProperty("java.class.path").split(File.pathSeparator))
			if (isImageJ(String.valueOf(Path.of(entry).getFileName()))) imageJ = entry;
		final List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java")
			.toString(), "-Xmx1g", "-Dplugins.dir=" + root, "-Duser.home=" + root, "-cp", imageJ + File.pathSeparator +
				classes, driver.getName()));
		command.addAll(List.of(arguments));
		final Path log = root.resolve("driver.txt");
		final Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
		if (!process.waitFor(120, TimeUnit.SECONDS)) {
			process.destroyForcibly();
			throw new IOException("ImageJ did not end: " + Files.readString(log));
		}
		return Files.readAllLines(log);
	}
}
