package sc.fiji.score.scoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.evaluation.CalibrationReport;
import sc.fiji.score.evaluation.CalibrationVerdict;
import sc.fiji.score.feedback.ErrorLabel;
import sc.fiji.score.volume.Structure;

class CalibrationTest {

	private static final String RATER = "A. Rater/x";

	@TempDir
	Path dir;

	@BeforeEach
	void expertScoresTwoOfThreeCases() {
		for (final String name : List.of("a", "b", "c"))
			ScoredCase.write(dir, name);
		for (final String name : List.of("a", "c")) {
			final ScoredCase c = new ScoredCase(dir, name);
			try (ScoringSession s = c.setup(3, 4).setRater("Eva").setFeedback(dir.resolve("calibration/" + name + ".json"))
				.open())
			{
				for (int i = 0; i < 12; i++)
					c.answer(s, 3, ErrorLabel.OVER);
			}
		}
	}

	private Calibration calibration() {
		return ScoringCohort.open(dir).calibration(RATER).orElseThrow();
	}

	private void score(final int level, final ErrorLabel label) {
		final ScoringCohort cohort = ScoringCohort.open(dir);
		for (final CohortCase item : calibration().cases()) {
			final ScoredCase c = new ScoredCase(dir, item.name());
			// What the cohort asks for otherwise must not change the expert's questions.
			final ScoringSetup setup = cohort.setup(item, RATER).optClock(c.clock).optRepeatShare(0.5);
			try (ScoringSession s = calibration().complete(setup, item).open()) {
				assertEquals(12, s.progress().total());
				for (int i = 0; i < 12; i++)
					c.answer(s, level, label);
			}
		}
	}

	@Test
	void theExpertsCasesAreScoredApartFromTheFeedback() {
		assertEquals(List.of("a", "c"), calibration().cases().stream().map(CohortCase::name).toList());
		assertTrue(calibration().cases().get(0).calibration());
		assertEquals(dir.resolve("calibration_A_Rater_x"), calibration().folder());
		assertTrue(calibration().isPending());
		assertThrows(ScoreException.class, calibration()::report);
		score(3, ErrorLabel.OVER);
		assertTrue(calibration().isDone());
		assertFalse(calibration().isPending());
		assertFalse(Files.exists(dir.resolve("feedback")), "the real work has not begun");
		final CalibrationReport report = calibration().report();
		assertEquals(24, report.regions());
		assertEquals("expert Eva", report.expert());
		assertTrue(CalibrationVerdict.of(report).ready());
	}

	@Test
	void itCanBeRepeatedAndEarlierRoundsAreKept() {
		score(1, ErrorLabel.UNDER);
		final CalibrationVerdict verdict = CalibrationVerdict.of(calibration().report());
		assertFalse(verdict.ready());
		assertEquals(4, verdict.findings().size(), verdict.text());
		assertTrue(verdict.text().contains("2.0 levels lower"), verdict.text());
		assertTrue(verdict.text().contains("24 regions"), verdict.text());
		calibration().repeat();
		assertEquals(2, calibration().round());
		assertTrue(calibration().isPending());
		score(4, ErrorLabel.OVER);
		assertEquals(1, calibration().report().difference().value());
		assertTrue(Files.exists(dir.resolve("calibration_A_Rater_x/a.json")));
		assertTrue(Files.exists(dir.resolve("calibration_A_Rater_x.2/a.json")));
	}

	@Test
	void itCanBeSkippedAndTakenUpAgain() {
		calibration().skip();
		assertFalse(calibration().isPending());
		assertFalse(calibration().isDone());
		calibration().repeat();
		assertTrue(calibration().isPending());
		assertEquals(1, calibration().round());
	}

	@Test
	void itLiesBesideAFeedbackFolderOfOnesOwn(@TempDir final Path elsewhere) {
		final ScoringCohort cohort = ScoringCohort.open(dir, elsewhere.resolve("mine"), Structure.FOREGROUND);
		assertEquals(elsewhere.resolve("calibration_A_Rater_x"), cohort.calibration(RATER).orElseThrow().folder());
	}

	@Test
	void anExpertsFileOfNoCaseOrOfAnotherMaskIsNamed() throws IOException {
		final Path stray = dir.resolve("calibration/z.json");
		Files.copy(dir.resolve("calibration/a.json"), stray);
		final String message = assertThrows(ScoreException.class, this::calibration).getMessage();
		assertTrue(message.contains(stray.toString()), message);
		Files.delete(stray);
		final CohortCase a = calibration().cases().get(0);
		Files.write(a.mask(), Files.readAllBytes(a.image()));
		assertThrows(ScoreException.class, () -> calibration().complete(new ScoringSetup(), a));
	}

	@Test
	void withoutAnExpertThereIsNone() throws IOException {
		for (final String name : List.of("a", "c"))
			Files.delete(dir.resolve("calibration/" + name + ".json"));
		assertTrue(ScoringCohort.open(dir).calibration(RATER).isEmpty());
	}
}
