package sc.fiji.score.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ProbabilityCalibrationTest {

	/** By hand: 4 voxels of .72 of which 2 are foreground, 1 of 1 that is, 5 of .1 of which 1 is. */
	@Test
	void errorAndBrierScoreByHand() {
		final ProbabilityCalibration c = new ProbabilityCalibration();
		for (int i = 0; i < 4; i++)
			c.add(0.72, i < 2);
		c.add(1, true);
		for (int i = 0; i < 5; i++)
			c.add(0.1, i < 1);
		assertEquals(10, c.count());
		assertEquals((4 * 0.22 + 0 + 5 * 0.1) / 10, c.expectedError(), 1e-12);
		assertEquals((2 * 0.28 * 0.28 + 2 * 0.72 * 0.72 + 0.9 * 0.9 + 4 * 0.1 * 0.1) / 10, c.brier(), 1e-12);
		final ProbabilityCalibration.Bin bin = c.bins().get(7);
		assertEquals(4, bin.count());
		assertEquals(0.72, bin.probability(), 1e-12);
		assertEquals(0.5, bin.observed());
		assertEquals(0.7, bin.low(), 1e-12);
		assertEquals(1, c.bins().get(9).count(), "the last bin includes 1");
		assertTrue(Double.isNaN(c.bins().get(3).observed()));
	}

	@Test
	void withoutVoxelsThereIsNoError() {
		assertTrue(Double.isNaN(new ProbabilityCalibration().expectedError()));
		assertThrows(IllegalArgumentException.class, () -> new ProbabilityCalibration().add(1.1, true));
	}
}
