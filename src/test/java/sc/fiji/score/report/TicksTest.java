package sc.fiji.score.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TicksTest {

	@ParameterizedTest
	@CsvSource({ "0.05,1.22,0.0,1.4", "0,590,0,600", "0.781,0.868,0.78,0.88", "-3,4,-3,4", "0.0002,0.002,0.0000,0.0020" })
	void encloseTheRangeWithRoundNumbers(final double low, final double high, final String first, final String last) {
		final Ticks t = Ticks.around(low, high, 7);
		assertTrue(t.first() <= low + 1e-12 && t.last() >= high - 1e-12);
		assertTrue(t.count() >= 2 && t.count() <= 10, "" + t.count());
		assertEquals(first, t.text(0));
		assertEquals(last, t.text(t.count() - 1));
	}

	@Test
	void aSingleValueGetsRoomAround() {
		for (final double v : new double[] { 0, 3, -0.5, 1e-8, 1e9 }) {
			final Ticks t = Ticks.around(v, v, 7);
			assertTrue(t.first() < v && v < t.last(), "" + v);
		}
	}
}
