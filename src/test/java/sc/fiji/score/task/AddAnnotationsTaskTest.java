package sc.fiji.score.task;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ij.gui.OvalRoi;
import ij.gui.Roi;
import sc.fiji.score.annotation.AnnotationFile;
import sc.fiji.score.annotation.CaseAnnotations;
import sc.fiji.score.annotation.RoiFiles;
import sc.fiji.score.annotation.SizeRange;
import sc.fiji.score.annotation.Tag;
import sc.fiji.score.common.Progress;
import sc.fiji.score.common.ScoreException;
import sc.fiji.score.feedback.FileReferences;
import sc.fiji.score.io.VolumeFiles;
import sc.fiji.score.volume.Box;
import sc.fiji.score.volume.Structure;
import sc.fiji.score.volume.Volume;

class AddAnnotationsTaskTest {

	private static final List<Structure> LEFT = List.of(new Structure(1, "left"));

	@TempDir
	Path dir;

	private Path image, out, rois;

	@BeforeEach
	void writeCase() {
		TinyCases.write(dir, 1);
		image = dir.resolve("images/case_01.nii.gz");
		out = dir.resolve("weak/case_01.json");
		rois = rois("rois.zip", roi(new OvalRoi(8, 8, 4, 4), "1:fg", 8), roi(new Roi(3, 3, 14, 12), "box:left", 8));
	}

	private static Roi roi(final Roi roi, final String name, final int position) {
		roi.setName(name);
		roi.setPosition(position);
		return roi;
	}

	private Path rois(final String name, final Roi... drawn) {
		final Path file = dir.resolve(name);
		RoiFiles.save(List.of(drawn), file);
		return file;
	}

	private AddAnnotationsTask task() {
		return new AddAnnotationsTask().setImage(image).setOutput(out);
	}

	private String error(final AddAnnotationsTask task) {
		return assertThrows(ScoreException.class, () -> task.run(Progress.NONE)).getMessage();
	}

	@Test
	void roisBecomeTheAnnotationsOfTheCase() {
		final CaseAnnotations a = task().optDrawing(rois).optStructures(LEFT).run(Progress.NONE).annotations();
		assertEquals("case_01", a.caseName());
		assertEquals(FileReferences.of(image), a.image());
		assertTrue(a.grid().sameGrid(TinyCases.GRID));
		assertEquals("left: 1 box, 1 scribble", AnnotateTask.summary(a));
		assertEquals(AnnotationFile.toText(a), AnnotationFile.toText(AnnotationFile.read(out)));
	}

	@Test
	void moreIsAddedToWhatIsThere() {
		task().optDrawing(rois).optStructures(LEFT).run(Progress.NONE);
		task().optSizes(Map.of(1, new SizeRange(100, 900))).optPresent(List.of(1)).optAbsent(List.of(2)).run(Progress.NONE);
		final byte[] labels = new byte[TinyCases.GRID.arrayLength()];
		labels[TinyCases.GRID.index(9, 9, 5)] = 1;
		labels[TinyCases.GRID.index(1, 1, 5)] = (byte) 255;
		final Path drawn = dir.resolve("drawn.tif");
		VolumeFiles.write(Volume.ofUnsignedBytes(labels, TinyCases.GRID), drawn);
		final Path feedback = dir.resolve("feedback.json");
		new SimulateTask().setMask(dir.resolve("initial/case_01.nii.gz")).setReference(dir.resolve("labels/case_01.nii.gz"))
			.setOutput(feedback).run(Progress.NONE);
		final CaseAnnotations a = task().optDrawing(drawn).optFeedback(feedback).run(Progress.NONE).annotations();
		assertEquals(
			"all structures: 1 scribble; left: 1 box, 2 scribbles, 1 tag, a size range; label_2: 1 tag", AnnotateTask.summary(
				a));
		assertEquals(List.of(Tag.image(false)), a.structure(2).tags());
		assertEquals(FileReferences.of(feedback), a.feedback());
	}

	@Test
	void contradictionsAreNotWritten() throws Exception {
		task().optDrawing(rois).optStructures(LEFT).run(Progress.NONE);
		final byte[] before = Files.readAllBytes(out);
		final String said = error(task().optAbsent(List.of(1)).optSizes(Map.of(1, new SizeRange(900000, 1000000))));
		assertTrue(said.contains("Case case_01, structure left: ") && said.contains("the tag says that the whole image") &&
			said.contains("900000 to 1000000 mm3 cannot be met"), said);
		assertArrayEquals(before, Files.readAllBytes(out));
	}

	@Test
	void completeMasksOfSomeStructuresAreNamed() {
		final Path labels = dir.resolve("labels/case_01.nii.gz");
		final CaseAnnotations a = task().optMask(labels).optStructures(LEFT).run(Progress.NONE).annotations();
		assertEquals(FileReferences.of(labels), a.structure(1).mask().file());
		assertEquals(TinyCases.truth(1).count(), AnnotationFile.fullMasks(a, out).get(1).count());
	}

	@Test
	void badInputsAreNamed() {
		assertTrue(error(task()).contains("nothing to add to case case_01"));
		assertTrue(error(task().optDrawing(rois)).contains("no structure called left"));
		final Path anonymous = rois("a.roi", roi(new OvalRoi(8, 8, 4, 4), null, 8));
		assertTrue(error(task().optDrawing(anonymous)).contains("neither its name nor its group"));
		task().optDrawing(anonymous).optLabel(3).run(Progress.NONE);
		assertEquals(1, AnnotationFile.read(out).structure(3).scribbles().size());
		final Path small = dir.resolve("small.tif");
		VolumeFiles.write(Volume.ofUnsignedBytes(new byte[27], TinyCases.GRID.crop(new Box(0, 0, 0, 3, 3, 3))), small);
		assertTrue(error(task().optDrawing(small)).contains("small.tif and the image"));
		assertTrue(error(task().setOutput(dir.resolve("a.txt"))).contains("ends in .json"));
		assertTrue(error(task().setImage(dir.resolve("none.nii")).optDrawing(rois)).contains("none.nii does not exist"));
		assertFalse(Files.exists(dir.resolve("a.txt")));
	}

	@Test
	void annotationsCanBeShownAsRoisAndAsALabelImage() {
		task().optDrawing(rois).optStructures(LEFT).optSizes(Map.of(1, new SizeRange(100, 900))).run(Progress.NONE);
		final Path zip = dir.resolve("shown/rois.zip"), labels = dir.resolve("shown/labels.nii.gz");
		assertEquals(List.of("the size range of left"), new ExportAnnotationsTask().setAnnotations(out).setOutput(zip).run(
			Progress.NONE));
		assertEquals(List.of("the boxes of left", "the size range of left"), new ExportAnnotationsTask().setAnnotations(out)
			.setOutput(labels).run(Progress.NONE));
		assertEquals(2, RoiFiles.open(zip).size());
		assertEquals(1, VolumeFiles.read(labels).get(10, 10, 7));
		assertThrows(ScoreException.class, () -> new ExportAnnotationsTask().setAnnotations(out).setOutput(dir.resolve(
			"x.doc")).run(Progress.NONE));
	}
}
