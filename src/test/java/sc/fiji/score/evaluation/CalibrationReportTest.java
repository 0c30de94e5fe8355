package sc.fiji.score.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.feedback.SpokenFeedback;

class CalibrationReportTest {

	private static CalibrationReport report(final String expert, final String rater) {
		return CalibrationReport.of(SpokenFeedback.of("c", "Eva", expert), SpokenFeedback.of("c", "Ann", rater));
	}

	@Test
	void tellsHowFarARaterIsOff() {
		final CalibrationReport r = report("5n 4o 3u 2m 1o -", "4n 3o 3u 2o 3u 5n");
		assertEquals(5, r.regions());
		assertEquals(0, r.difference().value(), 1e-12);
		assertEquals(0.4, r.exact().value());
		assertEquals(0.8, r.withinOne().value());
		assertEquals(CohenKappa.of(new int[] { 5, 4, 3, 2, 1 }, new int[] { 4, 3, 3, 2, 3 }, 5,
			CohenKappa.Weights.QUADRATIC), r.kappa());
		assertEquals(0.6, r.sameLabel().value());
		assertEquals(1, r.exchanged());
		assertArrayEquals(new int[][] { { 1, 1, 0, 0 }, { 0, 1, 0, 0 }, { 1, 0, 0, 0 }, { 0, 0, 0, 1 } }, r.labels());
	}

	/** Differences -1, -1, 0: mean -2/3, standard error 1/3, Student's t of two degrees of freedom 4.303. */
	@Test
	void theDifferenceHasASignAndAnInterval() {
		final CalibrationReport r = report("5n 4o 3u", "4n 3o 3u");
		assertEquals(-2 / 3.0, r.difference().value(), 1e-12);
		assertEquals(1 / 3.0, r.difference().standardError(), 1e-12);
		assertEquals(-2 / 3.0 - 4.30265 / 3, r.difference().low(), 1e-4);
		assertTrue(r.text().contains("Ann against expert Eva, 3 regions"), r.text());
		assertTrue(r.text().contains("0.67 levels lower than the expert's"), r.text());
		assertTrue(r.text().matches("(?s).*over +1 +0 +0 +0\nunder +0 +1 .*"), r.text());
	}

	@Test
	void sameScoresGiveNoKappaButAReport() {
		final String text = report("3o 3o", "3o 3o").text();
		assertTrue(text.contains("not defined") && text.contains("on average as the expert's"), text);
	}

	@Test
	void nothingInCommonIsAnError() {
		final String message = assertThrows(ScoreException.class, () -> report("5n -", "- 5n")).getMessage();
		assertTrue(message.contains("no scored region in common"), message);
	}
}
