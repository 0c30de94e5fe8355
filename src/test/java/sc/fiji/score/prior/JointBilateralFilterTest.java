package sc.fiji.score.prior;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;

import org.junit.jupiter.api.Test;

class JointBilateralFilterTest {

	private static final int[] N = { 6, 5, 4 };
	private static final int LENGTH = 6 * 5 * 4;

	@Test
	void constantStaysConstant() {
		final float[] values = new float[LENGTH], image = new float[LENGTH];
		java.util.Arrays.fill(values, 1.5f);
		final Random random = new Random(1);
		for (int i = 0; i < LENGTH; i++)
			image[i] = random.nextFloat();
		assertArrayEquals(values, JointBilateralFilter.smooth(values, image, N, 0.3), 1e-6f);
	}

	@Test
	void averagesWithinATissueAndNotAcrossItsEdge() {
		// Left and right half of the image differ; the values are noise of +-1 about 2 on the left, -2 on the right.
		final float[] values = new float[LENGTH], image = new float[LENGTH];
		final Random random = new Random(2);
		double before = 0, after = 0, across = 0;
		for (int i = 0; i < LENGTH; i++) {
			image[i] = i % 6 < 3 ? 0 : 5;
			values[i] = (i % 6 < 3 ? 2 : -2) + (random.nextBoolean() ? 1 : -1);
		}
		final float[] out = JointBilateralFilter.smooth(values, image, N, 0.3), plain = JointBilateralFilter.smooth(values,
			new float[LENGTH], N, 0.3);
		for (int i = 0; i < LENGTH; i++) {
			final double truth = i % 6 < 3 ? 2 : -2;
			before += Math.abs(values[i] - truth);
			after += Math.abs(out[i] - truth);
			across += Math.abs(plain[i] - truth);
		}
		assertTrue(after < 0.5 * before, before + " to " + after);
		assertTrue(across > 1.5 * after, "an image without the edge does not help: " + across);
	}

	@Test
	void weighsAsTheFormulaSays() {
		final int[] n = { 2, 1, 1 };
		final float[] out = JointBilateralFilter.smooth(new float[] { 1, 3 }, new float[] { 0, 0.4f }, n, 0.4);
		final double w = Math.exp(-1 / (2 * 0.8 * 0.8)) * Math.exp(-0.5);
		assertEquals((1 + 3 * w) / (1 + w), out[0], 1e-6);
		assertEquals((3 + w) / (1 + w), out[1], 1e-6);
	}

	@Test
	void farValuesAreClipped() {
		assertEquals(6, JointBilateralFilter.smooth(new float[] { 100 }, new float[1], new int[] { 1, 1, 1 }, 1)[0]);
		assertThrows(IllegalArgumentException.class, () -> JointBilateralFilter.smooth(new float[1], new float[1], N, 0));
	}
}
