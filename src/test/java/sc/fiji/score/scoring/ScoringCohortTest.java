package sc.fiji.score.scoring;

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

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.feedback.ErrorLabel;
import sc.fiji.score.feedback.FeedbackFile;
import sc.fiji.score.volume.Structure;

class ScoringCohortTest {

	private static final String RATER = "A. Rater";

	@TempDir
	Path dir;

	@BeforeEach
	void writeCases() {
		for (final String name : List.of("b", "a", "c"))
			ScoredCase.write(dir, name);
	}

	private static List<String> names(final List<CohortEntry> queue) {
		return queue.stream().map(e -> e.item().name()).toList();
	}

	@Test
	void aFolderIsAQueueOfItsCases() {
		final ScoringCohort cohort = ScoringCohort.open(dir);
		assertEquals(List.of("a", "b", "c"), names(cohort.queue(CohortOrder.NAME, 0, RATER)));
		assertFalse(cohort.hasEstimates());
		final CohortCase a = cohort.cases().get(0), b = cohort.cases().get(1), c = cohort.cases().get(2);
		score(cohort, a, 24);
		score(cohort, b, 5);
		final ScoredCase clock = new ScoredCase(dir, "c");
		try (ScoringSession s = cohort.setup(c, RATER).optClock(clock.clock).open()) {
			s.flag(3, true);
			s.skip(4);
		}
		final List<CohortEntry> queue = cohort.queue(CohortOrder.NAME, 0, RATER);
		assertEquals(List.of(CohortEntry.State.DONE, CohortEntry.State.PARTLY, CohortEntry.State.PARTLY), queue.stream().map(
			CohortEntry::state).toList());
		assertEquals(5, queue.get(1).done());
		assertEquals(24, queue.get(1).total());
		assertEquals(1, queue.get(2).flagged());
		assertEquals(1, queue.get(2).done());
		assertEquals(2, cohort.typicalSeconds(RATER));
		assertTrue(Double.isNaN(cohort.typicalSeconds("B. Rater")));
		assertEquals("", queue.get(0).problem());
		assertTrue(cohort.entry(a, "B. Rater").problem().contains(RATER));
		assertEquals(dir.resolve("feedback/a.json"), a.feedback());
	}

	private void score(final ScoringCohort cohort, final CohortCase item, final int regions) {
		final ScoredCase c = new ScoredCase(dir, item.name());
		try (ScoringSession s = cohort.setup(item, RATER).optClock(c.clock).open()) {
			for (int i = 0; i < regions; i++)
				c.answer(s, 3, ErrorLabel.OVER);
		}
	}

	@Test
	void everyRaterMayHaveAFolder() {
		final ScoringCohort cohort = ScoringCohort.open(dir, dir.resolve("feedback_b"), Structure.ofLabel(1));
		cohort.setup(cohort.cases().get(0), "B. Rater").open().close();
		assertEquals(dir.resolve("feedback_b/a.json"), cohort.cases().get(0).feedback());
		assertEquals(1, cohort.cases().get(0).structure().label());
	}

	@Test
	void theWorstCasesComeFirstWhereThereIsAnEstimate() throws IOException {
		Files.writeString(dir.resolve("estimates.csv"), "\ufeffcase,estimate\nc,0.7\nb,0.9\n");
		final ScoringCohort cohort = ScoringCohort.open(dir);
		assertTrue(cohort.hasEstimates());
		assertEquals(List.of("c", "b", "a"), names(cohort.queue(CohortOrder.WORST_FIRST, 0, RATER)));
	}

	@Test
	void theSeedShufflesTheCases() {
		final ScoringCohort cohort = ScoringCohort.open(dir);
		final List<String> first = names(cohort.queue(CohortOrder.SHUFFLED, 1, RATER));
		assertEquals(first, names(cohort.queue(CohortOrder.SHUFFLED, 1, RATER)));
		boolean other = false;
		for (int seed = 2; seed < 8; seed++)
			other |= !first.equals(names(cohort.queue(CohortOrder.SHUFFLED, seed, RATER)));
		assertTrue(other);
	}

	@Test
	void aTableNamesFilesWhereverTheyLie() throws IOException {
		final Path table = Files.writeString(dir.resolve("cohort.csv"), "case,image,mask,label,estimate\n" +
			"z,images/b.nii,initial/b.nii,1,0.5\n" + "y,\"" + dir.resolve("images/a.nii") + "\",initial/a.nii,,\n");
		final ScoringCohort cohort = ScoringCohort.open(table);
		final CohortCase z = cohort.cases().get(0), y = cohort.cases().get(1);
		assertEquals(new CohortCase("z", dir.resolve("images/b.nii"), dir.resolve("initial/b.nii"), Structure.ofLabel(1), 0.5,
			dir.resolve("feedback/z.json")), z);
		assertEquals(Structure.FOREGROUND, y.structure());
		assertTrue(Double.isNaN(y.estimate()));
		cohort.setup(z, RATER).open().close();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { //
		"case,image | no column 'mask'", //
		"case,image,mask | lists no case", //
		"case,image,mask;a,images/a.nii,initial/x.nii | row 1: the mask", //
		"case,image,mask;a,images/a.nii, | row 1: the column 'mask' is empty", //
		"case,image,mask;a,images/a.nii,initial/a.nii;a,images/a.nii,initial/a.nii | row 2: the case a is listed twice", //
		"case,image,mask;../a,images/a.nii,initial/a.nii | row 1: the name", //
		"case,image,mask,label;a,images/a.nii,initial/a.nii,-1 | row 1: the label '-1'", //
		"case,image,mask,estimate;a,images/a.nii,initial/a.nii,bad | row 1: the estimate 'bad'" })
	void aBadTableIsRefusedWithItsRow(final String text, final String message) throws IOException {
		final Path table = Files.writeString(dir.resolve("cohort.csv"), text.replace(';', '\n'));
		final ScoreException e = assertThrows(ScoreException.class, () -> ScoringCohort.open(table));
		assertTrue(e.getMessage().contains(message) && e.getMessage().contains("cohort.csv"), e.getMessage());
	}

	@Test
	void aFolderThatIsNoneAndACaseWithoutAMaskAreRefused() throws IOException {
		assertTrue(assertThrows(ScoreException.class, () -> ScoringCohort.open(dir.resolve("none"))).getMessage().contains(
			"does not exist"));
		Files.delete(dir.resolve("initial/b.nii"));
		assertTrue(assertThrows(ScoreException.class, () -> ScoringCohort.open(dir)).getMessage().contains("case b"));
	}

	@Test
	void damagedFeedbackIsAProblemOfItsCaseOnly() throws IOException {
		Files.createDirectories(dir.resolve("feedback"));
		Files.writeString(dir.resolve("feedback/b.json"), "{");
		final List<CohortEntry> queue = ScoringCohort.open(dir).queue(CohortOrder.NAME, 0, RATER);
		assertEquals("", queue.get(0).problem());
		assertTrue(queue.get(1).problem().contains("b.json"));
	}

	@Test
	void theGuidelineIsConfirmedInTheFeedback() throws IOException {
		final ScoringCohort cohort = ScoringCohort.open(dir);
		assertEquals("", cohort.guidelineText());
		assertEquals(Map.of(), cohort.examples());
		final Path guideline = Files.writeString(dir.resolve("guideline.md"), "# How to score");
		assertEquals("# How to score", cohort.guidelineText());
		final CohortCase a = cohort.cases().get(0);
		try (ScoringSession s = cohort.setup(a, RATER).open()) {
			assertNull(s.confirmedGuideline());
			assertFalse(s.hasConfirmed(guideline));
			s.confirmGuideline(cohort.guideline().orElseThrow());
			assertTrue(s.hasConfirmed(guideline));
		}
		assertEquals(CohortEntry.State.OPEN, cohort.entry(a, RATER).state());
		assertEquals("guideline.md", FeedbackFile.read(a.feedback()).session().guideline().file().file());
		Files.writeString(guideline, "# How to score, second edition");
		try (ScoringSession s = cohort.setup(a, RATER).open()) {
			assertFalse(s.hasConfirmed(guideline));
			assertEquals("guideline.md", s.confirmedGuideline().file().file());
		}
	}

	@Test
	void examplesGoByTheLevelThatTheirNamesBeginWith() throws IOException {
		final Path examples = Files.createDirectories(dir.resolve("examples"));
		for (final String name : List.of("level_2 shaft.png", "5.jpg", "2_head.PNG", "readme.txt", "picture.png"))
			Files.writeString(examples.resolve(name), "x");
		final Map<Integer, List<Path>> found = ScoringCohort.open(dir).examples();
		assertEquals(List.of(2, 5), List.copyOf(found.keySet()));
		assertEquals(2, found.get(2).size());
	}
}
