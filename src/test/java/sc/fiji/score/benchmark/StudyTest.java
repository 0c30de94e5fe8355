package sc.fiji.score.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.score.common.CancelledException;
import sc.fiji.score.common.Progress;
import sc.fiji.score.common.ScoreException;
import sc.fiji.score.evaluation.Metric;
import sc.fiji.score.evaluation.SegmentationMetrics;
import sc.fiji.score.feedback.FeedbackMode;
import sc.fiji.score.io.VolumeFiles;
import sc.fiji.score.network.ModelFile;
import sc.fiji.score.refinement.Refiner;
import sc.fiji.score.region.PartitionParameters;
import sc.fiji.score.task.TinyCases;
import sc.fiji.score.volume.Structure;

class StudyTest {

	private static final RegionScores EXACT = RegionScores.of(FeedbackMode.EXACT, PartitionParameters.slabs(2, 2));
	private static final Arm SCORES = Arm.scores("score_exact", Arm.MAIN, "Exact.", EXACT);
	private static final Arm FULL = Arm.full(Arm.FULL, Arm.MAIN, "Full.");

	@TempDir
	Path dir;

	private StudyFolder folder;
	private int written;

	@BeforeEach
	void folder() {
		folder = new StudyFolder(dir);
	}

	private List<String> run(final StudySettings settings, final List<Arm> arms, final Progress progress) {
		written = 0;
		return new Study(settings, folder, () -> written++).run(TinyCase.cases(3, 2), arms, progress);
	}

	private String cases(final String arm, final long seed) throws IOException {
		return Files.readString(folder.of(arm, seed).resolve("cases.csv"));
	}

	@Test
	void everyArmAndSeedHasItsFiles() throws IOException {
		assertEquals(List.of(), run(TinyCase.settings(1L, 2L), List.of(Arm.initial(), SCORES, FULL), Progress.NONE));
		assertEquals(6, written);
		final List<String> lines = cases("initial", 2).lines().toList();
		assertEquals("case,dice,hd,hd95,assd,masd,nsd,volume_similarity,volume_mm3,reference_mm3", lines.get(0));
		assertEquals(3, lines.size());
		final SegmentationMetrics m = SegmentationMetrics.of(TinyCases.truth(4), TinyCases.initial(4), 1);
		final CaseRow row = CaseRow.read(folder.of("initial", 1).resolve("cases.csv")).get(0);
		assertEquals("case_04", row.name());
		assertEquals(m.dice(), row.metrics().get(Metric.DICE), 1e-12);
		assertEquals(m.assd(), row.metrics().get(Metric.ASSD), 1e-12);
		assertEquals(TinyCases.truth(4).count() * 1.5, row.reference(), 1e-9);
		assertEquals(TinyCases.initial(4).count() * 1.5, row.volume(), 1e-9);
		assertTrue(Files.readString(folder.of("full", 2).resolve("history.csv")).startsWith("round,step,"));
		assertTrue(Files.mismatch(folder.model("score_exact", 1, 1), folder.model("score_exact", 2, 1)) >= 0);
		final RunInfo info = folder.info("score_exact", 2);
		assertEquals(3, info.trainCases());
		assertEquals(4, info.questionsPerCase());
		assertEquals(4, info.regions());
		assertEquals("exact", info.feedback());
		assertTrue(info.seconds() > 0 && info.options().contains("seed=2"), info::options);
	}

	@Test
	void resultsAreThoseOfTheModelInTheFolder() {
		run(TinyCase.settings(1L), List.of(FULL), Progress.NONE);
		try (Refiner refiner = new Refiner(ModelFile.read(folder.model("full", 1, 1)))) {
			final ExperimentCase.Data data = new TinyCase(5).load();
			final double dice = SegmentationMetrics.of(data.reference(), refiner.refine(data.image(), data.initial(), null,
				Progress.NONE).mask(), 1).dice();
			assertEquals(dice, CaseRow.read(folder.of("full", 1).resolve("cases.csv")).get(1).metrics().get(Metric.DICE),
				1e-12);
		}
	}

	@Test
	void doneRunsAreNotDoneAgain() throws IOException {
		final List<Arm> arms = List.of(Arm.initial(), SCORES, FULL);
		run(TinyCase.settings(1L), arms, Progress.NONE);
		final String before = cases("score_exact", 1);
		run(TinyCase.settings(1L), arms, Progress.NONE);
		assertEquals(0, written);
		Files.delete(folder.of("score_exact", 1).resolve("cases.csv"));
		run(TinyCase.settings(1L), arms, Progress.NONE);
		assertEquals(1, written);
		assertEquals(before, cases("score_exact", 1));
	}

	@Test
	void stoppedStudyLosesOnlyTheRunInProgress() {
		final List<Arm> arms = List.of(Arm.initial(), SCORES, FULL);
		final Progress stop = new Progress() {

			private boolean stopped;

			@Override
			public void update(final String stage, final long done, final long total) {
				stopped |= stage.startsWith("full, seed 1");
			}

			@Override
			public boolean isCancelled() {
				return stopped;
			}
		};
		assertThrows(CancelledException.class, () -> run(TinyCase.settings(1L), arms, stop));
		assertTrue(folder.isDone("score_exact", 1));
		assertFalse(folder.isDone("full", 1));
		run(TinyCase.settings(1L), arms, Progress.NONE);
		assertEquals(1, written);
		assertTrue(folder.isDone("full", 1));
	}

	@Test
	void oneLinePerRunTellsWhatIsLeft() {
		final List<String> lines = new ArrayList<>();
		run(TinyCase.settings(1L), List.of(SCORES, FULL), new Progress() {

			@Override
			public void message(final String line) {
				lines.add(line);
			}
		});
		assertEquals(2, lines.size());
		assertTrue(lines.get(0).matches("score_exact, seed 1: Dice 0\\.\\d{4}, \\d+ s; 1 of 2 done, .* left"), lines::toString);
		assertTrue(lines.get(1).endsWith("2 of 2 done"), lines::toString);
	}

	@Test
	void armsThatComeToTheSameAreTrainedOnce() throws IOException {
		final Arm twin = Arm.full("full_3", "full_cases", "All three.").withCases(3), two = Arm.full("full_2", "full_cases",
			"Two.").withCases(2);
		run(TinyCase.settings(1L), List.of(FULL, twin, two), Progress.NONE);
		assertEquals("full", folder.info("full_3", 1).sameAs());
		assertEquals("full_cases", folder.info("full_3", 1).group());
		assertEquals(cases("full", 1), cases("full_3", 1));
		assertTrue(Files.exists(folder.model("full_3", 1, 1)));
		assertNull(folder.info("full_2", 1).sameAs());
		assertEquals(2, folder.info("full_2", 1).trainCases());
	}

	@Test
	void resultsOfOtherSettingsAreRefused() {
		run(TinyCase.settings(1L), List.of(SCORES), Progress.NONE);
		final Arm other = SCORES.varied((base, options) -> options.optSteps(3));
		assertTrue(assertThrows(ScoreException.class, () -> run(TinyCase.settings(1L), List.of(other), Progress.NONE))
			.getMessage().contains("score_exact"));
	}

	@Test
	void whatAnotherProcessDoesIsWaitedFor() {
		final RunLock lock = RunLock.take(folder.of("initial", 1));
		assertNull(RunLock.take(folder.of("initial", 1)));
		final List<String> waited = new ArrayList<>();
		final List<String> failures = run(TinyCase.settings(1L), List.of(Arm.initial(), FULL), new Progress() {

			@Override
			public void update(final String stage, final long done, final long total) {
				if (!stage.startsWith("Waiting")) return;
				waited.add(stage);
				lock.close();
			}
		});
		assertEquals(List.of(), failures);
		assertEquals(1, waited.size());
		assertTrue(folder.isDone("initial", 1) && folder.isDone("full", 1));
	}

	@Test
	void conditionsUseTheModelsOfTheirArm() throws IOException {
		final Arm initial = Arm.initial().on(TestCondition.ERODED), full = FULL.on(TestCondition.ERODED);
		run(TinyCase.settings(1L), List.of(full, FULL, initial), Progress.NONE);
		assertTrue(Files.exists(dir.resolve("arms/full@eroded/seed_1/cases.csv")));
		assertFalse(Files.exists(folder.model("full@eroded", 1, 1)));
		assertEquals("unseen", folder.info("full@eroded", 1).group());
		final ExperimentCase.Data data = new TinyCase(4).load();
		assertEquals(SegmentationMetrics.of(data.reference(), TestCondition.ERODED.apply("case_04", data), 1).dice(), CaseRow
			.read(folder.of("initial@eroded", 1).resolve("cases.csv")).get(0).metrics().get(Metric.DICE), 1e-12);
	}

	@Test
	void questionsAreChosenByTheModelOfTheArmBefore() {
		final Arm quarter = Arm.scores("quarter", "active", "A quarter.", new PartialScores(EXACT, .25, 0, null)), half = Arm
			.scores("half", "active", "Chosen.", new PartialScores(EXACT, .5, .25, "quarter"));
		assertEquals(List.of(), run(TinyCase.settings(1L), List.of(half, quarter), Progress.NONE));
		// Three cases of four regions.
		assertEquals(1, folder.info("quarter", 1).questionsPerCase());
		assertEquals(2, folder.info("half", 1).questionsPerCase());
	}

	@Test
	void secondTrainingsHaveTheFirstAsTheirTeacher() throws IOException {
		final Arm first = Arm.scores("first", Arm.MAIN, "A first training.", EXACT), second = Arm.scores("next", "further",
			"A second one.", EXACT).taughtBy("first");
		assertEquals(List.of(), run(TinyCase.settings(1L), List.of(second, first), Progress.NONE));
		assertTrue(folder.info("next", 1).sameAs() == null, "not the same as the first");
		assertTrue(Files.readAllLines(folder.of("first", 1).resolve("history.csv")).stream().anyMatch(l -> l.endsWith(
			"true")));
		assertTrue(Files.readAllLines(folder.of("next", 1).resolve("history.csv")).stream().noneMatch(l -> l.endsWith(
			"true")));
	}

	@Test
	void conditionWithoutItsArmFails() {
		final List<String> failures = run(TinyCase.settings(1L), List.of(FULL.on(TestCondition.NOISE)), Progress.NONE);
		assertEquals(1, failures.size());
		assertTrue(failures.get(0).contains("'full'"), failures::toString);
	}

	@Test
	void failureDoesNotStopTheOthers() {
		final Supervision broken = new CaseByCase() {

			@Override
			public String feedback() {
				return "none";
			}

			@Override
			public Lesson teach(final StudyCase c, final int position, final long seed) {
				throw new ScoreException("Case " + c.name() + " cannot be taught.");
			}

			@Override
			public String toString() {
				return "broken";
			}
		};
		final List<String> failures = run(TinyCase.settings(1L), List.of(Arm.trained("broken", "annotation",
			Arm.Kind.ANNOTATION, "Broken.", broken), FULL), Progress.NONE);
		assertEquals(List.of("broken, seed 1: Case case_01 cannot be taught."), failures);
		assertTrue(folder.isDone("full", 1));
		assertFalse(folder.isDone("broken", 1));
	}

	@Test
	void ensemblesAndViewsAverage() throws IOException {
		final Arm three = SCORES.withMembers(2), seen = FULL.seenBy("mirrored", new Views(1, 0, true), "Mirrored.");
		run(TinyCase.settings(1L), List.of(three, FULL, seen), Progress.NONE);
		assertTrue(Files.exists(folder.model("score_exact", 1, 2)));
		assertTrue(Files.mismatch(folder.model("score_exact", 1, 1), folder.model("score_exact", 1, 2)) >= 0);
		assertTrue(folder.isDone("mirrored", 1));
		assertEquals(0, folder.info("mirrored", 1).seconds());
	}

	@Test
	void masksAreKeptOnDemand() {
		final StudySettings keep = new StudySettings(List.of(1L), TinyCase::shortest, 1, true, "tiny");
		run(keep, List.of(FULL), Progress.NONE);
		final Path run = folder.of("full", 1);
		assertTrue(VolumeFiles.readMask(run.resolve("masks/case_05.nii.gz"), Structure.FOREGROUND).count() > 0);
		final float[] p = VolumeFiles.read(run.resolve("probability/case_05.nii.gz")).floats();
		float most = 0;
		for (final float v : p)
			most = Math.max(most, v);
		assertTrue(most > 200 && most <= 255, "" + most);
	}

	@Test
	void resultsAreReadByArm() {
		run(TinyCase.settings(1L, 2L), List.of(FULL, Arm.initial()), Progress.NONE);
		final Map<String, ArmResults> results = ArmResults.of(folder.done());
		assertEquals(List.of("full", "initial"), List.copyOf(results.keySet()));
		assertEquals(List.of(1L, 2L), results.get("full").seeds());
		assertEquals(List.of("case_04", "case_05"), results.get("full").cases());
	}

	@Test
	void smallerDrawsArePartOfLargerOnes() {
		final StudyCases cases = TinyCase.cases(6, 1);
		final List<StudyCase> four = cases.draw(4, 3);
		assertEquals(four.subList(0, 2), cases.draw(2, 3));
		assertEquals(6, cases.draw(0, 3).size());
		assertNotEquals(cases.draw(3, 1), cases.draw(3, 2));
		assertThrows(ScoreException.class, () -> cases.draw(7, 1));
	}
}
