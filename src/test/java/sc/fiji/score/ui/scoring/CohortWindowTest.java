package sc.fiji.score.ui.scoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.score.benchmark.PhantomCase;
import sc.fiji.score.feedback.ErrorLabel;
import sc.fiji.score.io.VolumeFiles;
import sc.fiji.score.region.PartitionParameters;
import sc.fiji.score.scoring.ScoringSession;
import sc.fiji.score.scoring.ScoringSetup;

/** The way through a cohort; needs a display (see {@code .ci/run}). */
class CohortWindowTest {

	@TempDir
	Path dir;

	@Test
	void guidelineFirstThenOneCaseAfterTheOther() throws Exception {
		assumeFalse(GraphicsEnvironment.isHeadless(), "SKIPPED: no display; run under Xvfb with a window manager.");
		final Path cohort = cohort();
		final String seen = drive(CohortDriver.class, cohort);
		for (final String line : List.of("first: case_1", "unread: 24|0", "done: 24|1", "second: case_2|SCORE: case_2",
			"skipped: SKIPPED|3", "kept: true"))
			assertTrue(seen.contains(line), line + " in " + seen);
		try (var files = Files.list(cohort.resolve("feedback"))) {
			assertEquals(2, files.filter(f -> f.toString().endsWith(".json")).count());
		}
	}

	@Test
	void theCalibrationComesFirstAndItsVerdictBeforeTheCases() throws Exception {
		assumeFalse(GraphicsEnvironment.isHeadless(), "SKIPPED: no display; run under Xvfb with a window manager.");
		final Path cohort = cohort();
		try (ScoringSession s = new ScoringSetup().setMask(cohort.resolve("initial/case_2.nii")).setRater("Eva").setFeedback(
			cohort.resolve("calibration/case_2.json")).optPartition(PartitionParameters.slabs(2, 2)).open())
		{
			for (int region = 1; region <= 4; region++) {
				s.setScore(region, 4);
				s.setLabel(region, ErrorLabel.OVER);
			}
		}
		final String seen = drive(CalibrationDriver.class, cohort, "target/screenshots/calibration.png");
		for (final String line : List.of("first: calibration_tester/case_2.json", "verdict: Your scores are on average 2.0",
			"stays: true", "again: calibration_tester.2/case_2.json|4", "second: feedback/case_1.json"))
			assertTrue(seen.contains(line), line + " in " + seen);
	}

	/** Two cases. */
	private Path cohort() throws IOException {
		final Path cohort = Files.createDirectory(dir.resolve("cohort"));
		for (int i = 1; i <= 2; i++) {
			final PhantomCase c = PhantomCase.of(i);
			for (final String folder : List.of("images", "initial"))
				Files.createDirectories(cohort.resolve(folder));
			VolumeFiles.write(c.image(), cohort.resolve("images/case_" + i + ".nii"));
			VolumeFiles.writeMask(c.initial(), cohort.resolve("initial/case_" + i + ".nii"));
		}
		Files.writeString(cohort.resolve("guideline.md"), "# Guideline\n\nLook at the cortex.\n");
		return cohort;
	}

	/** What a driver printed, in a process of its own. */
	private String drive(final Class<?> driver, final Path cohort, final String... more) throws Exception {
		final Path log = dir.resolve("log.txt");
		final List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java")
			.toString(), "-Xmx1g", "-Duser.home=" + dir, "-cp", System.getProperty("java.class.path"), driver.getName(), cohort
				.toString()));
		command.addAll(List.of(more));
		final Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
		final boolean ended = process.waitFor(120, TimeUnit.SECONDS);
		process.destroyForcibly();
		final String seen = Files.readString(log);
		assertTrue(ended, seen);
		return seen;
	}
}
