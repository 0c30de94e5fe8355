package sc.fiji.score.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;

import org.junit.jupiter.api.Test;

import sc.fiji.score.common.ScoreException;

class SummaryTest {

	private static final double INFINITY = Double.POSITIVE_INFINITY;

	@Test
	void meanDeviationAndMedianOfASmallSample() {
		final Summary s = Summary.of(new double[] { 2, 4, 4, 4, 5, 5, 7, 9 }, 1);
		assertEquals(8, s.count());
		assertEquals(5, s.mean(), 1e-12);
		assertEquals(Math.sqrt(32.0 / 7), s.sd(), 1e-12);
		assertEquals(4.5, s.median(), 1e-12);
		assertEquals(0, s.infinite());
	}

	@Test
	void theIntervalMatchesTheNormalOneOnAManyCaseSample() {
		final Random random = new Random(2);
		final double[] values = random.doubles(400).map(d -> random.nextGaussian() * 3 + 10).toArray();
		final Summary s = Summary.of(values, 7);
		assertEquals(s.mean() - 1.96 * s.sd() / 20, s.low(), 0.05);
		assertEquals(s.mean() + 1.96 * s.sd() / 20, s.high(), 0.05);
	}

	@Test
	void theSeedDecidesTheInterval() {
		final double[] values = new Random(2).doubles(20).toArray();
		assertEquals(Summary.of(values, 3), Summary.of(values, 3));
		assertNotEquals(Summary.of(values, 3).low(), Summary.of(values, 4).low());
	}

	@Test
	void aSingleCaseHasNoSpread() {
		final Summary s = Summary.of(new double[] { 3 }, 1);
		assertEquals(new Summary(1, 0, 3, 0, 3, 3, 3), s);
	}

	@Test
	void infiniteValuesAreNotLeftOut() {
		final Summary s = Summary.of(new double[] { 1, 2, INFINITY }, 1);
		assertEquals(1, s.infinite());
		assertEquals(INFINITY, s.mean());
		assertEquals(INFINITY, s.sd());
		assertEquals(2, s.median());
		assertEquals(INFINITY, s.high());
		assertTrue(s.low() < 3);
	}

	@Test
	void nothingAndNaNAreErrors() {
		assertThrows(ScoreException.class, () -> Summary.of(new double[0], 1));
		assertThrows(ScoreException.class, () -> Summary.of(new double[] { 1, Double.NaN }, 1));
	}

	@Test
	void percentilesInterpolateLinearlyAndBearInfinity() {
		final double[] sorted = { 1, 2, 4, INFINITY, INFINITY };
		assertEquals(1.5, Percentile.of(sorted, 12.5), 1e-12);
		assertEquals(4, Percentile.of(sorted, 50), 1e-12);
		assertEquals(INFINITY, Percentile.of(sorted, 60));
		assertEquals(INFINITY, Percentile.of(sorted, 90));
		assertEquals(5, Percentile.of(new double[] { 5 }, 95));
	}
}
