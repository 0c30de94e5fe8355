package sc.fiji.score.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CalibrationVerdictTest {

	private static CalibrationReport report(final double difference, final double withinOne, final double sameLabel,
		final int exchanged)
	{
		final int[][] labels = new int[4][4];
		labels[0][1] = exchanged;
		return new CalibrationReport("expert Eva", "Ann", 24, of(difference), of(0.5), of(withinOne), of(0.5), of(sameLabel),
			labels);
	}

	private static Estimate of(final double value) {
		return new Estimate(value, Double.NaN, Double.NaN, Double.NaN);
	}

	@Test
	void withinTheLimitsARaterIsReady() {
		assertTrue(CalibrationVerdict.of(report(-0.5, 0.9, 0.7, 0)).ready());
		assertTrue(CalibrationVerdict.of(report(0, 1, Double.NaN, 0)).ready(), "labels that were not given say nothing");
	}

	@Test
	void everyLimitHasItsSentence() {
		assertEquals("Your scores are on average 0.6 levels higher than the expert's: you are too lenient.", only(report(0.6,
			1, 1, 0)));
		assertTrue(only(report(-0.6, 1, 1, 0)).contains("too strict"));
		assertEquals("11 % of your scores are two levels or more from the expert's.", only(report(0, 0.89, 1, 0)));
		assertEquals("Only 69 % of your labels are the expert's.", only(report(0, 1, 0.69, 0)));
		assertTrue(only(report(0, 1, 1, 1)).contains("in 1 region:"));
	}

	private static String only(final CalibrationReport report) {
		final CalibrationVerdict verdict = CalibrationVerdict.of(report);
		assertFalse(verdict.ready());
		assertEquals(1, verdict.findings().size(), verdict.text());
		assertTrue(verdict.text().contains("repeat the calibration"));
		return verdict.findings().get(0);
	}
}
