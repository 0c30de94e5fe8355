package sc.fiji.score.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.score.common.Progress;
import sc.fiji.score.common.ScoreException;
import sc.fiji.score.feedback.ErrorLabel;
import sc.fiji.score.scoring.CohortEntry;
import sc.fiji.score.scoring.ScoringCohort;
import sc.fiji.score.scoring.ScoringSession;

/** Training on what people scored in a session: whole, in part, or not at all. */
class TrainOnSessionsTest {

	@TempDir
	Path dir;

	private Path model;

	@BeforeEach
	void nameModel() {
		model = dir.resolve("out/tiny.score");
	}

	private void score(final int number, final int regions) {
		final ScoringCohort cohort = ScoringCohort.open(dir);
		try (ScoringSession s = cohort.setup(cohort.cases().get(number - 1), "A. Rater").open()) {
			for (int i = 0; i < regions; i++) {
				s.setScore(s.current(), 2 + i % 3);
				s.setLabel(s.current(), ErrorLabel.values()[i % 4]);
			}
			if (regions < s.progress().total()) s.setScore(s.current(), 1);
		}
	}

	private TrainTask.Result train() {
		return new TrainTask().setData(dir).setOutput(model).optTraining(TrainTaskTest.tiny()).run(Progress.NONE);
	}

	@Test
	void regionsWithoutScoreOrLabelAskNothing() throws IOException {
		TinyCases.write(dir, 2);
		score(1, 24);
		score(2, 7);
		assertEquals(2, train().cases());
		final String history = Files.readString(dir.resolve("out/tiny.history.csv"));
		assertFalse(history.contains("NaN") || history.contains("Infinity"), history);
	}

	@Test
	void aCaseWithoutAnyScoredRegionIsAnErrorThatNamesItsFile() {
		TinyCases.write(dir, 2);
		score(1, 24);
		score(2, 0);
		final String message = assertThrows(ScoreException.class, this::train).getMessage();
		assertTrue(message.contains("case_02.json") && message.contains("no region with a score"), message);
		assertFalse(Files.exists(model));
	}

	@Test
	void aHumerusTakesFortyEightKeyPressesAndTrainsAModel() throws IOException {
		final Path data = Path.of("../shared/data/humerus_ct");
		Assumptions.assumeTrue(Files.isDirectory(data), "the real CT in ../shared/data is not here");
		Files.createDirectories(dir.resolve("images"));
		Files.createDirectories(dir.resolve("initial"));
		Files.copy(data.resolve("ct_humerus_right.nii.gz"), dir.resolve("images/right.nii.gz"));
		Files.copy(data.resolve("totalsegmentator/humerus_right_2026-07.nii.gz"), dir.resolve("initial/right.nii.gz"));
		final ScoringCohort cohort = ScoringCohort.open(dir);
		int presses = 0;
		try (ScoringSession s = cohort.setup(cohort.cases().get(0), "A. Rater").open()) {
			while (!s.progress().finished() && presses < 100) {
				s.setScore(s.current(), 3);
				s.setLabel(s.current(), ErrorLabel.UNDER);
				presses += 2;
			}
		}
		assertEquals(48, presses);
		assertEquals(CohortEntry.State.DONE, cohort.entry(cohort.cases().get(0), "A. Rater").state());
		assertEquals(1, train().cases());
		assertTrue(Files.size(model) > 0);
	}
}
