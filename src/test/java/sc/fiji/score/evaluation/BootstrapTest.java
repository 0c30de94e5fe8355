package sc.fiji.score.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class BootstrapTest {

	private static final double[] VALUES = { 1, 4, 2, 8, 5, 7, 3 };

	private static double mean(final int[] drawn) {
		double sum = 0;
		for (final int i : drawn)
			sum += VALUES[i];
		return sum / drawn.length;
	}

	@Test
	void meansHaveTheIntervalOfTheSummary() {
		final Summary s = Summary.of(VALUES, 7);
		final Bootstrap.Interval i = Bootstrap.of(VALUES.length, BootstrapTest::mean, 7);
		assertEquals(s.mean(), i.value(), 1e-12);
		assertEquals(s.low(), i.low(), 1e-12);
		assertEquals(s.high(), i.high(), 1e-12);
	}

	@Test
	void undefinedResamplesAreLeftOut() {
		final Bootstrap.Interval i = Bootstrap.of(VALUES.length, drawn -> mean(drawn) < 3 ? Double.NaN : mean(drawn), 7);
		assertTrue(i.low() >= 3);
		assertTrue(Double.isNaN(Bootstrap.of(3, drawn -> drawn[0] == 0 && drawn[1] == 1 ? 1 : Double.NaN, 1).low()));
	}
}
