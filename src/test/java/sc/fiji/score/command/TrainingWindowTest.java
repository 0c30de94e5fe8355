package sc.fiji.score.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.awt.GraphicsEnvironment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.score.common.Progress;
import sc.fiji.score.network.ModelFile;
import sc.fiji.score.task.SimulateTask;
import sc.fiji.score.task.TinyCases;

/** Train... in ImageJ's windows: one window of curves that grow, and Esc, which keeps the best model. */
class TrainingWindowTest {

	@TempDir
	Path dir;

	@Test
	void curvesGrowAndEscKeepsTheBestModel() throws Exception {
		assumeFalse(GraphicsEnvironment.isHeadless(), "SKIPPED: no display; run under Xvfb with a window manager.");
		TinyCases.write(dir, 2);
		new SimulateTask().setMask(dir.resolve("initial")).setReference(dir.resolve("labels")).setOutput(dir.resolve(
			"feedback")).run(Progress.NONE);
		final Path model = dir.resolve("out/tiny.score");
		final Map<String, String> seen = WindowProcess.drive(Files.createDirectory(dir.resolve("home")), TrainingDriver.class,
			Path.of("target/screenshots").toAbsolutePath().toString(), "data=[" + TestMasks.slashes(dir) + "] output=[" +
				TestMasks.slashes(model) + "] steps=1500", "Training of tiny.score");
		assertEquals("1 true", seen.get("windows"), seen::toString);
		assertTrue(seen.get("log").contains("SCORE: failed: Cancelled."), seen::toString);
		assertEquals("Macro canceled", seen.get("script"), seen::toString);
		assertEquals(true, ModelFile.read(model).provenance().get("cancelled"));
		assertTrue(Files.exists(dir.resolve("out/tiny.checkpoint")));
	}
}
