package sc.fiji.score.feedback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.score.common.ScoreException;

class ConsensusTest {

	private static CaseRatings ratings(final String... said) {
		final List<String> names = new ArrayList<>();
		final List<CaseFeedback> feedback = new ArrayList<>();
		for (final String words : said) {
			names.add("rater " + (names.size() + 1));
			feedback.add(words == null ? null : SpokenFeedback.of("case_1", names.get(names.size() - 1), words));
		}
		return CaseRatings.of("case_1", names, feedback);
	}

	private static String said(final RegionFeedback f) {
		return f.score() + "" + f.label() + (f.flagged() ? "!" : "") + f.notes().replaceFirst("review: ", " ");
	}

	@Test
	void medianAndMajorityStand(@TempDir final Path dir) {
		final CaseFeedback c = Consensus.of(ratings("2o 5n 1u", "3o 5n -", "5u 4o -"));
		assertEquals("3OVER", said(c.region(1)));
		assertEquals("5NONE", said(c.region(2)));
		assertEquals("1UNDER", said(c.region(3)));
		assertEquals(3, c.region(1).seconds());
		assertEquals("consensus of rater 1, rater 2, rater 3", c.rater().name());
		FeedbackFile.write(c, dir.resolve("c.json"));
		assertEquals(c, FeedbackFile.read(dir.resolve("c.json")));
	}

	@Test
	void whatIsUnclearGoesToReview() {
		final CaseFeedback c = Consensus.of(ratings("2o 1o 4o 5n -", "3o 5o 4u 5n -"));
		assertEquals("2OVER! the median lies between levels 2 and 3", said(c.region(1)));
		assertEquals("3OVER! nobody gave the median", said(c.region(2)));
		assertEquals("4MIXED! the labels are tied", said(c.region(3)));
		assertEquals("5NONE", said(c.region(4)));
		assertFalse(c.region(5).isScored());
	}

	@Test
	void aRatersFlagStays() {
		final CaseFeedback f = SpokenFeedback.of("case_1", "Ann", "5n");
		final RegionFeedback r = f.region(1);
		final CaseFeedback flagged = new CaseFeedback("test", "case_1", f.structure(), null, f.mask(), f.source(), f.scale(),
			f.rater(), List.of(new RegionFeedback(1, 5, r.diceLow(), r.diceHigh(), r.label(), 0, "?", true, false)));
		assertEquals("5NONE! flagged by Bo", said(Consensus.of(CaseRatings.of("case_1", List.of("Ann", "Bo"), List.of(f,
			flagged))).region(1)));
	}

	@Test
	void exactScoresCountAsTheirLevel() {
		final CaseFeedback exact = SpokenFeedback.of("case_1", "simulated", "5n 1o");
		final List<RegionFeedback> regions = List.of(RegionFeedback.exact(1, 0.9, ErrorLabel.OVER), RegionFeedback.exact(2,
			0.6, ErrorLabel.OVER));
		final CaseFeedback other = new CaseFeedback("test", "case_1", exact.structure(), null, exact.mask(), exact.source(),
			exact.scale(), exact.rater(), regions);
		final CaseRatings r = CaseRatings.of("case_1", List.of("a", "b"), List.of(exact, other));
		assertEquals("[[5, 4], [1, 2]]", Arrays.deepToString(r.levels()));
		assertEquals("[[4, 1], [1, 1]]", Arrays.deepToString(r.labels()));
	}

	@Test
	void worstComesFirst() {
		final List<Disagreement> all = ratings("3o 5o 2u 4n", "4o 5u 4u 4n", null).compared();
		assertEquals(List.of(3, 1, 2, 4), all.stream().sorted(Disagreement.WORST_FIRST).map(Disagreement::region).toList());
		assertEquals(List.of(1, 0, 2, 0), all.stream().map(Disagreement::spread).toList());
		assertEquals(List.of(3, 4, 0), all.get(0).levels());
		assertNull(all.get(0).labels().get(2));
		assertTrue(all.get(1).differs(), "the labels differ");
		assertFalse(all.get(3).differs());
	}

	@Test
	void otherMasksRegionsAndScalesAreRefused() {
		final CaseFeedback a = SpokenFeedback.of("case_1", "a", "5n 4o");
		refused("rated different masks (case_1.nii.gz and case_2.nii.gz", a, SpokenFeedback.of("case_2", "b", "5n 4o"));
		final CaseFeedback more = SpokenFeedback.of("case_1", "b", "5n 4o 3o");
		refused("rated different regions (2 and 3", a, new CaseFeedback("test", "case_1", a.structure(), null, a.mask(),
			new RegionSource(a.source().parameters(), 3, "ab".repeat(32), null), a.scale(), more.rater(), more.regions()));
		refused("used different scales (5 and 2 levels", a, SpokenFeedback.of("case_1", "b", "2n 1o", new OrdinalScale(List
			.of(0.0, 0.8, 1.0))));
		refused("saw different images", image(a, "1"), image(a, "2"));
	}

	private static CaseFeedback image(final CaseFeedback f, final String digit) {
		return new CaseFeedback("test", "case_1", f.structure(), new FileReference("i.nii", digit.repeat(64)), f.mask(), f
			.source(), f.scale(), f.rater(), f.regions());
	}

	private static void refused(final String words, final CaseFeedback a, final CaseFeedback b) {
		final String message = assertThrows(ScoreException.class, () -> CaseRatings.of("case_1", List.of("Ann", "Bo"), List
			.of(a, b))).getMessage();
		assertTrue(message.startsWith("Case case_1: the raters Ann and Bo") && message.contains(words), message);
	}
}
