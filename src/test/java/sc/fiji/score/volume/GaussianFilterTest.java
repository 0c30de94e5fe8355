package sc.fiji.score.volume;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;

class GaussianFilterTest {

	private static final int[] N = { 25, 21, 17 };
	private static final double[] SPACING = { 0.5, 1, 2 };

	@Test
	void anImpulseBecomesAGaussianInMillimetres() {
		final float[] v = new float[25 * 21 * 17];
		final int centre = (8 * 21 + 10) * 25 + 12;
		v[centre] = 1;
		final float[] s = GaussianFilter.smooth(v, N, SPACING, 1.5);
		double sum = 0;
		final double[] variance = new double[3];
		for (int i = 0; i < s.length; i++) {
			sum += s[i];
			final double[] d = { (i % 25 - 12) * 0.5, i / 25 % 21 - 10, (i / 525 - 8) * 2.0 };
			for (int a = 0; a < 3; a++)
				variance[a] += s[i] * d[a] * d[a];
		}
		assertEquals(1, sum, 1e-4);
		for (int a = 0; a < 3; a++)
			assertEquals(1.5, Math.sqrt(variance[a]), 0.05, "axis " + a);
		assertEquals(s[centre - 3], s[centre + 3], 1e-9);
	}

	@Test
	void aConstantStaysUpToTheBorderAndTheInputIsKept() {
		final float[] v = new float[25 * 21 * 17];
		Arrays.fill(v, 7);
		final float[] before = v.clone();
		assertArrayEquals(before, GaussianFilter.smooth(v, N, SPACING, 2), 1e-4f);
		assertArrayEquals(before, v);
	}

	@Test
	void agreesWithADirectSumAlongOneAxis() {
		final Random random = new Random(1);
		final float[] v = new float[40];
		for (int i = 0; i < 40; i++)
			v[i] = random.nextFloat();
		final float[] s = GaussianFilter.smooth(v, new int[] { 1, 40, 1 }, new double[] { 1, 0.8, 1 }, 1.2);
		for (int i = 0; i < 40; i++) {
			double sum = 0, weights = 0;
			for (int k = -5; k <= 5; k++) {
				final double w = Math.exp(-0.5 * k * k / (1.5 * 1.5));
				sum += w * v[Math.max(0, Math.min(39, i + k))];
				weights += w;
			}
			assertEquals(sum / weights, s[i], 1e-5);
		}
	}

	@Test
	void aWidthOfZeroCopies() {
		final float[] v = { 1, 2, 3, 4, 5, 6, 7, 8 };
		assertArrayEquals(v, GaussianFilter.smooth(v, new int[] { 2, 2, 2 }, new double[] { 1, 1, 1 }, 0));
	}

	/** What does not count does not pull the mean: a constant stays what it is beside voxels that are left out. */
	@Test
	void valuesThatDoNotCountDoNotPull() {
		final int[] n = { 8, 6, 5 };
		final float[] values = new float[240], weight = new float[240];
		for (int i = 0; i < 240; i++)
			if (i % 8 < 3) {
				values[i] = 2;
				weight[i] = 1;
			}
		final float[] out = GaussianFilter.smooth(values, weight, n, new double[] { 1, 1, 2 }, 1.5);
		for (int i = 0; i < 240; i++)
			if (weight[i] != 0) assertEquals(2, out[i], 1e-5);
	}
}
