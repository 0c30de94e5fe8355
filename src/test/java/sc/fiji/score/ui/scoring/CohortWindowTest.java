package sc.fiji.score.ui.scoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.awt.GraphicsEnvironment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.score.benchmark.PhantomCase;
import sc.fiji.score.io.VolumeFiles;

/** The way through a cohort; needs a display (see {@code .ci/run}). */
class CohortWindowTest {

	@TempDir
	Path dir;

	@Test
	void guidelineFirstThenOneCaseAfterTheOther() throws Exception {
		assumeFalse(GraphicsEnvironment.isHeadless(), "SKIPPED: no display; run under Xvfb with a window manager.");
		final Path cohort = Files.createDirectory(dir.resolve("cohort"));
		for (int i = 1; i <= 2; i++) {
			final PhantomCase c = PhantomCase.of(i);
			for (final String folder : List.of("images", "initial"))
				Files.createDirectories(cohort.resolve(folder));
			VolumeFiles.write(c.image(), cohort.resolve("images/case_" + i + ".nii"));
			VolumeFiles.writeMask(c.initial(), cohort.resolve("initial/case_" + i + ".nii"));
		}
		Files.writeString(cohort.resolve("guideline.md"), "# Guideline\n\nLook at the cortex.\n");
		final Path log = dir.resolve("log.txt");
		final Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
			"-Xmx1g", "-Duser.home=" + dir, "-cp", System.getProperty("java.class.path"), CohortDriver.class.getName(), cohort
				.toString()).redirectErrorStream(true).redirectOutput(log.toFile()).start();
		final boolean ended = process.waitFor(120, TimeUnit.SECONDS);
		process.destroyForcibly();
		final String seen = Files.readString(log);
		assertTrue(ended, seen);
		for (final String line : List.of("first: case_1", "unread: 24|0", "done: 24|1", "second: case_2|SCORE: case_2",
			"skipped: SKIPPED|3", "kept: true"))
			assertTrue(seen.contains(line), line + " in " + seen);
		try (var files = Files.list(cohort.resolve("feedback"))) {
			assertEquals(2, files.filter(f -> f.toString().endsWith(".json")).count());
		}
	}
}
