package sc.fiji.score.scoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.score.feedback.CaseFeedback;
import sc.fiji.score.feedback.ErrorLabel;
import sc.fiji.score.feedback.FeedbackFile;
import sc.fiji.score.feedback.RegionFeedback;

class BlindRepeatsTest {

	@TempDir
	Path dir;

	private ScoredCase c;

	@BeforeEach
	void writeCase() {
		c = ScoredCase.write(dir, "case_01");
	}

	/** 20 regions, 4 of them asked again. */
	private ScoringSetup setup(final long seed) {
		return c.setup(5, 4).optRepeatShare(0.2).optOrderSeed(seed);
	}

	private List<Integer> scoreAll(final ScoringSession s) {
		final List<Integer> asked = new ArrayList<>();
		for (int i = 0; i < 24 && !s.progress().finished(); i++) {
			final int region = s.current();
			assertEquals(RegionState.OPEN, s.status(region).state());
			assertEquals(0, s.status(region).score());
			assertNull(s.status(region).label());
			final boolean again = asked.contains(region);
			asked.add(region);
			c.answer(s, again ? 2 : 4, again ? ErrorLabel.UNDER : ErrorLabel.OVER);
		}
		return asked;
	}

	@Test
	void theStatedShareComesBackLaterAmongTheOthersWithoutAHint() {
		int amongOthers = 0;
		for (long seed = 1; seed <= 4; seed++) {
			final Path file = dir.resolve("feedback/" + seed + ".json");
			final List<Integer> asked;
			try (ScoringSession s = setup(seed).setFeedback(file).open()) {
				assertEquals(24, s.progress().total());
				asked = scoreAll(s);
				assertEquals(24, s.progress().done());
			}
			assertEquals(24, asked.size());
			if (new HashSet<>(asked.subList(0, 20)).size() < 20) amongOthers++;
			final Set<Integer> twice = new HashSet<>();
			for (int i = 0; i < asked.size(); i++) {
				final int first = asked.indexOf(asked.get(i));
				if (first == i) continue;
				assertTrue(twice.add(asked.get(i)));
				assertTrue(i - first > QuestionQueue.GAP, "seed " + seed + ": " + asked);
			}
			final CaseFeedback said = FeedbackFile.read(file);
			assertEquals(twice, new HashSet<>(said.repeats().stream().map(RegionFeedback::region).toList()));
			// Training reads the first ratings only.
			for (final RegionFeedback f : said.scored())
				assertEquals(4, f.score());
			for (final RegionFeedback f : said.repeats())
				assertEquals(2, f.score());
		}
		assertTrue(amongOthers >= 3, amongOthers + " of 4");
	}

	@Test
	void theSameRepeatsComeAfterAnInterruption() {
		final List<Integer> whole;
		try (ScoringSession s = setup(3).setFeedback(dir.resolve("whole.json")).open()) {
			whole = scoreAll(s);
		}
		final List<Integer> parts = new ArrayList<>();
		boolean finished = false;
		for (int i = 0; i < 24 && !finished; i++) {
			try (ScoringSession s = setup(99).optOrderSeed(3L).open()) {
				if (s.status(s.current()).state() == RegionState.OPEN) parts.add(s.current());
				c.answer(s, 4, ErrorLabel.OVER);
				finished = s.progress().finished();
			}
		}
		assertEquals(24, parts.size());
		final CaseFeedback a = FeedbackFile.read(dir.resolve("whole.json")), b = FeedbackFile.read(c.feedback);
		assertEquals(a.repeats().stream().map(RegionFeedback::region).toList(), b.repeats().stream().map(
			RegionFeedback::region).toList());
		assertEquals(new HashSet<>(whole), new HashSet<>(parts));
	}

	@Test
	void undoLeadsBackFromASecondRatingToTheFirst() {
		try (ScoringSession s = setup(2).open()) {
			final List<List<RegionStatus>> steps = new ArrayList<>();
			while (!s.progress().finished()) {
				steps.add(s.statuses());
				c.answer(s, 3, ErrorLabel.MIXED);
			}
			while (s.undo())
				assertTrue(s.feedback().scored().size() <= 20);
			for (final RegionStatus r : s.statuses())
				assertEquals(RegionState.OPEN, r.state());
			assertEquals(0, s.feedback().repeats().size());
			while (s.redo())
				assertFalse(s.canUndo() && s.progress().done() > 24);
			assertEquals(24, s.progress().done());
		}
	}

	@Test
	void aSkippedRegionIsNotAskedAgainAndFewRegionsNeverAre() {
		try (ScoringSession s = setup(4).open()) {
			while (!s.progress().finished())
				s.skip(s.current());
			assertEquals(20, s.progress().total());
		}
		for (int count = 1; count <= QuestionQueue.GAP; count++)
			assertEquals(0, QuestionQueue.repeats(count, 1));
		assertEquals(1, QuestionQueue.repeats(QuestionQueue.GAP + 1, 0.01));
		assertEquals(0, QuestionQueue.repeats(24, 0));
	}
}
