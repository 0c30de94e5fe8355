package sc.fiji.score.scoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.feedback.CaseFeedback;
import sc.fiji.score.feedback.ErrorLabel;
import sc.fiji.score.feedback.FeedbackFile;
import sc.fiji.score.feedback.RegionFeedback;

class ScoringSessionTest {

	@TempDir
	Path dir;

	private ScoredCase c;

	@BeforeEach
	void writeCase() {
		c = ScoredCase.write(dir, "case_01");
	}

	private CaseFeedback saved() {
		return FeedbackFile.read(c.feedback);
	}

	@Test
	void twentyFourRegionsTakeFortyEightKeyPresses() {
		final List<Integer> visited = new ArrayList<>();
		int presses = 0;
		try (ScoringSession s = c.setup().open()) {
			assertEquals(24, s.progress().total());
			while (!s.progress().finished()) {
				visited.add(s.current());
				s.setScore(s.current(), 1 + presses % 5);
				s.setLabel(s.current(), ErrorLabel.values()[presses % 4]);
				presses += 2;
			}
		}
		assertEquals(48, presses);
		for (int i = 0; i < 24; i++)
			assertEquals(i + 1, visited.get(i));
		assertEquals(24, saved().scored().size());
		assertEquals("A. Rater", saved().rater().name());
		assertEquals("case_01", saved().caseName());
		assertEquals("case_01.nii", saved().image().file());
		saved().requireMask(c.mask);
	}

	@Test
	void everyChangeIsOnTheDiskBeforeTheCallReturns() {
		try (ScoringSession s = c.setup().open()) {
			assertFalse(Files.exists(c.feedback));
			s.setScore(1, 4);
			assertEquals(4, saved().region(1).score());
			assertNull(saved().region(1).label());
			assertEquals(RegionState.HALF, s.status(1).state());
			assertEquals(1, s.current());
			s.setLabel(1, ErrorLabel.OVER);
			assertEquals(ErrorLabel.OVER, saved().region(1).label());
			assertEquals(RegionState.DONE, s.status(1).state());
			assertEquals(2, s.current());
			s.setNotes(2, "unclear");
			assertEquals("unclear", saved().region(2).notes());
			s.flag(2, true);
			assertTrue(saved().region(2).flagged());
			assertEquals(RegionState.OPEN, s.status(2).state());
			s.skip(2);
			assertTrue(saved().region(2).skipped());
			assertEquals(3, s.current());
			assertEquals(new SessionProgress(1, 24, 1, 1, s.progress().secondsLeft()), s.progress());
			assertEquals(saved().regions(), s.feedback().regions());
		}
	}

	@Test
	void aHalfRegionIsLedToAgainAndASkippedOneIsNot() {
		try (ScoringSession s = c.setup(3, 1).open()) {
			s.setScore(1, 3);
			s.next();
			assertEquals(2, s.current());
			s.skip(2);
			c.answer(s, 5, ErrorLabel.NONE);
			assertEquals(1, s.current());
			assertTrue(s.next());
			s.setLabel(1, ErrorLabel.UNDER);
			assertFalse(s.next());
			assertTrue(s.progress().finished());
			s.goTo(2);
			s.setScore(2, 2);
			assertFalse(s.progress().finished());
			assertEquals(RegionState.HALF, s.status(2).state());
		}
	}

	@Test
	void undoAndRedoGoBackAsFarAsTheSession() {
		try (ScoringSession s = c.setup().open()) {
			assertFalse(s.undo());
			final List<List<RegionStatus>> steps = new ArrayList<>(List.of(s.statuses()));
			for (int i = 0; i < 24; i++) {
				s.setScore(s.current(), 1 + i % 5);
				steps.add(s.statuses());
				s.setLabel(s.current(), ErrorLabel.MIXED);
				steps.add(s.statuses());
			}
			s.flag(7, true);
			for (int i = 48; i >= 0; i--) {
				assertTrue(s.undo());
				assertEquals(steps.get(i), s.statuses());
				assertEquals(i / 2, saved().scored().size());
			}
			assertEquals(1, s.current());
			assertFalse(s.undo());
			for (int i = 1; i <= 48; i++) {
				assertTrue(s.redo());
				assertEquals(steps.get(i), s.statuses());
			}
			assertTrue(s.canRedo());
			s.setNotes(1, "a change ends redo");
			assertFalse(s.canRedo() || s.redo());
			assertTrue(s.canUndo());
		}
		assertEquals(24, saved().scored().size());
	}

	@Test
	void goesOnWhereItWasLeft() {
		try (ScoringSession s = c.setup().optOrderSeed(5L).open()) {
			for (int i = 0; i < 10; i++)
				c.answer(s, 2, ErrorLabel.OVER);
			s.setScore(s.current(), 3);
		}
		final CaseFeedback before = saved();
		// What the file says counts, not what the new setup would do.
		try (ScoringSession s = c.setup(2, 2).optOrderSeed(6L).open()) {
			assertEquals(24, s.regions().count());
			assertEquals(RegionState.HALF, s.status(s.current()).state());
			assertEquals(10, s.progress().done());
			s.setLabel(s.current(), ErrorLabel.UNDER);
			assertEquals(before.session(), saved().session());
			assertEquals(before.rater().created(), saved().rater().created());
			assertEquals(11, saved().scored().size());
		}
	}

	@Test
	void theOrderIsThatOfTheSeed() {
		assertEquals(order(1L), order(1L));
		assertFalse(order(1L).equals(order(2L)));
		assertEquals(24, order(1L).stream().distinct().count());
	}

	private List<Integer> order(final long seed) {
		final List<Integer> out = new ArrayList<>();
		try (ScoringSession s = c.setup().optOrderSeed(seed).setFeedback(dir.resolve("o.json")).open()) {
			for (int i = 0; i < 24; i++, s.next()) {
				out.add(s.current());
				s.skip(s.current());
				s.previous();
			}
		}
		assertTrue(dir.resolve("o.json").toFile().delete());
		return out;
	}

	@Test
	void previousAndNextGoThroughTheOrder() {
		try (ScoringSession s = c.setup().optAutoAdvance(false).open()) {
			c.answer(s, 5, ErrorLabel.NONE);
			assertEquals(1, s.current());
			s.next();
			s.previous();
			assertEquals(1, s.current());
			s.previous();
			assertEquals(24, s.current());
			s.next();
			assertEquals(2, s.current());
		}
	}

	@Test
	void aCompleteRegionThatIsCorrectedStaysInView() {
		try (ScoringSession s = c.setup().open()) {
			c.answer(s, 5, ErrorLabel.NONE);
			s.previous();
			s.setScore(1, 4);
			s.setLabel(1, ErrorLabel.OVER);
			assertEquals(1, s.current());
			assertEquals(4, saved().region(1).score());
		}
	}

	@Test
	void listenersHearOfChangesAndMoves() {
		final int[] heard = { 0 };
		try (ScoringSession s = c.setup().open()) {
			s.addListener(() -> heard[0]++);
			s.setScore(1, 1);
			s.next();
			s.previous();
			s.goTo(4);
			s.undo();
			s.redo();
		}
		assertEquals(6, heard[0]);
	}

	@Test
	void scoresOffTheScaleAreRefused() {
		try (ScoringSession s = c.setup().open()) {
			for (final int level : new int[] { 0, -1, 6 })
				assertTrue(assertThrows(ScoreException.class, () -> s.setScore(1, level)).getMessage().contains("1 to 5"));
			assertThrows(IllegalArgumentException.class, () -> s.setScore(25, 1));
			assertFalse(Files.exists(c.feedback));
		}
	}

	@Test
	void savingIsFast() {
		final long[] nanos = new long[144];
		try (ScoringSession s = c.setup().open()) {
			for (int i = 0; i < nanos.length; i++) {
				final long start = System.nanoTime();
				s.setScore(1 + i % 24, 1 + i / 24 % 5);
				nanos[i] = System.nanoTime() - start;
			}
		}
		// The median without the first third: the machine may be busy, and Java warms up.
		Arrays.sort(nanos, 48, nanos.length);
		assertTrue(TimeUnit.NANOSECONDS.toMillis(nanos[96]) < 20, "a change takes " + nanos[96] / 1e6 + " ms");
	}

	@Test
	void nothingIsLeftBesideTheFeedback() throws IOException {
		try (ScoringSession s = c.setup().open()) {
			s.setScore(1, 1);
		}
		try (var files = Files.list(c.feedback.getParent())) {
			assertEquals(List.of(c.feedback), files.toList());
		}
	}

	@Test
	void lookingWithoutSayingAnythingLeavesNoFile() throws IOException {
		try (ScoringSession s = c.setup().open()) {
			s.next();
		}
		assertFalse(Files.exists(c.feedback));
	}

	@Test
	void anUnscoredRegionHasNeitherScoreNorInterval() {
		try (ScoringSession s = c.setup().open()) {
			s.setLabel(1, ErrorLabel.OVER);
			final RegionFeedback half = saved().region(1), none = saved().region(2);
			assertEquals(RegionFeedback.unscored(2), none);
			assertFalse(half.hasScore() || half.isScored());
			assertEquals(0, s.status(1).score());
		}
	}
}
