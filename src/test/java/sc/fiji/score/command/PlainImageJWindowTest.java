package sc.fiji.score.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
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

/** The menu, the dialogs and the recorder of a real ImageJ 1.x window; needs a display (see {@code .ci/run}). */
class PlainImageJWindowTest {

	@TempDir
	Path dir;

	@Test
	void menuDialogRecorderAndReplay() throws Exception {
		assumeFalse(GraphicsEnvironment.isHeadless(), "SKIPPED: no display; run under Xvfb with a window manager.");
		final String mask = TestMasks.write(TestMasks.ellipsoid(1), dir.resolve("mask.nii.gz"));
		final Path output = dir.resolve("regions.nii.gz"), sidecar = dir.resolve("regions.json");
		final List<String> lines = new PlainImageJ(Files.createDirectory(dir.resolve("imagej"))).drive(MenuDriver.class, Path
			.of("target/screenshots").toAbsolutePath().toString(), mask, TestMasks.slashes(output));
		final Map<String, String> seen = lines.stream().filter(line -> line.matches("[a-z]+: .*")).collect(Collectors.toMap(
			line -> line.substring(0, line.indexOf(':')), line -> line.substring(line.indexOf(':') + 2), (a, b) -> a + b));
		assertEquals("Partition Regions...|Score Regions...|Simulate Feedback...|Add Weak Annotations...|" +
			"Train...|Refine...|Segment...|Predict Scores...|" +
			"Calibrate Scores...|Next Questions...|Evaluate...|Rater Agreement...|Report...|User Guide", seen.get("menu"),
			lines::toString);
		assertTrue(seen.get("help").contains("--accept-regions LIST"), lines::toString);
		assertEquals("image=|mask=|label=0|structure name=|model=phantom|edges=|output=|probability=|uncertainty=|uncertainty measure=entropy|limit=0.500|" +
			"always=no|review=yes|accept regions=|reviewer=|reviewed=|show=no", seen.get("refine"), lines::toString);
		assertTrue(seen.get("suggested").startsWith("image=ct|mask=seg|"), lines::toString);
		assertEquals("mask-regions|1.5", seen.get("image"), lines::toString);
		final String recorded = seen.get("recorded");
		assertTrue(recorded != null && recorded.startsWith("run(\"Partition Regions...\", \"mask=" + mask), lines::toString);
		assertTrue(recorded.contains("slabs=3") && recorded.contains("output="), recorded);
		assertTrue(seen.get("log").contains("SCORE: failed: There is no open image"), lines::toString);

		final byte[] image = Files.readAllBytes(output), json = Files.readAllBytes(sidecar);
		Files.delete(output);
		Files.delete(sidecar);
		final MacroProcess.Result replay = new MacroProcess(dir).code(recorded, "").run().get(0);
		assertEquals(0, replay.exitCode(), replay.output());
		assertArrayEquals(image, Files.readAllBytes(output), "the recorded line gives the same bytes");
		assertArrayEquals(json, Files.readAllBytes(sidecar), "the recorded line gives the same bytes");
	}
}
