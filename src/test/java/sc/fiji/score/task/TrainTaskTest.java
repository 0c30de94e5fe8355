package sc.fiji.score.task;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.score.common.CancelledException;
import sc.fiji.score.common.Progress;
import sc.fiji.score.common.ScoreException;
import sc.fiji.score.feedback.FeedbackMode;
import sc.fiji.score.io.Checksums;
import sc.fiji.score.io.VolumeFiles;
import sc.fiji.score.network.EngineThreads;
import sc.fiji.score.network.ModelFile;
import sc.fiji.score.network.NetworkSpec;
import sc.fiji.score.network.ScoreModel;
import sc.fiji.score.training.RaterNoise;
import sc.fiji.score.training.TrainingOptions;
import sc.fiji.score.volume.Structure;
import sc.fiji.score.volume.Volume;

class TrainTaskTest {

	@TempDir
	Path dir;

	private Path model;

	@BeforeEach
	void writeCases() {
		TinyCases.write(dir, 2);
		simulate(Structure.FOREGROUND);
		model = dir.resolve("out/tiny.score");
	}

	private void simulate(final Structure structure) {
		new SimulateTask().setMask(dir.resolve("initial")).setReference(dir.resolve("labels")).optImage(dir.resolve(
			"images")).optStructure(structure).setOutput(dir.resolve("feedback")).run(Progress.NONE);
	}

	/** A training of a second. */
	static TrainingOptions.Builder tiny() {
		return TrainingOptions.builder().optSteps(6).optRounds(3).optRelabelAt(List.of(1)).optPatch(16).optNetwork(
			new NetworkSpec(NetworkSpec.SCORE_INPUTS, 1, List.of(4, 4)));
	}

	private TrainTask task() {
		return new TrainTask().setData(dir).setOutput(model).optTraining(tiny());
	}

	private String error() {
		final String message = assertThrows(ScoreException.class, () -> task().run(Progress.NONE)).getMessage();
		assertFalse(Files.exists(model));
		return message;
	}

	/** A rate this large makes it worse from round to round: the patience of one round is soon spent. */
	@Test
	void stopsEarlyWhenTheFeedbackSaysThatNothingImproves() {
		final TrainTask.Result result = new TrainTask().setData(dir).setOutput(model).optTraining(tiny().optRounds(6)
			.optLearningRate(0.5).optAveraging(0)).optPatience(1).run(Progress.NONE);
		assertTrue(result.steps() < 6, "steps: " + result.steps());
		assertTrue(Files.exists(model));
	}

	@Test
	void aSecondTrainingIsTaughtByTheFirst() {
		task().run(Progress.NONE);
		final Path next = dir.resolve("out/next.score");
		task().setOutput(next).optTeacher(model.toString()).run(Progress.NONE);
		final ScoreModel first = ModelFile.read(model), second = ModelFile.read(next);
		assertEquals(Checksums.sha256(model), second.provenance().get("teacher"));
		assertFalse(first.provenance().containsKey("teacher"));
		assertTrue(first.input().isSameAs(second.input()));
		assertFalse(Arrays.equals(first.weights(), second.weights()));
		final String same = assertThrows(ScoreException.class, () -> task().optTeacher(model.toString()).run(Progress.NONE))
			.getMessage();
		assertTrue(same.contains("tiny.score"), same);
		final String other = assertThrows(ScoreException.class, () -> task().setOutput(dir.resolve("out/other.score"))
			.optTeacher(BuiltInModels.PHANTOM).optInit(model.toString()).run(Progress.NONE)).getMessage();
		assertTrue(other.contains("the teacher"), other);
	}

	@Test
	void readsNothingButImagesInitialMasksAndFeedback() throws IOException {
		final TrainTask.Result result = task().run(Progress.NONE);
		assertEquals(2, result.cases());
		assertEquals(6, result.steps());
		final byte[] first = Files.readAllBytes(model);
		for (int i = 1; i <= 2; i++)
			VolumeFiles.writeMask(TinyCases.empty(), dir.resolve("labels/case_0" + i + ".nii.gz"));
		task().run(Progress.NONE);
		assertArrayEquals(first, Files.readAllBytes(model));
	}

	@Test
	void theNetworkCanBeLargerAndItsPatchesSmaller() {
		task().optWidths(List.of(3, 5, 7)).optPatch(8).run(Progress.NONE);
		final ScoreModel read = ModelFile.read(model);
		assertEquals(List.of(3, 5, 7), read.network().widths());
		assertTrue(read.provenance().get("options").toString().contains("patch=8,"), read.provenance().toString());
		final Path next = dir.resolve("out/next.score");
		final TrainTask other = task().setOutput(next).optInit(model.toString()).optWidths(List.of(4, 4));
		assertTrue(assertThrows(OptionException.class, () -> other.run(Progress.NONE)).getMessage().contains(
			"has the widths [3, 5, 7]"));
		other.optWidths(List.of()).run(Progress.NONE);
		assertEquals(List.of(3, 5, 7), ModelFile.read(next).network().widths());
		assertThrows(OptionException.class, () -> task().optWidths(List.of(8, 0)));
		assertThrows(OptionException.class, () -> task().optPatch(-1));
	}

	/** A folder of feedback for each of two raters, the second of whom left a case out. */
	private void twoRaters(final Path folder) throws IOException {
		for (int seed = 1; seed <= 2; seed++)
			new SimulateTask().setMask(dir.resolve("initial")).setReference(dir.resolve("labels")).optMode(FeedbackMode.NOISY)
				.optSeed(seed).setOutput(folder.resolve("rater_" + seed)).run(Progress.NONE);
		Files.delete(folder.resolve("rater_2/case_01.json"));
	}

	@Test
	void severalRatersAreLearnedAndNamedInTheModel() throws IOException {
		final Path raters = dir.resolve("raters");
		twoRaters(raters);
		final List<Path> folders = List.of(raters.resolve("rater_1"), raters.resolve("rater_2"));
		task().optFeedback(folders).optRaterNoise(RaterNoise.LEARNED).run(Progress.NONE);
		final byte[] given = Files.readAllBytes(model);
		final Object named = ModelFile.read(model).provenance().get("raters");
		assertTrue(named.toString().matches("\\[\\{bias=.*, flip_rate=0\\.\\d+, name=simulated, 5 levels.*, seed 1, spread=0" +
			"\\.\\d+}, .* seed 2, spread=0\\.\\d+}\\]"), named.toString());
		assertEquals(2, ((List<?>) named).size());
		// The same folders inside feedback/ give the same model.
		for (int i = 1; i <= 2; i++)
			Files.delete(dir.resolve("feedback/case_0" + i + ".json"));
		for (final Path folder : folders)
			Files.move(folder, dir.resolve("feedback").resolve(folder.getFileName()));
		task().optRaterNoise(RaterNoise.LEARNED).run(Progress.NONE);
		assertArrayEquals(given, Files.readAllBytes(model));
		task().optRaterNoise(RaterNoise.HARD).run(Progress.NONE);
		assertFalse(ModelFile.read(model).provenance().get("raters").toString().contains("spread"));
	}

	@Test
	void feedbackThatFitsNoCaseIsNamed() throws IOException {
		Files.createDirectories(dir.resolve("feedback/ann"));
		assertTrue(error().contains("a folder of their own"));
		for (int i = 1; i <= 2; i++)
			Files.delete(dir.resolve("feedback/case_0" + i + ".json"));
		Files.delete(dir.resolve("feedback/ann"));
		twoRaters(dir.resolve("feedback"));
		Files.delete(dir.resolve("feedback/rater_1/case_01.json"));
		assertTrue(error().startsWith("No rater has rated the case case_01"), error());
		Files.move(dir.resolve("feedback/rater_1/case_02.json"), dir.resolve("feedback/rater_1/case_01.json"));
		Files.copy(dir.resolve("feedback/rater_2/case_02.json"), dir.resolve("feedback/rater_2/case_09.json"));
		assertTrue(error().contains("feedback on the case case_09"), error());
	}

	@Test
	void leavesModelHistoryAndPlotAndTheInputsAsTheyWere() throws IOException {
		final var before = TinyCases.fingerprint(dir);
		final TrainTask.Result result = task().optSeed(5).run(Progress.NONE);
		before.forEach((name, sha) -> assertEquals(sha, Checksums.sha256(dir.resolve(name)), name));
		assertEquals(4, Files.readAllLines(result.history()).size());
		assertTrue(Files.size(result.plot()) > 1000);
		try (var files = Files.list(model.getParent())) {
			assertEquals(List.of("tiny.history.csv", "tiny.history.png", "tiny.score"), files.map(f -> f.getFileName()
				.toString()).sorted().toList());
		}
		final ScoreModel read = ModelFile.read(model);
		assertEquals("foreground", read.structure().name());
		assertEquals(5, ((Number) read.provenance().get("seed")).intValue());
		assertEquals(1.5, read.input().spacing()[2], 1e-5);
		assertTrue(read.provenance().toString().contains(Checksums.sha256(dir.resolve("initial/case_02.nii.gz"))));
	}

	@Test
	void cancelledAndResumedItGivesTheSameModel() throws IOException {
		task().run(Progress.NONE);
		final byte[] whole = Files.readAllBytes(model);
		Files.delete(model);
		final List<String> messages = new ArrayList<>();
		final List<Integer> rounds = new ArrayList<>();
		assertThrows(CancelledException.class, () -> task().optListener(h -> rounds.add(h.rows().size())).run(stopAt(5,
			messages)));
		assertEquals(List.of(1, 2), rounds);
		final ScoreModel kept = ModelFile.read(model);
		assertEquals(true, kept.provenance().get("cancelled"));
		assertEquals(4, ((Number) kept.provenance().get("steps")).intValue());
		assertTrue(((Number) kept.provenance().get("best_round")).intValue() > 0);
		for (final String part : List.of("best model so far", "tiny.score", "tiny.checkpoint"))
			assertTrue(messages.stream().anyMatch(m -> m.contains(part)), messages::toString);
		assertEquals(3, Files.readAllLines(dir.resolve("out/tiny.history.csv")).size());
		assertTrue(Files.exists(dir.resolve("out/tiny.checkpoint")));
		rounds.clear();
		task().optResume(true).optListener(h -> rounds.add(h.rows().size())).run(Progress.NONE);
		assertEquals(List.of(2, 3), rounds, "the curves start with the earlier rounds");
		assertArrayEquals(whole, Files.readAllBytes(model));
		assertFalse(Files.exists(dir.resolve("out/tiny.checkpoint")));
	}

	@Test
	void cancelledBeforeTheFirstRoundNothingIsWritten() {
		assertThrows(CancelledException.class, () -> task().run(stopAt(1, new ArrayList<>())));
		assertFalse(Files.exists(model));
		assertFalse(Files.exists(dir.resolve("out/tiny.checkpoint")));
	}

	private static Progress stopAt(final int step, final List<String> messages) {
		return new Progress() {

			private boolean stop;

			@Override
			public void update(final String stage, final long done, final long total) {
				stop |= stage.equals("Training") && done == step;
			}

			@Override
			public void message(final String line) {
				messages.add(line);
			}

			@Override
			public boolean isCancelled() {
				return stop;
			}
		};
	}

	@Test
	void theNumberOfThreadsIsTakenAndWritten() {
		final int before = EngineThreads.count();
		task().optThreads(before + 1).run(Progress.NONE);
		assertEquals(before + 1, ModelFile.read(model).provenance().get("threads"));
		assertEquals(before, EngineThreads.count());
		task().run(Progress.NONE);
		assertEquals(before, ModelFile.read(model).provenance().get("threads"));
	}

	@Test
	void anotherMaskThanTheRatedIsAnError() {
		VolumeFiles.writeMask(TinyCases.initial(7), dir.resolve("initial/case_02.nii.gz"));
		final String message = error();
		assertTrue(message.contains("case_02") && message.contains("checksum"), message);
	}

	@Test
	void anotherImageThanTheRatedIsAnError() {
		VolumeFiles.write(TinyCases.image(TinyCases.truth(3), 3), dir.resolve("images/case_02.nii.gz"));
		final String message = error();
		assertTrue(message.contains("another image") && message.contains("case_02"), message);
	}

	@Test
	void otherRegionsThanTheRatedAreAnError() throws IOException {
		final Path feedback = dir.resolve("feedback/case_01.json");
		final String text = Files.readString(feedback);
		Files.writeString(feedback, text.replaceAll("(\"distance_mm\" : )10.0", "$13.0"));
		assertFalse(text.equals(Files.readString(feedback)));
		final String message = error();
		assertTrue(message.contains("case_01") && message.contains("other regions"), message);
	}

	@Test
	void caseWithoutFeedbackIsNamed() throws IOException {
		Files.delete(dir.resolve("feedback/case_02.json"));
		assertTrue(error().contains("case_02"));
	}

	@Test
	void structuresAreNotMixedUnlessTheyHaveOneName() {
		new SimulateTask().setMask(dir.resolve("initial/case_02.nii.gz")).setReference(dir.resolve(
			"labels/case_02.nii.gz")).optStructure(Structure.ofLabel(1)).setOutput(dir.resolve("feedback/case_02.json")).run(
				Progress.NONE);
		assertTrue(error().contains("one model for each structure"));
		new SimulateTask().setMask(dir.resolve("initial/case_02.nii.gz")).setReference(dir.resolve(
			"labels/case_02.nii.gz")).optStructure(new Structure(1, "foreground")).setOutput(dir.resolve(
				"feedback/case_02.json")).run(Progress.NONE);
		task().run(Progress.NONE);
		assertEquals("foreground", ModelFile.read(model).structure().name());
	}

	@Test
	void constantImageIsNamed() {
		VolumeFiles.write(Volume.of(new float[TinyCases.GRID.arrayLength()], TinyCases.GRID), dir.resolve(
			"images/case_01.nii.gz"));
		simulate(Structure.FOREGROUND);
		assertTrue(error().contains("case_01"));
	}

	@Test
	void imageWithNaNIsNamed() {
		final float[] values = TinyCases.image(TinyCases.truth(1), 1).floats();
		values[TinyCases.GRID.index(12, 10, 8)] = Float.NaN;
		VolumeFiles.write(Volume.of(values, TinyCases.GRID), dir.resolve("images/case_01.nii.gz"));
		simulate(Structure.FOREGROUND);
		final String message = error();
		assertTrue(message.contains("case_01") && message.contains("NaN"), message);
	}

	@Test
	void saysWhatIsWrongWithTheOptions() {
		assertThrows(OptionException.class, () -> new TrainTask().setData(dir).run(Progress.NONE));
		assertThrows(OptionException.class, () -> task().optValidationShare(1));
		assertThrows(OptionException.class, () -> task().optSteps(0));
		assertThrows(OptionException.class, () -> task().optEpochs(-1).run(Progress.NONE));
		assertEquals(4, task().optEpochs(2).run(Progress.NONE).steps());
	}
}
