package sc.fiji.score.scoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.score.feedback.CaseRatings;
import sc.fiji.score.feedback.Consensus;
import sc.fiji.score.feedback.ErrorLabel;
import sc.fiji.score.feedback.FeedbackFile;

class ComparedFeedbackTest {

	@TempDir
	Path dir;

	/** Scores the case under an account. */
	private Path rate(final String rater, final String account) {
		final ScoredCase c = ScoredCase.write(dir, "a");
		final Path file = dir.resolve("raters").resolve(rater).resolve("a.json");
		try (ScoringSession s = c.setup().setRater(rater).setFeedback(file).optAccount(account).open()) {
			for (int i = 0; i < 24; i++)
				c.answer(s, 3, ErrorLabel.OVER);
		}
		return file;
	}

	@Test
	void onesOwnFeedbackIsGoneOnWith() {
		final Path other = rate("Bo", "elsewhere"), own = rate("Ann", Account.mark());
		for (final List<Path> sources : List.of(List.of(other, own), List.of(other.getParent(), own.getParent()))) {
			final ComparedFeedback.Editable found = new ComparedFeedback(sources, null).editable("a").orElseThrow();
			assertEquals(own, found.setup().feedback());
			assertEquals(dir.resolve("images/a.nii"), found.image());
			try (ScoringSession s = found.setup().open()) {
				assertEquals("Ann", s.rater());
				assertTrue(s.progress().finished());
				s.goTo(7);
				assertEquals(7, s.current());
			}
		}
	}

	@Test
	void whatOthersSaidIsOnlyLookedAt() {
		final Path bo = rate("Bo", "elsewhere"), cy = rate("Cy", "elsewhere too");
		assertTrue(new ComparedFeedback(List.of(bo, cy), null).editable("a").isEmpty());
	}

	@Test
	void ofSeveralOwnFilesNoneIsMeant() {
		final Path ann = rate("Ann", Account.mark()), again = rate("Ann 2", Account.mark());
		assertTrue(new ComparedFeedback(List.of(ann, again), null).editable("a").isEmpty());
	}

	@Test
	void withoutItsMaskOnesOwnIsOnlyLookedAt() throws IOException {
		final Path own = rate("Ann", Account.mark());
		Files.delete(dir.resolve("initial/a.nii"));
		assertTrue(new ComparedFeedback(List.of(own), null).editable("a").isEmpty());
	}

	@Test
	void theConsensusComesBeforeOnesOwn(@TempDir final Path elsewhere) {
		final Path bo = rate("Bo", "elsewhere"), ann = rate("Ann", Account.mark());
		final Path consensus = elsewhere.resolve("consensus/a.json");
		final ComparedFeedback compared = new ComparedFeedback(List.of(bo.getParent(), ann.getParent()), consensus
			.getParent());
		assertEquals(ann, compared.editable("a").orElseThrow().setup().feedback());
		FeedbackFile.write(Consensus.of(CaseRatings.of("a", List.of("Bo", "Ann"), List.of(FeedbackFile.read(bo), FeedbackFile
			.read(ann)))), consensus);
		try (ScoringSession s = compared.editable("a").orElseThrow().setup().open()) {
			assertEquals("consensus of Bo, Ann", s.rater());
			s.setScore(5, 1);
		}
		assertEquals(1, FeedbackFile.read(consensus).region(5).score());
		assertEquals(3, FeedbackFile.read(ann).region(5).score());
	}
}
