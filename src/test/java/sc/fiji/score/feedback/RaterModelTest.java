package sc.fiji.score.feedback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RaterModelTest {

	private static final OrdinalScale SCALE = OrdinalScale.fiveLevels();

	private static double level(final RaterModel m, final int level, final double dice) {
		return m.scoreLogLikelihood(SCALE.low(level), SCALE.high(level), dice);
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0.005, 0.05, 0.3 })
	void theLevelsOfAScaleShareTheWholeProbability(final double spread) {
		final RaterModel m = new RaterModel(spread, -0.03, 0.1);
		for (double q = 0; q <= 1; q += 0.01) {
			double sum = 0;
			for (int level = 1; level <= SCALE.levels(); level++)
				sum += Math.exp(level(m, level, q));
			assertEquals(1, sum, 1e-12, "Dice " + q);
		}
	}

	@Test
	void agreesWithTheNormalDistribution() {
		final RaterModel m = new RaterModel(0.04, 0.02, 0);
		final NormalDistribution seen = new NormalDistribution(0.82, 0.04);
		assertEquals(Math.log(seen.cumulativeProbability(0.87) - seen.cumulativeProbability(0.75)), level(m, 3, 0.8), 1e-12);
		assertEquals(seen.logDensity(0.7), m.scoreLogLikelihood(0.7, 0.7, 0.8), 1e-12);
	}

	/** Far from a level the probability itself is 0 in double precision; its logarithm must still tell near from far. */
	@ParameterizedTest
	@ValueSource(doubles = { 0.001, 0.01, 0.1 })
	void isFiniteAndFallsWithTheDistanceFromTheLevel(final double spread) {
		final RaterModel m = new RaterModel(spread, 0, 0.1);
		for (int level = 1; level <= SCALE.levels(); level++) {
			final double middle = level == 1 ? 0 : level == SCALE.levels() ? 1 : (SCALE.low(level) + SCALE.high(level)) / 2;
			double last = level(m, level, middle);
			for (double q = middle; q <= 1; q += 0.001) {
				final double now = level(m, level, q);
				assertTrue(Double.isFinite(now) && now <= last + 1e-12, spread + ", level " + level + ", Dice " + q);
				last = now;
			}
			last = level(m, level, middle);
			for (double q = middle; q >= 0; q -= 0.001) {
				final double now = level(m, level, q);
				assertTrue(Double.isFinite(now) && now <= last + 1e-12, spread + ", level " + level + ", Dice " + q);
				last = now;
			}
		}
		assertTrue(level(m, 1, 0.9) > level(m, 1, 1));
	}

	@Test
	void labelsAreExchangedAtTheFlipRate() {
		final RaterModel m = new RaterModel(0.05, 0, 0.2);
		for (final ErrorLabel truth : ErrorLabel.values()) {
			double sum = 0;
			for (final ErrorLabel said : ErrorLabel.values())
				sum += Math.exp(m.labelLogLikelihood(said, truth));
			assertEquals(1, sum, 1e-12);
		}
		final double error = RaterModel.LABEL_ERROR / 4;
		assertEquals(0.8 * (1 - RaterModel.LABEL_ERROR) + error, Math.exp(m.labelLogLikelihood(ErrorLabel.OVER,
			ErrorLabel.OVER)), 1e-12);
		assertEquals(0.2 * (1 - RaterModel.LABEL_ERROR) + error, Math.exp(m.labelLogLikelihood(ErrorLabel.UNDER,
			ErrorLabel.OVER)), 1e-12);
		assertEquals(error, Math.exp(m.labelLogLikelihood(ErrorLabel.OVER, ErrorLabel.MIXED)), 1e-12);
		assertEquals(error, Math.exp(m.labelLogLikelihood(ErrorLabel.UNDER, ErrorLabel.NONE)), 1e-12);
	}

	@Test
	void theTrueLabelComesFromTheCounts() {
		final RaterModel m = new RaterModel(0.05, 0, 0.1);
		final RegionAnswer over = new RegionAnswer(0, 0.75, 0.87, ErrorLabel.OVER);
		assertTrue(m.logLikelihood(over, 0.8, 70, 30) > m.logLikelihood(over, 0.8, 69, 31));
		assertTrue(m.logLikelihood(over, 0.8, 29, 71) > m.logLikelihood(over, 0.8, 40, 60));
		final RegionAnswer none = new RegionAnswer(0, 0.95, 1, ErrorLabel.NONE);
		assertTrue(m.logLikelihood(none, 0.97, 5, 0) > m.logLikelihood(none, 0.96, 5, 0));
	}

	@Test
	void aHardRatersAnswersAreConstraints() {
		final RaterModel hard = RaterModel.HARD;
		assertTrue(hard.isHard());
		assertEquals(0, hard.scoreLogLikelihood(0.6, 0.75, 0.7));
		assertEquals(Double.NEGATIVE_INFINITY, hard.scoreLogLikelihood(0.6, 0.75, 0.76));
		assertEquals(0, hard.labelLogLikelihood(ErrorLabel.MIXED, ErrorLabel.OVER));
		assertEquals(Double.NEGATIVE_INFINITY, hard.labelLogLikelihood(ErrorLabel.OVER, ErrorLabel.UNDER));
	}

	@Test
	void refusesWhatIsNoRate() {
		assertThrows(IllegalArgumentException.class, () -> new RaterModel(-1, 0, 0));
		assertThrows(IllegalArgumentException.class, () -> new RaterModel(0.1, Double.NaN, 0));
		assertThrows(IllegalArgumentException.class, () -> new RaterModel(0.1, 0, 1));
		assertThrows(IllegalArgumentException.class, () -> new RegionAnswer(-1, 0, 1, ErrorLabel.OVER));
		assertThrows(IllegalArgumentException.class, () -> new RegionAnswer(0, 0, 1, null));
	}
}
