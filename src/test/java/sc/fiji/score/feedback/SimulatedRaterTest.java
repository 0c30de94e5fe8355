package sc.fiji.score.feedback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

import sc.fiji.score.common.RandomStream;
import sc.fiji.score.common.ScoreException;
import sc.fiji.score.region.RegionMap;
import sc.fiji.score.volume.Mask;

class SimulatedRaterTest {

	private static final int REGIONS = 24;

	private final RandomStream random = RandomStream.of(5, "rater");
	private final RegionMap regions = RandomMasks.regions(random, REGIONS);
	private final Mask truth = RandomMasks.mask(random, 0.5);
	private final Mask mask = RandomMasks.changed(truth, random, 0.2, 0.02);

	private List<RegionFeedback> rate(final FeedbackMode mode, final long seed, final String name) {
		return new SimulatedRater(mode, seed).rate(name, mask, truth, regions);
	}

	@Test
	void exactScoresAreTheRegionalDice() {
		final RegionCounts counts = RegionCounts.of(mask, truth, regions);
		final List<RegionFeedback> feedback = rate(FeedbackMode.EXACT, 1, "a");
		assertEquals(REGIONS, feedback.size());
		for (int r = 1; r <= REGIONS; r++)
			assertEquals(RegionFeedback.exact(r, counts.dice(r), counts.label(r)), feedback.get(r - 1));
	}

	@Test
	void levelsHoldTheRegionalDice() {
		final RegionCounts counts = RegionCounts.of(mask, truth, regions);
		for (final RegionFeedback f : rate(FeedbackMode.LEVELS, 1, "a")) {
			final double q = counts.dice(f.region());
			assertTrue(f.diceLow() <= q && q <= f.diceHigh());
			assertEquals(OrdinalScale.fiveLevels().levelOf(q), f.score());
			assertEquals(counts.label(f.region()), f.label());
		}
	}

	@Test
	void noiseComesAtTheStatedRates() {
		int moved = 0, down = 0, inside = 0, flipped = 0, directed = 0, n = 0;
		for (int trial = 0; trial < 300; trial++) {
			final List<RegionFeedback> honest = rate(FeedbackMode.LEVELS, trial, "case"), noisy = rate(FeedbackMode.NOISY,
				trial, "case");
			for (int i = 0; i < REGIONS; i++, n++) {
				final RegionFeedback h = honest.get(i), f = noisy.get(i);
				final int step = f.score() - h.score();
				assertTrue(Math.abs(step) <= 1 && f.score() >= 1 && f.score() <= 5);
				assertEquals(OrdinalScale.fiveLevels().low(f.score()), f.diceLow());
				assertEquals(OrdinalScale.fiveLevels().high(f.score()), f.diceHigh());
				if (step != 0) moved++;
				if (step != 0 && h.score() > 1 && h.score() < 5) {
					inside++;
					if (step < 0) down++;
				}
				if (h.label() == ErrorLabel.OVER || h.label() == ErrorLabel.UNDER) {
					directed++;
					if (f.label() != h.label()) flipped++;
					assertTrue(f.label() == h.label() || f.label() == h.label().flipped());
				}
				else assertEquals(h.label(), f.label());
			}
		}
		assertEquals(0.3, (double) moved / n, 0.02);
		assertEquals(0.5, (double) down / inside, 0.04);
		assertEquals(0.1, (double) flipped / directed, 0.02);
	}

	@Test
	void dependsOnSeedAndCase() {
		assertEquals(rate(FeedbackMode.NOISY, 1, "a"), rate(FeedbackMode.NOISY, 1, "a"));
		assertNotEquals(rate(FeedbackMode.NOISY, 1, "a"), rate(FeedbackMode.NOISY, 2, "a"));
		assertNotEquals(rate(FeedbackMode.NOISY, 1, "a"), rate(FeedbackMode.NOISY, 1, "b"));
	}

	@Test
	void aRegionDoesNotDependOnTheOthers() {
		final List<RegionFeedback> all = rate(FeedbackMode.NOISY, 1, "a");
		final short[] fewer = regions.labels().clone();
		for (int i = 0; i < fewer.length; i++)
			if (fewer[i] > 12) fewer[i] = 0;
		final RegionMap half = new RegionMap(fewer, 12, regions.geometry(), regions.parameters());
		assertEquals(all.subList(0, 12), new SimulatedRater(FeedbackMode.NOISY, 1).rate("a", mask, truth, half));
	}

	@Test
	void takesAnyScaleAndRates() {
		final OrdinalScale two = new OrdinalScale(List.of(0.0, 0.8, 1.0));
		final SimulatedRater wrong = SimulatedRater.withRates(two, 1, 1, 1), right = SimulatedRater.withRates(two, 0, 0, 1);
		final List<RegionFeedback> a = wrong.rate("a", mask, truth, regions), b = right.rate("a", mask, truth, regions);
		for (int i = 0; i < REGIONS; i++) {
			assertEquals(3 - b.get(i).score(), a.get(i).score());
			assertEquals(b.get(i).label().flipped(), a.get(i).label());
		}
		assertThrows(IllegalArgumentException.class, () -> SimulatedRater.withRates(two, 1.1, 0, 1));
	}

	@Test
	void refusesEmptyMasksAndNamesTheCase() {
		final Mask empty = RandomMasks.mask(random, 0);
		final SimulatedRater rater = new SimulatedRater(FeedbackMode.EXACT, 1);
		for (final Mask[] pair : new Mask[][] { { empty, truth }, { mask, empty } }) {
			final ScoreException e = assertThrows(ScoreException.class, () -> rater.rate("case_7", pair[0], pair[1],
				regions));
			assertTrue(e.getMessage().contains("case_7") && e.getMessage().contains("empty"), e.getMessage());
		}
	}
}
