package sc.fiji.score.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

import sc.fiji.score.common.ScoreException;

class HolmCorrectionTest {

	/** statsmodels 0.15, {@code multipletests(p, method='holm')}, gives the same. */
	@Test
	void adjustsInTheOrderOfTheArgument() {
		assertArrayEquals(new double[] { 0.05, 0.12, 0.12, 0.03, 1, 1 }, HolmCorrection.adjust(0.01, 0.04, 0.03, 0.005, 0.5,
			0.8), 1e-12);
	}

	@Test
	void oneTestStaysAsItIs() {
		assertArrayEquals(new double[] { 0.04 }, HolmCorrection.adjust(0.04), 1e-15);
		assertArrayEquals(new double[0], HolmCorrection.adjust());
	}

	@Test
	void onlyProbabilities() {
		assertThrows(ScoreException.class, () -> HolmCorrection.adjust(0.5, 1.5));
		assertThrows(ScoreException.class, () -> HolmCorrection.adjust(Double.NaN));
	}
}
