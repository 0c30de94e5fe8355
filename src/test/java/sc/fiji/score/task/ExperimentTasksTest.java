package sc.fiji.score.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import sc.fiji.score.common.CancelledException;
import sc.fiji.score.common.Progress;
import sc.fiji.score.common.ScoreException;
import sc.fiji.score.feedback.FeedbackMode;
import sc.fiji.score.io.Checksums;
import sc.fiji.score.io.VolumeFiles;
import sc.fiji.score.network.EngineThreads;
import sc.fiji.score.network.ModelFile;

/** {@link BenchmarkTask} and {@link DemoTask}. */
class ExperimentTasksTest {

	@TempDir
	Path dir;

	private static void requireSchema(final JsonNode summary) {
		for (final String metric : List.of("dice", "assd", "hd95"))
			for (final String method : List.of("initial", "score", "full"))
				for (final String moment : List.of("mean", "sd"))
					assertTrue(summary.at("/" + metric + "/" + method + "/" + moment).isNumber(), metric + method + moment);
		for (final String number : List.of("/seconds/train", "/seconds/refine_per_case", "/regions", "/questions_per_case",
			"/seed"))
			assertTrue(summary.at(number).isNumber(), number);
	}

	private BenchmarkTask benchmark() {
		return new BenchmarkTask().setData(dir).setTrain(2).setTest(2).setOutput(dir.resolve("out")).optTraining(
			TrainTaskTest.tiny());
	}

	@Test
	void benchmarkWritesSummaryCasesSettingsAndModels() throws IOException {
		TinyCases.write(dir, 5);
		final var before = TinyCases.fingerprint(dir);
		final BenchmarkTask.Result result = benchmark().optMode(FeedbackMode.LEVELS).optSeed(3).run(Progress.NONE);
		final JsonNode summary = new ObjectMapper().readTree(result.summary().toFile());
		requireSchema(summary);
		assertEquals("levels", summary.at("/feedback").asText());
		assertEquals(24, summary.at("/regions").asInt());
		assertEquals(3, summary.at("/seed").asInt());
		final List<String> csv = Files.readAllLines(dir.resolve("out/cases.csv"));
		assertEquals("case,method,dice,hd,hd95,assd,masd,nsd,volume_similarity", csv.get(0));
		assertEquals(1 + 2 * 3, csv.size());
		assertTrue(csv.get(1).startsWith("case_03,initial,") && csv.get(6).startsWith("case_04,full,"), csv::toString);
		final JsonNode settings = new ObjectMapper().readTree(dir.resolve("out/settings.json").toFile());
		assertEquals(3, settings.at("/seed").asInt());
		assertEquals(EngineThreads.count(), settings.at("/threads").asInt());
		assertEquals(EngineThreads.count(), ModelFile.read(dir.resolve("out/full.score")).provenance().get("threads"));
		assertEquals("case_02", settings.at("/training_cases/1").asText());
		assertEquals(6, settings.at("/partition/slabs").asInt());
		before.forEach((name, sha) -> assertEquals(sha, Checksums.sha256(dir.resolve(name)), name));
		final double csvDice = Double.parseDouble(csv.get(1).split(",")[2]);
		assertEquals(new EvaluateTask().evaluate(TinyCases.truth(3), TinyCases.initial(3)).dice(), csvDice, 1e-12);
		new RefineTask().setImage(dir.resolve("images")).setMask(dir.resolve("initial")).setModel(dir.resolve(
			"out/score.score").toString()).setOutput(dir.resolve("refined")).run(Progress.NONE);
	}

	@Test
	void benchmarkSaysWhatItLacks() {
		TinyCases.write(dir, 3);
		assertTrue(assertThrows(ScoreException.class, () -> benchmark().run(Progress.NONE)).getMessage().contains(
			"3 cases"));
		assertThrows(OptionException.class, () -> benchmark().setTrain(0).run(Progress.NONE));
		VolumeFiles.writeMask(TinyCases.empty(), dir.resolve("labels/case_01.nii.gz"));
		assertTrue(assertThrows(ScoreException.class, () -> benchmark().setTest(1).run(Progress.NONE)).getMessage()
			.contains("case_01"));
	}

	@Test
	void cancelledExperimentLeavesNoSummaryNotEvenAnOldOne() {
		TinyCases.write(dir, 4);
		final Path summary = benchmark().run(Progress.NONE).summary();
		assertTrue(Files.exists(summary));
		assertThrows(CancelledException.class, () -> benchmark().run(new CancelAfter(10)));
		assertFalse(Files.exists(summary));
	}

	@Test
	void demoShowsPhantomsBeforeAndAfter() throws IOException {
		final DemoTask.Result result = new DemoTask().optOutput(dir).optCases(1, 1).optTraining(TrainTaskTest.tiny()).run(
			Progress.NONE);
		requireSchema(new ObjectMapper().readTree(result.summary().toFile()));
		assertTrue(ImageIO.read(result.picture().toFile()).getWidth() > 300);
		for (final String folder : List.of("images", "labels", "initial", "score", "full"))
			assertTrue(Files.exists(dir.resolve(folder).resolve("phantom_1002.nii.gz")), folder);
		assertTrue(Files.exists(dir.resolve("cases.csv")));
	}

	@Test
	void demoOnRealCases() {
		TinyCases.write(dir, 3);
		final DemoTask.Result result = new DemoTask().optData(dir).optOutput(dir.resolve("demo")).optTraining(TrainTaskTest
			.tiny()).run(Progress.NONE);
		assertEquals(List.of("case_01", "case_02"), result.experiment().trainingCases());
		assertTrue(Files.exists(result.picture()));
	}
}
