package sc.fiji.score.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.awt.GraphicsEnvironment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.score.benchmark.PhantomCase;
import sc.fiji.score.common.Progress;
import sc.fiji.score.feedback.CaseFeedback;
import sc.fiji.score.feedback.ErrorLabel;
import sc.fiji.score.feedback.FeedbackFile;
import sc.fiji.score.feedback.RegionFeedback;
import sc.fiji.score.io.VolumeFiles;
import sc.fiji.score.task.TrainTask;

/** Scoring with the keyboard in a real ImageJ; needs a display (see {@code .ci/run}). */
class ScoreRegionsWindowTest {

	private static final ErrorLabel[] LABELS = { ErrorLabel.OVER, ErrorLabel.UNDER, ErrorLabel.MIXED, ErrorLabel.NONE };
	private static final int MOST_MILLISECONDS = 50;

	@TempDir
	Path dir;

	@Test
	void scoreWithTheKeyboardUndoCloseReopenGoOn() throws Exception {
		assumeFalse(GraphicsEnvironment.isHeadless(), "SKIPPED: no display; run under Xvfb with a window manager.");
		write(1);
		write(2);
		final List<String> lines = new PlainImageJ(Files.createDirectory(dir.resolve("imagej"))).drive(ScoringDriver.class,
			Path.of("target/screenshots").toAbsolutePath().toString(), file("images", 1), file("initial", 1), file("feedback",
				1), file("images", 2), file("initial", 2), file("feedback", 2));
		final Map<String, String> seen = lines.stream().filter(line -> line.matches("[a-z]+: .*")).collect(Collectors.toMap(
			line -> line.substring(0, line.indexOf(':')), line -> line.substring(line.indexOf(':') + 2), (a, b) -> a + b));

		assertEquals("0 of 24", seen.get("start"), lines::toString);
		assertEquals("48|All 24 done", seen.get("whole"), lines::toString);
		assertEquals("0", seen.get("images"), "all windows are closed");
		final int typical = Integer.parseInt(seen.get("delay").split("\\|")[0]);
		assertTrue(typical < MOST_MILLISECONDS, "a key's effect takes " + seen.get("delay") + " ms (median, longest)");
		wholeCase(read(1));

		assertNotNull(seen.get("log"), lines::toString);
		assertTrue(seen.get("undone").startsWith("4 of 24"), lines::toString);
		assertTrue(seen.get("redone").startsWith("5 of 24"), lines::toString);
		assertTrue(seen.get("there").startsWith("6 of 24"), lines::toString);
		assertTrue(seen.get("again").startsWith("7 of 24"), lines::toString);
		assertEquals("false", seen.get("results"), "ImageJ's shortcut for Measure did not fire");
		assertTrue(seen.get("log").contains("already open for scoring in another window"), seen.get("log"));
		interruptedCase(read(2));
		try (var left = Files.list(dir.resolve("feedback"))) {
			assertEquals(2, left.count(), "no lock is left");
		}
		trains();
	}

	private static void wholeCase(final CaseFeedback said) {
		assertEquals("tester", said.rater().name());
		for (int r = 0; r < 24; r++) {
			assertEquals(1 + r % 5, said.region(r + 1).score(), "score of region " + (r + 1));
			assertEquals(LABELS[r % 4], said.region(r + 1).label(), "label of region " + (r + 1));
			assertTrue(said.region(r + 1).seconds() > 0, "time is measured");
		}
	}

	private static void interruptedCase(final CaseFeedback said) {
		assertTrue(said.regions().stream().allMatch(RegionFeedback::isScored));
		assertEquals("t1", said.region(6).notes());
		assertEquals(2, said.region(6).score());
		assertEquals(ErrorLabel.MIXED, said.region(6).label());
		assertEquals(3, said.region(7).score());
		assertTrue(said.region(8).flagged());
		assertFalse(said.region(7).flagged());
	}

	/** The files are what training reads, as they are. */
	private void trains() {
		final Path model = dir.resolve("model.score");
		new TrainTask().setData(dir).setOutput(model).optSteps(2).optValidationShare(0).run(Progress.NONE);
		assertTrue(Files.exists(model));
	}

	private void write(final int seed) throws Exception {
		final PhantomCase c = PhantomCase.of(seed);
		for (final String folder : List.of("images", "initial"))
			Files.createDirectories(dir.resolve(folder));
		VolumeFiles.write(c.image(), Path.of(file("images", seed)));
		VolumeFiles.writeMask(c.initial(), Path.of(file("initial", seed)));
	}

	private String file(final String folder, final int seed) {
		return TestMasks.slashes(dir.resolve(folder).resolve("case_" + seed + (folder.equals("feedback") ? ".json"
			: ".nii.gz")));
	}

	private CaseFeedback read(final int seed) {
		return FeedbackFile.read(Path.of(file("feedback", seed)));
	}
}
