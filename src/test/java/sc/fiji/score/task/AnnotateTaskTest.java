package sc.fiji.score.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.score.annotation.AnnotationFile;
import sc.fiji.score.annotation.AnnotationKind;
import sc.fiji.score.annotation.Axis;
import sc.fiji.score.annotation.CaseAnnotations;
import sc.fiji.score.annotation.SimulatedAnnotator;
import sc.fiji.score.annotation.SizeRange;
import sc.fiji.score.common.Progress;
import sc.fiji.score.common.ScoreException;
import sc.fiji.score.feedback.FileReferences;
import sc.fiji.score.io.VolumeFiles;
import sc.fiji.score.volume.Box;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.Structure;
import sc.fiji.score.volume.Volume;

class AnnotateTaskTest {

	private static final List<Structure> BOTH = List.of(new Structure(1, "left"), new Structure(2, "right"));

	@TempDir
	Path dir;

	private Path out;

	/** The ellipsoids of the tiny cases, cut into a left (1) and a right (2) half. */
	@BeforeEach
	void writeCases() {
		TinyCases.write(dir, 3);
		out = dir.resolve("weak");
		for (int i = 1; i <= 3; i++) {
			final byte[] values = TinyCases.truth(i).voxels();
			for (int v = 0; v < values.length; v++)
				if (v % TinyCases.GRID.nx() > 11) values[v] *= 2;
			VolumeFiles.write(Volume.ofUnsignedBytes(values, TinyCases.GRID), dir.resolve("labels/case_0" + i + ".nii.gz"));
		}
	}

	private AnnotateTask task() {
		return new AnnotateTask().setReference(dir.resolve("labels")).setOutput(out);
	}

	private CaseAnnotations read(final int number) {
		return AnnotationFile.read(out.resolve("case_0" + number + ".json"));
	}

	@Test
	void aFolderBecomesAFolderOfAnnotations() {
		final Map<String, String> before = TinyCases.fingerprint(dir);
		final SimulatedAnnotator.Settings settings = new SimulatedAnnotator.Settings(Axis.Z, 2, 1, 0.1, 0.2, 5);
		final CohortResult<AnnotateTask.Result> result = task().optImage(dir.resolve("images")).optKinds(Set.of(
			AnnotationKind.SCRIBBLES, AnnotationKind.SIZE)).optStructures(BOTH).optSettings(settings).run(Progress.NONE);
		assertTrue(result.isComplete());
		assertEquals(3, result.done().size());
		final CaseAnnotations a = read(2);
		assertEquals(BOTH, a.annotated());
		assertEquals(FileReferences.of(dir.resolve("images/case_02.nii.gz")), a.image());
		assertEquals(5, a.simulation().seed());
		assertEquals(FileReferences.of(dir.resolve("labels/case_02.nii.gz")), a.simulation().reference());
		assertEquals("all structures: 1 scribble; left: 1 scribble, a size range; right: 1 scribble, a size range",
			AnnotateTask.summary(a));
		before.forEach((file, sum) -> assertEquals(sum, TinyCases.fingerprint(dir).get(file), file));
	}

	@Test
	void aSingleFileIsOneForegroundByDefault() {
		out = dir.resolve("one.json");
		new AnnotateTask().setReference(dir.resolve("labels/case_01.nii.gz")).setOutput(out).optKinds(Set.of(
			AnnotationKind.BOXES3D)).run(Progress.NONE);
		final CaseAnnotations a = AnnotationFile.read(out);
		assertEquals(1, a.structure(Structure.ANY).boxes().size());
		assertNull(a.image());
		assertEquals("all structures: 1 box", AnnotateTask.summary(a));
	}

	@Test
	void fullMasksOfOneStructureInTurnMakeAPartlyLabelledSet() {
		task().optKinds(Set.of(AnnotationKind.MASKS)).optStructures(BOTH).optAlternate(true).run(Progress.NONE);
		assertEquals(List.of(BOTH.get(0)), read(1).annotated());
		assertEquals(List.of(BOTH.get(1)), read(2).annotated());
		assertEquals(List.of(BOTH.get(0)), read(3).annotated());
		final Map<Integer, Mask> masks = AnnotationFile.fullMasks(read(2), out.resolve("case_02.json"));
		final Volume truth = VolumeFiles.read(dir.resolve("labels/case_02.nii.gz"));
		assertEquals(Set.of(2), masks.keySet());
		assertEquals(Mask.of(truth, BOTH.get(1)).count(), masks.get(2).count());
		final Volume written = VolumeFiles.read(out.resolve("masks/case_02.nii.gz"));
		assertTrue(Mask.of(written, Structure.ofLabel(1)).isEmpty(), "the other structure is not told");
		assertEquals(3, new CheckAnnotationsTask().setAnnotations(out).optImages(dir.resolve("images")).optStructures(BOTH)
			.run(Progress.NONE).size());
	}

	@Test
	void badCasesAreNamed() throws IOException {
		Files.writeString(dir.resolve("labels/case_02.nii.gz"), "no");
		final CohortResult<AnnotateTask.Result> result = task().run(Progress.NONE);
		assertEquals(2, result.done().size());
		assertTrue(result.failed().get(0).message().startsWith("case_02: "));
		assertFalse(Files.exists(out.resolve("case_02.json")));
		assertThrows(OptionException.class, () -> new AnnotateTask().setReference(dir.resolve("labels/case_01.nii.gz"))
			.setOutput(dir.resolve("a.txt")).run(Progress.NONE));
		assertThrows(OptionException.class, () -> new AnnotateTask().setOutput(out).run(Progress.NONE));
		assertThrows(OptionException.class, () -> task().optKinds(Set.of()));
	}

	@Test
	void theCheckListsTheProblemsOfAllCases() throws IOException {
		task().optStructures(BOTH).optKinds(Set.of(AnnotationKind.SIZE)).run(Progress.NONE);
		final CaseAnnotations one = read(1);
		AnnotationFile.write(new CaseAnnotations(one.caseName(), null, one.grid(), List.of(one.structure(1).withSize(
			new SizeRange(9, 3))), null, null), out.resolve("case_01.json"));
		Files.writeString(out.resolve("case_02.json"), "{}");
		Files.delete(dir.resolve("images/case_03.nii.gz"));
		final String said = assertThrows(ScoreException.class, () -> new CheckAnnotationsTask().setAnnotations(out).optImages(
			dir.resolve("images")).optStructures(List.of(new Structure(7, "liver"))).run(Progress.NONE)).getMessage();
		for (final String words : List.of("Case case_01, structure left: the size range of 9 to 3 mm3 cannot be met",
			"case_02.json: it is no file of annotations", "Case case_03: there is no image of the name",
			"The structure liver (label 7) is annotated in none of the 2 case(s): case_01, case_03"))
			assertTrue(said.contains(words), said);
		final String grid = assertThrows(ScoreException.class, () -> new CheckAnnotationsTask().setAnnotations(out.resolve(
			"case_03.json")).optImages(other()).run(Progress.NONE)).getMessage();
		assertTrue(grid.contains("Case case_03: its annotations are on another grid"), grid);
	}

	private Path other() {
		final Path file = dir.resolve("other.nii.gz");
		VolumeFiles.write(TinyCases.image(TinyCases.truth(1), 1).crop(new Box(0, 0, 0, 9, 9, 9)), file);
		return file;
	}

	@Test
	void textsOfPeopleAreUnderstoodOrRefused() {
		assertEquals(BOTH, AnnotationText.structures("1=left, 2=right"));
		assertEquals(List.of(Structure.ofLabel(3)), AnnotationText.structures("3"));
		assertEquals(List.of(), AnnotationText.structures(""));
		assertEquals(Map.of(1, new SizeRange(3, 9.5)), AnnotationText.sizes("1=3-9.5"));
		assertEquals(List.of(1, 2), AnnotationText.labels("1,2"));
		assertEquals(Set.of(AnnotationKind.POINTS, AnnotationKind.SIZE), AnnotationText.kinds("Points,size"));
		for (final String bad : List.of("x=left", "1=a,1=b", "1=a,2=a", "-1"))
			assertThrows(OptionException.class, () -> AnnotationText.structures(bad), bad);
		for (final String bad : List.of("1", "1=3", "1=a-b", "1=3-4,1=5-6", "1=-3-4"))
			assertThrows(OptionException.class, () -> AnnotationText.sizes(bad), bad);
		for (final String bad : List.of("", "boxes"))
			assertThrows(OptionException.class, () -> AnnotationText.kinds(bad), bad);
	}
}
