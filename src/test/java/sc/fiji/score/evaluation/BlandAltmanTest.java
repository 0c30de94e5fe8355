package sc.fiji.score.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

import sc.fiji.score.common.ScoreException;

class BlandAltmanTest {

	/** Peak flow by two meters, l/min: Bland and Altman, Lancet 1986, table 1. */
	private static final double[] LARGE = { 494, 395, 516, 434, 476, 557, 413, 442, 650, 433, 417, 656, 267, 478, 178, 423,
		427 }, MINI = { 512, 430, 520, 428, 500, 600, 364, 380, 658, 445, 432, 626, 260, 477, 259, 350, 451 };

	@Test
	void thePaperAndSciPyAgree() {
		final BlandAltman b = BlandAltman.of(LARGE, MINI);
		assertEquals(17, b.count());
		assertEquals(-2.1, b.bias().value(), 0.05); // as printed
		assertEquals(38.8, b.sd(), 0.05);
		assertEquals(-22.0, b.bias().low(), 0.05);
		assertEquals(17.8, b.bias().high(), 0.05);
		assertEquals(-78.09590546711173, b.lower().value(), 1e-9);
		assertEquals(-112.85155313931088, b.lower().low(), 1e-6); // by scipy.stats.t
		assertEquals(-43.34025779491259, b.lower().high(), 1e-6);
		assertEquals(73.86061134946466, b.upper().value(), 1e-9);
		assertEquals(108.61625902166381, b.upper().high(), 1e-6);
	}

	@Test
	void needsPairsOfFiniteValues() {
		assertThrows(ScoreException.class, () -> BlandAltman.of(new double[1], new double[1]));
		assertThrows(ScoreException.class, () -> BlandAltman.of(new double[3], new double[2]));
		assertThrows(ScoreException.class, () -> BlandAltman.of(new double[] { 1, Double.NaN }, new double[2]));
	}
}
