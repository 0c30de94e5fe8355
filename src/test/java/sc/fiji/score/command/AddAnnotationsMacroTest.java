package sc.fiji.score.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ij.gui.OvalRoi;
import ij.gui.Roi;
import sc.fiji.score.annotation.AnnotationFile;
import sc.fiji.score.annotation.RoiFiles;
import sc.fiji.score.annotation.SizeRange;
import sc.fiji.score.annotation.StructureAnnotation;
import sc.fiji.score.volume.Structure;

/** Add Weak Annotations... through the real macro interpreter, without a display. */
class AddAnnotationsMacroTest {

	@TempDir
	static Path dir;

	private static List<MacroProcess.Result> results;

	@BeforeAll
	static void runMacros() throws Exception {
		final String image = TestMasks.write(TestMasks.ellipsoid(1), dir.resolve("image.tif"));
		final Roi stroke = new OvalRoi(9, 8, 5, 4), box = new Roi(2, 2, 20, 16), outside = new OvalRoi(40, 2, 5, 5);
		stroke.setName("1:fg");
		stroke.setPosition(8);
		box.setName("box:1");
		box.setPosition(8);
		outside.setName("1:bg");
		outside.setPosition(8);
		RoiFiles.save(List.of(stroke, box), dir.resolve("rois.zip"));
		RoiFiles.save(List.of(outside), dir.resolve("outside.roi"));
		final String out = TestMasks.slashes(dir), open = "open('" + image + "');\n";
		results = new MacroProcess(dir) //
			.code("run('Add Weak Annotations...', 'image=" + image + " drawing=" + out + "/rois.zip structures=1=bone sizes=" +
				"1=100-2000 output=" + out + "/a.json');", "") //
			.code(open + "setSlice(8);\nmakePoint(11, 9);\nRoi.setName('1:fg');\nRoi.setPosition(8);\n" +
				"Overlay.addSelection;\nrun('Select None');\nrun('Add Weak Annotations...', 'absent=2 output=" + out +
				"/a.json');\nclose('*');", "") //
			.code("run('Add Weak Annotations...', 'image=" + image + " drawing=" + out + "/outside.roi output=" + out +
				"/b.json');\nprint('not reached');", "") //
			.code("run('Add Weak Annotations...', 'image=" + image + " output=" + out + "/b.json');\nprint('not reached');",
				"") //
			.code(open + "run('Duplicate...', 'title=drawn duplicate');\nrun('Add Weak Annotations...', 'image=image.tif " +
				"drawing=drawn structures=1=bone background=0 output=" + out + "/c.json');\nclose('*');", "") //
			.run();
	}

	@Test
	void aRoiFileIsTakenIn() {
		assertEquals(0, results.get(0).exitCode(), results.get(0).output());
		assertTrue(results.get(0).output().contains("a.json: bone: 1 box, 1 scribble, a size range"), results.get(0)
			.output());
	}

	@Test
	void theOverlaysRoisAreAddedWithTheirSlices() {
		assertEquals(0, results.get(1).exitCode(), results.get(1).output());
		final StructureAnnotation s = AnnotationFile.read(dir.resolve("a.json")).structure(1);
		assertEquals(new Structure(1, "bone"), s.structure());
		assertEquals(1, s.points().size());
		assertEquals(7, s.points().get(0).z());
		assertEquals(new SizeRange(100, 2000), s.size());
		assertEquals(1, s.boxes().size());
		assertEquals(1, AnnotationFile.read(dir.resolve("a.json")).structure(2).tags().size());
	}

	@Test
	void badRoisAbortTheMacro() {
		for (final int i : new int[] { 2, 3 }) {
			assertEquals(1, results.get(i).exitCode());
			assertTrue(!results.get(i).output().contains("not reached"), results.get(i).output());
		}
		assertTrue(results.get(2).output().contains("outside.roi, ROI 1 (1:bg): it lies outside of the volume"), results.get(
			2).output());
		assertTrue(results.get(3).output().contains("The ROI Manager is empty"), results.get(3).output());
	}

	@Test
	void anOpenLabelImageIsTakenIn() {
		assertEquals(0, results.get(4).exitCode(), results.get(4).output());
		assertEquals(TestMasks.ellipsoid(1).count(), AnnotationFile.read(dir.resolve("c.json")).structure(1).scribbles().get(
			0).count());
	}
}
