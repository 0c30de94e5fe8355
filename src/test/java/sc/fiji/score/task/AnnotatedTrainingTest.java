package sc.fiji.score.task;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.score.annotation.AnnotationFile;
import sc.fiji.score.annotation.BoxAnnotation;
import sc.fiji.score.annotation.CaseAnnotations;
import sc.fiji.score.annotation.PointAnnotation;
import sc.fiji.score.annotation.StructureAnnotation;
import sc.fiji.score.annotation.Tag;
import sc.fiji.score.common.Progress;
import sc.fiji.score.common.ScoreException;
import sc.fiji.score.io.VolumeFiles;
import sc.fiji.score.network.Heads;
import sc.fiji.score.network.ModelFile;
import sc.fiji.score.network.ScoreModel;
import sc.fiji.score.network.UNet3d;
import sc.fiji.score.volume.Structure;
import sc.fiji.score.volume.Volume;

class AnnotatedTrainingTest {

	private static final Structure LEFT = new Structure(1, "left"), RIGHT = new Structure(2, "right");

	@TempDir
	Path dir;

	private Path model;

	@BeforeEach
	void writeImages() {
		TinyCases.write(dir, 2);
		model = dir.resolve("out/tiny.score");
	}

	private TrainTask task() {
		return new TrainTask().setData(dir).setOutput(model).optTraining(TrainTaskTest.tiny().optSteps(3)).optThreads(1);
	}

	private void annotate(final String name, final StructureAnnotation... said) {
		final Path file = dir.resolve("annotations").resolve(name + ".json");
		AnnotationFile.write(CaseAnnotations.of(name, null, TinyCases.GRID, List.of(said)), file);
	}

	private static StructureAnnotation boxed(final Structure s) {
		return StructureAnnotation.of(s).withBoxes(List.of(BoxAnnotation.of(TinyCases.truth(1).boundingBox())));
	}

	private static StructureAnnotation point(final Structure s, final boolean foreground) {
		return StructureAnnotation.of(s).withPoints(List.of(new PointAnnotation(12, 10, 8, foreground)));
	}

	private String error(final TrainTask task) {
		final String message = assertThrows(ScoreException.class, () -> task.run(Progress.NONE)).getMessage();
		assertFalse(Files.exists(model));
		return message;
	}

	/** Boxes for one case, scores for the other, on one structure. */
	@Test
	void annotationsAndScoresAreMixed() throws IOException {
		annotate("case_01", boxed(LEFT));
		new SimulateTask().setMask(dir.resolve("initial/case_02.nii.gz")).setReference(dir.resolve("labels/case_02.nii.gz"))
			.optStructure(LEFT).setOutput(dir.resolve("feedback/case_02.json")).run(Progress.NONE);
		assertEquals(2, task().run(Progress.NONE).cases());
		final ScoreModel read = ModelFile.read(model);
		assertEquals(List.of(LEFT), read.structures());
		assertTrue(read.network().hasMasks());
		assertEquals("annotations", read.provenance().get("trained_on"));
		final byte[] first = Files.readAllBytes(model);
		VolumeFiles.writeMask(TinyCases.empty(), dir.resolve("labels/case_01.nii.gz"));
		task().run(Progress.NONE);
		assertArrayEquals(first, Files.readAllBytes(model));
	}

	@Test
	void severalStructuresWithoutMasks() {
		annotate("case_01", boxed(LEFT));
		annotate("case_02", point(RIGHT, true));
		task().optMasks(false).run(Progress.NONE);
		final ScoreModel read = ModelFile.read(model);
		assertEquals(List.of(LEFT, RIGHT), read.structures());
		assertEquals(Heads.SOFTMAX, read.heads());
		assertFalse(read.network().hasMasks());
	}

	/** Feedback on two structures of one label image, without any annotation. */
	@Test
	void scoresOfSeveralStructures() {
		for (int c = 1; c <= 2; c++) {
			final String name = "case_0" + c + ".nii.gz";
			for (final String folder : List.of("initial", "labels"))
				halve(dir.resolve(folder).resolve(name));
		}
		for (final Structure s : List.of(LEFT, RIGHT))
			new SimulateTask().setMask(dir.resolve("initial")).setReference(dir.resolve("labels")).optStructure(s)
				.optLabelInName(true).setOutput(dir.resolve("feedback")).run(Progress.NONE);
		assertTrue(Files.exists(dir.resolve("feedback/case_01_label2.json")));
		task().run(Progress.NONE);
		final ScoreModel read = ModelFile.read(model);
		assertEquals(List.of(LEFT, RIGHT), read.structures());
		assertTrue(read.network().hasMasks());
	}

	private static void halve(final Path file) {
		final float[] values = VolumeFiles.read(file).floats();
		final byte[] out = new byte[values.length];
		for (int i = 0; i < out.length; i++)
			out[i] = (byte) (values[i] == 0 ? 0 : i % 24 < 12 ? 1 : 2);
		VolumeFiles.write(Volume.ofUnsignedBytes(out, TinyCases.GRID), file);
	}

	@Test
	void startsFromAModelAndFreezesItsEncoder() {
		annotate("case_01", boxed(LEFT));
		annotate("case_02", boxed(LEFT));
		task().run(Progress.NONE);
		final ScoreModel first = ModelFile.read(model);
		final Path next = dir.resolve("out/next.score");
		task().setOutput(next).optInit(model.toString()).optFreeze("encoder").optAugmentation("mr").run(Progress.NONE);
		final ScoreModel second = ModelFile.read(next);
		final int encoder = new UNet3d(first.network()).encoderSize();
		assertArrayEquals(Arrays.copyOf(first.weights(), encoder), Arrays.copyOf(second.weights(), encoder));
		assertTrue(second.provenance().containsKey("init"));
		assertTrue(assertThrows(ScoreException.class, () -> task().setOutput(dir.resolve("out/other.score")).optMasks(false)
			.optInit(model.toString()).run(Progress.NONE)).getMessage().contains("cannot be the start"));
		final String message = assertThrows(ScoreException.class, () -> task().setOutput(dir.resolve("out/other.score"))
			.optMasks(false).optTeacher(model.toString()).run(Progress.NONE)).getMessage();
		assertTrue(message.contains(model.toString()) && message.contains("cannot be the teacher"), message);
	}

	@Test
	void whatCannotBeRightIsNamedBeforeTraining() throws IOException {
		annotate("case_01", StructureAnnotation.of(LEFT).withTags(List.of(Tag.image(false))).withPoints(List.of(
			new PointAnnotation(12, 10, 8, true))));
		final String message = error(task());
		assertTrue(message.contains("case_01") && message.contains("case_02"), message);
		Files.delete(dir.resolve("annotations/case_01.json"));
		annotate("case_03", boxed(LEFT));
		assertTrue(error(task()).contains("case_03"));
	}

	@Test
	void choicesAreChecked() {
		assertTrue(assertThrows(ScoreException.class, () -> task().optFreeze("all")).getMessage().contains("encoder"));
		assertTrue(assertThrows(ScoreException.class, () -> task().optAugmentation("xray")).getMessage().contains(
			"ultrasound"));
	}
}
