package sc.fiji.score.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.score.common.Progress;
import sc.fiji.score.common.ScoreException;
import sc.fiji.score.evaluation.Metric;
import sc.fiji.score.evaluation.SegmentationMetrics;
import sc.fiji.score.feedback.FeedbackMode;
import sc.fiji.score.network.ModelFile;
import sc.fiji.score.refinement.Refiner;
import sc.fiji.score.region.PartitionParameters;

class LeaveOneOutTest {

	private static final Arm SCORES = Arm.scores("score_exact", Arm.MAIN, "Exact.", RegionScores.of(FeedbackMode.EXACT,
		PartitionParameters.slabs(2, 2)));

	@TempDir
	Path dir;

	private StudyFolder folder;
	private int written;

	@BeforeEach
	void folder() {
		folder = new StudyFolder(dir);
	}

	private static List<StudyCases> folds() {
		return StudyCases.leaveOneOut(IntStream.rangeClosed(1, 3).<ExperimentCase> mapToObj(TinyCase::new).toList(),
			Progress.NONE);
	}

	private List<String> run(final StudySettings settings, final List<Arm> arms, final Progress progress) {
		written = 0;
		return new LeaveOneOut(settings, folder, () -> written++).run(folds(), arms, progress);
	}

	private StudyFolder fold(final String name) {
		return new StudyFolder(dir.resolve("folds").resolve(name));
	}

	@Test
	void everyCaseIsTheOnlyTestCaseOnce() {
		final List<StudyCases> folds = folds();
		assertEquals(3, folds.size());
		assertEquals(List.of("case_02"), folds.get(1).test().stream().map(StudyCase::name).toList());
		assertEquals(List.of("case_01", "case_03"), folds.get(1).training().stream().map(StudyCase::name).toList());
		assertThrows(ScoreException.class, () -> StudyCases.leaveOneOut(List.of(new TinyCase(1)), Progress.NONE));
	}

	@Test
	void resultsAreThoseOfTheModelsThatDidNotKnowTheCase() {
		assertEquals(List.of(), run(TinyCase.settings(1L), List.of(Arm.initial(), SCORES), Progress.NONE));
		assertEquals(1, written);
		final List<CaseRow> rows = CaseRow.read(folder.of("score_exact", 1).resolve("cases.csv"));
		assertEquals(List.of("case_01", "case_02", "case_03"), rows.stream().map(CaseRow::name).toList());
		try (Refiner refiner = new Refiner(ModelFile.read(fold("case_02").model("score_exact", 1, 1)))) {
			final ExperimentCase.Data data = new TinyCase(2).load();
			assertEquals(SegmentationMetrics.of(data.reference(), refiner.refine(data.image(), data.initial(), null,
				Progress.NONE).mask(), 1).dice(), rows.get(1).metrics().get(Metric.DICE), 1e-12);
		}
		final RunInfo info = folder.info("score_exact", 1);
		assertEquals(2, info.trainCases());
		assertEquals(4, info.questionsPerCase());
		assertEquals(List.of("case_01", "case_03"), ModelFile.read(fold("case_02").model("score_exact", 1, 1)).provenance()
			.get("cases"));
	}

	@Test
	void whatIsDoneIsNotDoneAgain() throws IOException {
		final List<Arm> arms = List.of(Arm.initial(), SCORES);
		run(TinyCase.settings(1L), arms, Progress.NONE);
		final Path result = folder.of("score_exact", 1).resolve("cases.csv");
		final String before = Files.readString(result);
		run(TinyCase.settings(1L), arms, Progress.NONE);
		assertEquals(0, written);
		Files.delete(result);
		Files.delete(fold("case_03").of("score_exact", 1).resolve("cases.csv"));
		final List<String> lines = new ArrayList<>();
		run(TinyCase.settings(1L), arms, new Progress() {

			@Override
			public void message(final String line) {
				lines.add(line);
			}
		});
		assertEquals(1, written);
		assertEquals(before, Files.readString(result));
		assertEquals(1, lines.size(), lines::toString);
		assertTrue(lines.get(0).startsWith("Without case_03 (3 of 3): score_exact, seed 1: Dice"), lines::toString);
	}

	@Test
	void resultsOfOtherSettingsOrOfASplitAreRefused() {
		run(TinyCase.settings(1L), List.of(Arm.initial(), SCORES), Progress.NONE);
		final Arm other = SCORES.varied((base, options) -> options.optSteps(3));
		assertThrows(ScoreException.class, () -> run(TinyCase.settings(1L), List.of(other), Progress.NONE));
		assertTrue(assertThrows(ScoreException.class, () -> new Study(TinyCase.settings(1L), folder, () -> {}).run(TinyCase
			.cases(2, 1), List.of(Arm.initial()), Progress.NONE)).getMessage().contains("other data, cases or options"));
	}

	/** Another process is at the first case: this one does the others meanwhile, and then waits for it. */
	@Test
	void processesShareTheCases() {
		final List<String> waited = new ArrayList<>();
		final RunLock[] other = { RunLock.take(fold("case_01").of("initial", 1)) };
		run(TinyCase.settings(1L), List.of(Arm.initial()), new Progress() {

			@Override
			public void update(final String stage, final long done, final long total) {
				if (!stage.contains("Waiting") || other[0] == null) return;
				waited.add(stage);
				assertFalse(fold("case_01").isDone("initial", 1));
				assertTrue(fold("case_02").isDone("initial", 1) && fold("case_03").isDone("initial", 1));
				other[0].close();
				other[0] = null;
			}
		});
		assertEquals(1, waited.size());
		assertTrue(waited.get(0).startsWith("Without case_01 (1 of 3): Waiting for another process"), waited::toString);
		assertTrue(folder.isDone("initial", 1));
	}

	@Test
	void masksAreKeptOfTheFirstSeedOnly() {
		final StudySettings keep = new StudySettings(List.of(1L, 2L), TinyCase::shortest, 1, true, "tiny");
		run(keep, List.of(SCORES), Progress.NONE);
		assertTrue(Files.exists(folder.of("score_exact", 1).resolve("masks/case_03.nii.gz")));
		assertTrue(Files.exists(folder.of("score_exact", 1).resolve("probability/case_01.nii.gz")));
		assertFalse(Files.exists(folder.of("score_exact", 2).resolve("masks")));
		assertEquals(2, written);
	}

	@Test
	void armThatFailsForOneCaseHasNoResult() {
		final Supervision picky = new CaseByCase() {

			@Override
			public String feedback() {
				return "none";
			}

			@Override
			public Lesson teach(final StudyCase c, final int position, final long seed) {
				if (c.name().equals("case_02") && position == 0) throw new ScoreException("Case case_02 cannot be first.");
				return new FullMasks().teach(c, position, seed);
			}

			@Override
			public String toString() {
				return "picky";
			}
		};
		final List<String> failures = run(TinyCase.settings(1L), List.of(Arm.initial(), Arm.trained("picky", "annotation",
			Arm.Kind.ANNOTATION, "Picky.", picky)), Progress.NONE);
		assertEquals(List.of("Without case_01 (1 of 3): picky, seed 1: Case case_02 cannot be first."), failures);
		assertTrue(folder.isDone("initial", 1));
		assertFalse(folder.isDone("picky", 1));
		assertTrue(fold("case_02").isDone("picky", 1));
	}
}
