package sc.fiji.score.feedback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import sc.fiji.score.common.RandomStream;
import sc.fiji.score.region.RegionMap;
import sc.fiji.score.volume.Mask;

class VolumeIntervalTest {

	private static final double SLACK = 1e-6;

	/** The identities of the method, over some 6,000 random regions. */
	@Test
	void identitiesHoldForRandomMasks() {
		int pure = 0;
		for (int trial = 0; trial < 250; trial++) {
			final RandomStream random = RandomStream.of(trial, "identities");
			final RegionMap regions = RandomMasks.regions(random, 24);
			final Mask mask = RandomMasks.mask(random, random.between(0.05, 0.9));
			final Mask truth = RandomMasks.changed(mask, random, random.nextDouble() < 0.3 ? 0 : random.between(0, 0.6), random
				.nextDouble() < 0.3 ? 0 : random.between(0, 0.4));
			final RegionCounts counts = RegionCounts.of(mask, truth, regions);
			for (int r = 1; r <= 24; r++)
				if (check(counts, r)) pure++;
		}
		assertTrue(pure > 500, "too few pure errors to test anything: " + pure);
	}

	private static boolean check(final RegionCounts c, final int r) {
		final double u = c.maskVolume(r), v = c.trueVolume(r), q = c.dice(r);
		assertEquals(q * (u + v) / 2, c.truePositives(r), SLACK);
		assertEquals(u - c.truePositives(r), c.falsePositives(r), SLACK);
		assertEquals(v - c.truePositives(r), c.falseNegatives(r), SLACK);
		assertEquals((1 - q) * (u + v), c.falsePositives(r) + c.falseNegatives(r), SLACK);
		if (u == 0 || q == 0) return false;
		final VolumeInterval whole = interval(u, q, ErrorLabel.MIXED), over = interval(u, q, ErrorLabel.OVER);
		final VolumeInterval under = interval(u, q, ErrorLabel.UNDER);
		assertTrue(whole.low() <= v + SLACK && v <= whole.high() + SLACK, () -> v + " not in " + whole);
		if (c.falseNegatives(r) == 0) assertEquals(whole.low(), v, SLACK);
		if (c.falsePositives(r) == 0) assertEquals(whole.high(), v, SLACK);
		if (c.falseNegatives(r) <= c.falsePositives(r)) assertTrue(v <= u);
		if (c.falsePositives(r) <= c.falseNegatives(r)) assertTrue(v >= u);
		assertEquals(whole.low(), over.low(), SLACK);
		assertEquals(whole.high(), under.high(), SLACK);
		if (c.falseNegatives(r) == 0) assertTrue(over.low() - SLACK <= v && v <= over.high() + SLACK);
		if (c.falsePositives(r) == 0) assertTrue(under.low() - SLACK <= v && v <= under.high() + SLACK);
		return q < 1 && (c.falseNegatives(r) == 0 || c.falsePositives(r) == 0);
	}

	private static VolumeInterval interval(final double u, final double q, final ErrorLabel label) {
		return VolumeInterval.of(u, RegionFeedback.exact(1, q, label));
	}

	@Test
	void aLevelHoldsEveryDiceOfIt() {
		final OrdinalScale scale = OrdinalScale.fiveLevels();
		for (final ErrorLabel label : new ErrorLabel[] { ErrorLabel.OVER, ErrorLabel.UNDER, ErrorLabel.MIXED })
			for (double q = 0.05; q <= 1; q += 0.05) {
				final VolumeInterval exact = interval(100, q, label);
				final VolumeInterval level = VolumeInterval.of(100, RegionFeedback.onScale(1, scale.levelOf(q), scale, label, 0));
				assertTrue(level.low() <= exact.low() + SLACK && exact.high() <= level.high() + SLACK, label + " " + q);
				assertTrue(level.low() <= level.high());
			}
	}

	@Test
	void theLabelPicksTheSide() {
		assertEquals(new VolumeInterval(100, 100), interval(100, 1, ErrorLabel.OVER));
		assertTrue(interval(100, 0.8, ErrorLabel.OVER).high() < 100);
		assertTrue(interval(100, 0.8, ErrorLabel.UNDER).low() > 100);
		assertTrue(interval(100, 0.98, ErrorLabel.NONE).low() < 100);
		assertTrue(interval(100, 0.98, ErrorLabel.NONE).high() > 100);
	}

	@Test
	void nothingBoundsWhatAnEmptyRegionMisses() {
		assertEquals(new VolumeInterval(0, 0), interval(0, 1, ErrorLabel.NONE));
		assertEquals(new VolumeInterval(0, Double.POSITIVE_INFINITY), interval(0, 0, ErrorLabel.UNDER));
	}

	@Test
	void clampsToTheNearestEnd() {
		final VolumeInterval v = new VolumeInterval(10, 20);
		assertEquals(10, v.clamp(3));
		assertEquals(20, v.clamp(30));
		assertEquals(15, v.clamp(15));
	}

	/** Against the sum over a fine grid. */
	@Test
	void theExpectedVolumeIsTheMeanOfATruncatedNormalDistribution() {
		final RandomStream random = RandomStream.of(1, "expected");
		for (int trial = 0; trial < 300; trial++) {
			final double low = random.between(0, 100), high = low + random.between(0.01, 100), sd = random.between(2, 40);
			final double volume = random.between(-100, 300);
			double sum = 0, all = 0;
			final double nearest = new VolumeInterval(low, high).clamp(volume);
			for (int i = 0; i < 20_000; i++) {
				final double x = low + (high - low) * (i + 0.5) / 20_000;
				final double weight = Math.exp(((nearest - volume) * (nearest - volume) - (x - volume) * (x - volume)) / (2 * sd *
					sd));
				sum += weight * x;
				all += weight;
			}
			assertEquals(sum / all, new VolumeInterval(low, high).expected(volume, sd), 1e-3, low + " to " + high + ", " +
				volume + ", " + sd);
		}
	}

	@Test
	void theExpectedVolumeIsWithinTheIntervalAlsoInTheTailsAndWithoutAnEnd() {
		assertEquals(50, new VolumeInterval(50, 50).expected(1e6, 1));
		for (final double volume : new double[] { -1e6, 0, 1e6 }) {
			final double value = new VolumeInterval(10, 20).expected(volume, 1);
			assertTrue(value >= 10 && value <= 20, "" + value);
		}
		// Half a normal distribution: its mean is sqrt(2 / pi) deviations from its end.
		assertEquals(10 + 3 * Math.sqrt(2 / Math.PI), new VolumeInterval(10, Double.POSITIVE_INFINITY).expected(10, 3), 1e-9);
	}
}
