package sc.fiji.score.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import sc.fiji.score.benchmark.CaseRow;
import sc.fiji.score.benchmark.Degradation;
import sc.fiji.score.benchmark.Suite;
import sc.fiji.score.common.Progress;
import sc.fiji.score.common.ScoreException;
import sc.fiji.score.evaluation.Metric;
import sc.fiji.score.evaluation.SegmentationMetrics;
import sc.fiji.score.io.Checksums;
import sc.fiji.score.io.VolumeFiles;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.Structure;

class StudyTaskTest {

	@TempDir
	Path dir;

	@BeforeEach
	void cases() {
		TinyCases.write(dir, 4);
	}

	private StudyTask task() {
		return new StudyTask().setData(dir).setTrain(2).setTest(2).setOutput(dir.resolve("out")).optSeeds(List.of(1L))
			.optTraining(TrainTaskTest::tiny).optCommand("score benchmark");
	}

	private JsonNode read(final String file) throws IOException {
		return new ObjectMapper().readTree(dir.resolve("out").resolve(file).toFile());
	}

	@Test
	void studyTellsHowItWasMade() throws IOException {
		final StudyTask.Result result = task().optOnly("initial|full").run(Progress.NONE);
		assertEquals(List.of(), result.failures());
		assertEquals(dir.resolve("out/study.json"), result.study());
		final JsonNode study = read("study.json");
		for (final String key : List.of("version", "command", "data", "threads", "jobs", "started", "seconds", "java", "os",
			"pytorch"))
			assertTrue(study.path(key).isValueNode() && !study.path(key).asText().isEmpty(), key);
		assertEquals("case_02", study.at("/train_names/1").asText());
		assertEquals("case_03", study.at("/test_cases/0").asText());
		final JsonNode full = study.at("/arms/1");
		assertEquals("full", full.path("name").asText());
		assertEquals("main", full.path("group").asText());
		assertEquals("full", full.path("kind").asText());
		assertEquals(1, full.at("/seeds/0").asInt());
		assertEquals(2, full.path("train_cases").asInt());
		assertTrue(full.at("/seconds/1").asDouble() > 0);
		assertEquals("none", full.path("feedback").asText());
		final JsonNode summary = read("summary.json");
		assertTrue(summary.at("/arms/full/dice/low").isNumber());
		assertTrue(summary.at("/arms/full/masks_worse_by_more_than_0.005").isInt());
		assertTrue(result.table().get(1).startsWith("initial"), result.table()::toString);
	}

	@Test
	void checksumsAreThoseOfTheSortedFiles() throws IOException {
		task().optOnly("initial").run(Progress.NONE);
		try (Stream<Path> files = Files.list(dir.resolve("labels"))) {
			final String all = String.join("\n", files.map(Checksums::sha256).sorted().toList());
			assertEquals(Checksums.sha256(all.getBytes(StandardCharsets.UTF_8)), read("study.json").at("/data_checksums/labels")
				.asText());
		}
	}

	@Test
	void learningCurvesGiveAnnotationTime() throws IOException {
		task().optSuites(Set.of(Suite.FULL_CASES, Suite.ABLATION_CASES)).optSecondsPerRegion(30).run(Progress.NONE);
		assertTrue(Files.readString(dir.resolve("out/time.csv")).startsWith("curve,minutes,dice,"));
		final JsonNode time = read("study.json").path("annotation_time");
		// 24 regions of half a minute.
		assertEquals(12, time.at("/curves/0/minutes_per_case").asDouble(), 1e-9);
		assertEquals(20, time.at("/comparisons/2/minutes_per_mask").asDouble(), 1e-9);
	}

	@Test
	void laterSuitesAddToTheFolder() throws IOException {
		task().optOnly("initial").run(Progress.NONE);
		final String started = read("study.json").path("started").asText();
		task().optOnly("full").run(Progress.NONE);
		assertEquals(2, read("study.json").path("arms").size());
		assertEquals(started, read("study.json").path("started").asText());
	}

	@Test
	void otherDataInOneFolderIsRefused() {
		task().optOnly("initial").run(Progress.NONE);
		TinyCases.write(dir, 5);
		final String message = assertThrows(ScoreException.class, () -> task().optOnly("initial").run(Progress.NONE))
			.getMessage();
		assertTrue(message.contains("other data"), message);
	}

	private StudyTask degraded(final double mm) {
		return task().optDegradation(new Degradation(Degradation.Kind.NOISE, mm, 7)).optOnly("initial|full").optKeepMasks(
			true);
	}

	private void withoutInitialMasks() throws IOException {
		for (int i = 1; i <= 4; i++)
			Files.delete(dir.resolve("initial/case_0" + i + ".nii.gz"));
		Files.delete(dir.resolve("initial"));
	}

	@Test
	void initialMasksCanBeMade() throws IOException {
		withoutInitialMasks();
		final StudyTask.Result result = degraded(1).run(Progress.NONE);
		assertEquals(List.of(), result.failures());
		final JsonNode study = read("study.json");
		assertEquals("noise", study.at("/degrade/kind").asText());
		assertEquals(1, study.at("/degrade/amplitude_mm").asDouble());
		assertEquals(7, study.at("/degrade/seed").asInt());
		assertEquals(Set.of("images", "labels"), study.path("data_checksums").propertyStream().map(Map.Entry::getKey).collect(
			Collectors.toSet()));
		final Mask made = VolumeFiles.readMask(dir.resolve("out/initial/case_03.nii.gz"), Structure.FOREGROUND);
		assertEquals(CaseRow.read(dir.resolve("out/arms/initial/seed_1/cases.csv")).get(0).metrics().get(Metric.DICE),
			SegmentationMetrics.of(TinyCases.truth(3), made, 1).dice(), 1e-12);
		assertFalse(Files.exists(dir.resolve("initial")));
		assertTrue(assertThrows(ScoreException.class, () -> degraded(1.5).run(Progress.NONE)).getMessage().contains(
			"other data"));
	}

	@Test
	void reportFindsTheMasksThatWereMade() throws IOException {
		withoutInitialMasks();
		degraded(1).run(Progress.NONE);
		final Path page = new ReportTask().setInput(dir.resolve("out")).setOutput(dir.resolve("page")).run(Progress.NONE)
			.page();
		final String html = Files.readString(page);
		assertTrue(html.contains("data:image/"));
		assertTrue(html.contains("made from the reference, amplitude 1.0 mm, seed 7"));
	}

	@Test
	void eachCaseCanBeLeftOut() throws IOException {
		assertEquals(List.of(), task().setTrain(0).setTest(0).optLeaveOneOut(true).optOnly("initial|full").run(Progress.NONE)
			.failures());
		final JsonNode study = read("study.json");
		assertTrue(study.path("leave_one_out").asBoolean());
		assertEquals(4, study.path("test_cases").size());
		assertEquals(3, study.at("/arms/1/train_cases").asInt());
		assertEquals(4, CaseRow.read(dir.resolve("out/arms/full/seed_1/cases.csv")).size());
		assertTrue(Files.exists(dir.resolve("out/folds/case_04/arms/full/seed_1/model.score")));
		assertThrows(OptionException.class, () -> task().optLeaveOneOut(true).run(Progress.NONE));
	}

	@Test
	void saysWhatItCannotDo() {
		assertThrows(OptionException.class, () -> task().optOnly("nothing").run(Progress.NONE));
		assertThrows(OptionException.class, () -> task().optOnly("(").run(Progress.NONE));
		assertThrows(OptionException.class, () -> task().optSeeds(List.of()).run(Progress.NONE));
		assertTrue(assertThrows(ScoreException.class, () -> task().setTest(9).run(Progress.NONE)).getMessage().contains(
			"4 cases"));
	}
}
