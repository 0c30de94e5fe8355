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

import sc.fiji.score.annotation.AnnotationFile;
import sc.fiji.score.annotation.StructureAnnotation;

/** From the ROI Manager to the annotation file, in a real ImageJ; needs a display (see {@code .ci/run}). */
class RoiManagerWindowTest {

	@TempDir
	Path dir;

	@Test
	void theRoiManagersRoisAreTakenInWithTheirSlices() throws Exception {
		assumeFalse(GraphicsEnvironment.isHeadless(), "SKIPPED: no display; run under Xvfb with a window manager.");
		final String image = TestMasks.write(TestMasks.ellipsoid(1), dir.resolve("image.tif"));
		final Path out = dir.resolve("image.json");
		final Map<String, String> seen = WindowProcess.drive(Files.createDirectory(dir.resolve("home")),
			RoiManagerDriver.class, image, TestMasks.slashes(out));
		assertTrue(seen.get("log").contains("image.json: bone: 1 box, 1 scribble, 1 point"), seen::toString);
		final StructureAnnotation s = AnnotationFile.read(out).structure(1);
		assertEquals(7, s.scribbles().get(0).runs().get(0).z());
		assertEquals(5, s.points().get(0).z());
		assertEquals(6, s.boxes().get(0).slice());
	}
}
