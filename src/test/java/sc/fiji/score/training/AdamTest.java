package sc.fiji.score.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class AdamTest {

	/** The first step of Adam has the size of the rate in each weight, whatever the gradient's size (but its sign). */
	@Test
	void firstStepIsTheRate() {
		final float[] w = { 1, 1, 1 };
		new Adam(3).update(w, new float[] { 0.5f, -0.01f, 0 }, 1, 0.1);
		assertArrayEquals(new float[] { 0.9f, 1.1f, 1 }, w, 1e-5f);
	}

	@Test
	void secondStepAgreesWithTheFormulas() {
		final float[] w = { 0 };
		final Adam adam = new Adam(1);
		adam.update(w, new float[] { 0.2f }, 1, 0.1);
		adam.update(w, new float[] { -0.4f }, 2, 0.1);
		final double m = (0.9 * 0.1 * 0.2 - 0.1 * 0.4) / (1 - 0.81);
		final double v = (0.999 * 0.001 * 0.04 + 0.001 * 0.16) / (1 - 0.999 * 0.999);
		assertEquals(-0.1 - 0.1 * m / Math.sqrt(v), w[0], 1e-6);
	}

	@Test
	void findsAMinimum() {
		final float[] w = { 3, -2 };
		final Adam adam = new Adam(2);
		for (int i = 1; i <= 2000; i++)
			adam.update(w, new float[] { 2 * (w[0] - 1), 8 * (w[1] + 1) }, i, 0.05 * (1 - i / 2001.0));
		assertArrayEquals(new float[] { 1, -1 }, w, 1e-3f);
	}
}
