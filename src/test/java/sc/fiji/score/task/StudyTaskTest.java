package sc.fiji.score.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import sc.fiji.score.benchmark.Suite;
import sc.fiji.score.common.Progress;
import sc.fiji.score.common.ScoreException;
import sc.fiji.score.io.Checksums;

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

	@Test
	void saysWhatItCannotDo() {
		assertThrows(OptionException.class, () -> task().optOnly("nothing").run(Progress.NONE));
		assertThrows(OptionException.class, () -> task().optOnly("(").run(Progress.NONE));
		assertThrows(OptionException.class, () -> task().optSeeds(List.of()).run(Progress.NONE));
		assertTrue(assertThrows(ScoreException.class, () -> task().setTest(9).run(Progress.NONE)).getMessage().contains(
			"4 cases"));
	}
}
