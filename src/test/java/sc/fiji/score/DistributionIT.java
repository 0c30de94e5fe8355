package sc.fiji.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.score.common.Version;
import sc.fiji.score.io.VolumeFiles;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Mask;

/** Looks at what the build assembled for users; runs after the packaging, in {@code mvn verify}. */
class DistributionIT {

	private static final Path TARGET = Path.of("target").toAbsolutePath();

	@TempDir
	private Path dir;

	@Test
	void fijiZipHasOnlyWhatFijiLacks() throws IOException {
		final List<String> names = names("fiji");
		assertTrue(names.contains("plugins/SCORE_-" + Version.get() + ".jar"), names.toString());
		assertTrue(has(names, "jars/pytorch-native-cpu-"));
		assertTrue(has(names, "jars/pytorch-engine-"));
		assertTrue(names.contains("licenses/SCORE/THIRD-PARTY.txt"));
		assertTrue(names.contains("licenses/SCORE/licenses/GPL-3.0.txt"));
		for (final String fijis : List.of("ij-", "ij1-patcher-", "imglib2-", "scijava-common-", "jackson-", "slf4j-", "gson-",
			"jna-", "commons-math3-"))
			assertFalse(has(names, "jars/" + fijis), fijis);
	}

	@Test
	void imageJZipWorksInImageJsClassLoader() throws Exception {
		final List<String> names = names("imagej");
		assertFalse(has(names, "plugins/jars/ij-"), "ImageJ itself");
		assertTrue(names.contains("licenses/SCORE/THIRD-PARTY.txt"));
		try (ZipFile zip = zip("imagej")) {
			for (final ZipEntry e : Collections.list(zip.entries()))
				if (e.getName().endsWith(".jar") && !e.getName().contains("native")) {
					final Path file = dir.resolve(e.getName());
					Files.createDirectories(file.getParent());
					try (InputStream in = zip.getInputStream(e)) {
						Files.copy(in, file);
					}
				}
		}
		// A class path with nothing but ImageJ and the probe.
		final Path probe = dir.resolve("probe").resolve(PlainImageJProbe.class.getName().replace('.', '/') + ".class");
		Files.createDirectories(probe.getParent());
		Files.copy(Path.of("target/test-classes").resolve(dir.resolve("probe").relativize(probe)), probe);
		final String imagej = Path.of(ij.IJ.class.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
		final String output = run(0, Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", imagej +
			java.io.File.pathSeparator + dir.resolve("probe"), PlainImageJProbe.class.getName(), dir.resolve("plugins")
				.toString(), "sc.fiji.score.common.Version", "sc.fiji.score.network.OfflineEngine", "org.scijava.Context",
			"net.imglib2.img.Img", "ai.djl.engine.Engine", "com.fasterxml.jackson.databind.ObjectMapper");
		assertTrue(output.contains("loaded 6"), output);
	}

	@Test
	void pluginJarsCarryTheMenuOfAPlainImageJ() throws IOException {
		try (ZipFile jar = new ZipFile(TARGET.resolve("SCORE_-" + Version.get() + ".jar").toFile())) {
			assertTrue(jar.getEntry("plugins.config") != null);
			assertTrue(jar.getEntry("META-INF/json/org.scijava.plugin.Plugin") != null);
			assertTrue(jar.getEntry("META-INF/THIRD-PARTY.txt") != null);
		}
	}

	@Test
	void commandLineRuns() throws Exception {
		final boolean windows = System.getProperty("os.name").startsWith("Windows");
		final String score = TARGET.resolve(windows ? "score/bin/score.bat" : "score/bin/score").toString();
		assertTrue(run(0, score, "--help").contains("refine"));
		assertTrue(run(0, score, "--version").contains(Version.get()));
		run(2, score, "no-such-command");
		for (final String file : List.of("LICENSE", "THIRD-PARTY.txt", "README.md", "licenses/GPL-3.0.txt", "bin/score.bat"))
			assertTrue(Files.exists(TARGET.resolve("score").resolve(file)), file);
		try (Stream<Path> macros = Files.list(TARGET.resolve("score/macros"))) {
			assertTrue(macros.findAny().isPresent());
		}
	}

	@Test
	void fileNamesThatAreNotAsciiNeedNoLocale() throws Exception {
		assumeFalse(System.getProperty("os.name").startsWith("Windows"), "skipped: bin/score is a shell script");
		VolumeFiles.writeMask(new Mask(new byte[] { 0, 1, 1, 0 }, Geometry.of(2, 2, 1, 1, 1, 1)), dir.resolve("a.nii"));
		// A script, because the Java of the test may be without a locale itself.
		final Path script = Files.writeString(dir.resolve("run.sh"), "cd '" + dir + "' && cp a.nii \u00e9.nii && LC_ALL=C '" +
			TARGET.resolve("score/bin/score") + "' evaluate --mask \u00e9.nii --reference a.nii --output m.csv\n");
		run(0, "sh", script.toString());
		assertTrue(Files.readString(dir.resolve("m.csv")).contains("\u00e9,1.0,"));
	}

	@Test
	void theHeapGrowsNoFurtherThanItMustUnlessTheUserChoosesACollector() throws Exception {
		assumeFalse(System.getProperty("os.name").startsWith("Windows"), "skipped: bin/score is a shell script");
		final String score = "'" + TARGET.resolve("score/bin/score") + "' --version";
		final String flags = run(0, "sh", "-c", "SCORE_JAVA_OPTS='-Xmx1g -XX:+PrintFlagsFinal' " + score);
		assertTrue(flags.lines().anyMatch(l -> l.matches(".*UseSerialGC += true.*")), flags);
		assertTrue(flags.lines().anyMatch(l -> l.matches(".*MinHeapFreeRatio += 10 .*")), flags);
		run(0, "sh", "-c", "SCORE_JAVA_OPTS=-XX:+UseParallelGC " + score);
	}

	private static ZipFile zip(final String kind) throws IOException {
		return new ZipFile(TARGET.resolve("SCORE-" + Version.get() + "-" + kind + ".zip").toFile());
	}

	private static List<String> names(final String kind) throws IOException {
		try (ZipFile zip = zip(kind)) {
			return zip.stream().map(ZipEntry::getName).toList();
		}
	}

	private static boolean has(final List<String> names, final String start) {
		return names.stream().anyMatch(n -> n.startsWith(start));
	}

	/** Runs a program with this Java, and returns what it wrote. */
	private static String run(final int code, final String... command) throws IOException, InterruptedException {
		final ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
		builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
		final Process process = builder.start();
		final String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertTrue(process.waitFor(60, TimeUnit.SECONDS));
		assertEquals(code, process.exitValue(), output);
		return output;
	}
}
