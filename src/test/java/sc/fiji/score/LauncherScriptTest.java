package sc.fiji.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs bin/score with a stand-in for Java that prints what it was given. */
@DisabledOnOs(OS.WINDOWS)
class LauncherScriptTest {

	@TempDir
	private Path dir;
	private Path script;

	@BeforeEach
	void installUnderAPathWithSpaces() throws IOException {
		script = dir.resolve("my tools/score/bin/score");
		Files.createDirectories(script.getParent());
		Files.copy(Path.of("src/dist/bin/score"), script);
		assertTrue(script.toFile().setExecutable(true));
	}

	@Test
	void passesArgumentsOptionsAndExitCode() throws Exception {
		final Run run = run(script, fakeJava("17", 2), Map.of("SCORE_JAVA_OPTS", "-Xmx1g -Dx=y"), "refine", "--image",
			"a b.nii.gz", "*");
		assertEquals(2, run.code);
		final List<String> lines = run.lines();
		final Path lib = dir.toRealPath().resolve("my tools/score/lib");
		assertEquals(List.of("--add-opens", "java.base/java.lang=ALL-UNNAMED", "-Dai.djl.offline=true",
			"-Dslf4j.internal.verbosity=ERROR", "-XX:+UseSerialGC", "-XX:MinHeapFreeRatio=10", "-XX:MaxHeapFreeRatio=30",
			"-Xmx1g", "-Dx=y", "-cp", lib + "/*", "sc.fiji.score.command.cli.ScoreCli", "refine", "--image",
			"a b.nii.gz", "*", "OPT_OUT_TRACKING=true", "OMP_WAIT_POLICY=passive"), lines);
	}

	@Test
	void worksThroughASymbolicLink() throws Exception {
		final Path link = Files.createSymbolicLink(dir.resolve("score-link"), dir.relativize(script));
		final Run run = run(link, fakeJava("21", 0), Map.of(), "--help");
		assertEquals(0, run.code, run.output);
		assertTrue(run.output.contains("my tools/score/lib/*"), run.output);
	}

	@Test
	void refusesAnOldJava() throws Exception {
		for (final String version : List.of("1.8", "11")) {
			final Run run = run(script, fakeJava(version, 0), Map.of(), "--help");
			assertEquals(1, run.code);
			assertTrue(run.output.contains("is Java " + version + "; SCORE needs Java 17"), run.output);
		}
	}

	@Test
	void namesAWrongJavaHome() throws Exception {
		final Run run = run(script, dir.resolve("nothing"), Map.of(), "--help");
		assertEquals(1, run.code);
		assertTrue(run.output.contains("JAVA_HOME is " + dir.resolve("nothing")), run.output);
	}

	/** A JAVA_HOME whose Java has the given version and ends with the given code. */
	private Path fakeJava(final String version, final int code) throws IOException {
		final Path java = dir.resolve("java " + version + "/bin/java");
		Files.createDirectories(java.getParent());
		Files.writeString(java, "#!/bin/sh\n" + //
			"if [ \"$1\" = -XshowSettings:properties ]; then\n" + //
			"	echo '    java.specification.version = " + version + "' >&2\n" + //
			"	exit 0\n" + //
			"fi\n" + //
			"printf '%s\\n' \"$@\" \"OPT_OUT_TRACKING=$OPT_OUT_TRACKING\" \"OMP_WAIT_POLICY=$OMP_WAIT_POLICY\"\n" + //
			"exit " + code + "\n");
		assertTrue(java.toFile().setExecutable(true));
		return java.getParent().getParent();
	}

	private record Run(int code, String output) {

		List<String> lines() {
			return output.lines().toList();
		}
	}

	private static Run run(final Path program, final Path javaHome, final Map<String, String> environment,
		final String... arguments) throws IOException, InterruptedException
	{
		final List<String> command = new ArrayList<>(List.of(program.toString()));
		command.addAll(List.of(arguments));
		final ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
		builder.environment().keySet().removeAll(List.of("SCORE_JAVA_OPTS", "OPT_OUT_TRACKING", "OMP_WAIT_POLICY"));
		builder.environment().put("JAVA_HOME", javaHome.toString());
		builder.environment().putAll(environment);
		final Process process = builder.start();
		final String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertTrue(process.waitFor(30, TimeUnit.SECONDS));
		return new Run(process.exitValue(), output);
	}
}
