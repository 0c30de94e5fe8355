package sc.fiji.score.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.awt.GraphicsEnvironment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.score.network.ModelFile;
import sc.fiji.score.network.TestModels;

/** Refine... in ImageJ's windows: the review by keys and mouse, what is shown, and the replay without windows. */
class ReviewWindowTest {

	@TempDir
	Path dir;

	@Test
	void reviewedRefinementIsShownAndReplayed() throws Exception {
		assumeFalse(GraphicsEnvironment.isHeadless(), "SKIPPED: no display; run under Xvfb with a window manager.");
		final Path model = dir.resolve("grows.score"), output = dir.resolve("refined.nii.gz"), sidecar = dir.resolve(
			"refined.json");
		ModelFile.write(TestModels.constant(1.5f, 1), model);
		final Map<String, String> seen = WindowProcess.drive(Files.createDirectory(dir.resolve("home")), ReviewDriver.class,
			Path.of("target/screenshots").toAbsolutePath().toString(), TestMasks.slashes(model), TestMasks.slashes(output));
		assertTrue(seen.get("suggested").startsWith("humerus-phantom-ct humerus-phantom-initial "), seen::toString);
		assertEquals("\u2713 accepted 1", seen.get("accepted"), seen::toString);
		assertEquals("keep initial true", seen.get("undone"), seen::toString);
		assertEquals("2 0 true", seen.get("picked"), seen::toString);
		assertEquals("tester", seen.get("user"), seen::toString);
		assertEquals("testera", seen.get("typed"), seen::toString);
		assertEquals("Write 2 of " + seen.get("regions"), seen.get("label"), seen::toString);
		assertEquals("40 40 40", seen.get("slices"), seen::toString);
		assertEquals("32468.0 33968.0 true", seen.get("look"), seen::toString);
		assertEquals("0.8 0.8 mm", seen.get("spacing"), seen::toString);
		assertEquals("3.0 3.0 true", seen.get("zoom"), seen::toString);
		assertTrue(seen.get("info").contains("\"reviewer\" : \"testera\""), seen::toString);
		assertEquals("Label initial_ml refined_ml added_ml removed_ml changed_fraction", seen.get("table"), seen::toString);
		assertEquals("humerus-phantom-initial", seen.get("row"), seen::toString);
		assertEquals(0, Double.parseDouble(seen.get("balance")), 1e-9, seen::toString);
		assertEquals("true true 40 true", seen.get("untouched"), seen::toString);
		assertEquals("2 images", seen.get("left"), seen::toString);

		final String recorded = seen.get("recorded");
		assertTrue(recorded.contains("review=no accept_regions=") && recorded.contains("reviewer=testera"), recorded);
		final byte[] mask = Files.readAllBytes(output), json = Files.readAllBytes(sidecar);
		Files.delete(output);
		Files.delete(sidecar);
		final MacroProcess.Result replay = new MacroProcess(dir).code("run('SCORE Humerus Phantom (synthetic)');\n" +
			recorded, "").run().get(0);
		assertEquals(0, replay.exitCode(), replay.output());
		assertArrayEquals(mask, Files.readAllBytes(output), "the recorded line gives the same bytes");
		assertArrayEquals(json, Files.readAllBytes(sidecar), "the recorded line gives the same bytes");
	}
}
