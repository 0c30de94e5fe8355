package sc.fiji.score.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import sc.fiji.score.common.ScoreException;

class RecoveryTest {

	private static final double[] INITIAL = { 0.7, 0.8 }, FULL = { 0.9, 0.9 };

	@Test
	void theShareOfTheGainWithItsInterval() {
		final Estimate e = Recovery.of(INITIAL, new double[] { 0.85, 0.85 }, FULL, 1);
		assertEquals(0.2 / 0.3, e.value(), 1e-12);
		// Resamples: one case twice or both, so .75, .5 or 2/3.
		assertEquals(0.5, e.low(), 1e-12);
		assertEquals(0.75, e.high(), 1e-12);
		assertTrue(e.standardError() > 0);
	}

	@Test
	void noGainNoRecovery() {
		assertTrue(Double.isNaN(Recovery.of(FULL, INITIAL, FULL, 1).value()));
		final Estimate unsure = Recovery.of(INITIAL, INITIAL, new double[] { 0.9, 0.7 }, 1);
		assertEquals(0, unsure.value());
		assertTrue(Double.isNaN(unsure.low()), "full masks gain nothing in some resamples");
	}

	@Test
	void theCasesMustBeTheSame() {
		assertThrows(ScoreException.class, () -> Recovery.of(INITIAL, new double[1], FULL, 1));
		assertThrows(ScoreException.class, () -> Recovery.of(new double[0], new double[0], new double[0], 1));
	}
}
