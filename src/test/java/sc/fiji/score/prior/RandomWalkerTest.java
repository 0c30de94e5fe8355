package sc.fiji.score.prior;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.junit.jupiter.api.Test;

import sc.fiji.score.common.RandomStream;

class RandomWalkerTest {

	private static final double[] CUBIC = { 1, 1, 1 };

	@Test
	void agreesWithADenseSolverOnAnAnisotropicGrid() {
		final int[] n = { 5, 4, 3 };
		final double[] spacing = { 1, 2, 0.7 };
		final RandomStream random = RandomStream.of(7, "walker");
		for (int trial = 0; trial < 5; trial++) {
			final float[] image = new float[60];
			final byte[] seeds = new byte[60];
			for (int i = 0; i < 60; i++) {
				image[i] = (float) random.nextDouble();
				final double u = random.nextDouble();
				seeds[i] = (byte) (u < 0.1 ? 1 : u < 0.2 ? -1 : 0);
			}
			seeds[3] = 1;
			seeds[50] = -1;
			assertArrayEquals(dense(image, seeds, n, spacing, 8), RandomWalker.probability(image, seeds, n, spacing, 8), 1e-5f);
		}
	}

	@Test
	void isALinearRampWhereTheImageIsConstant() {
		final byte[] seeds = { 1, 0, 0, 0, -1 };
		assertArrayEquals(new float[] { 1, .75f, .5f, .25f, 0 }, RandomWalker.probability(new float[5], seeds, new int[] {
			1, 5, 1 }, CUBIC, 100), 1e-5f);
	}

	@Test
	void stopsAtAnEdgeOfTheImage() {
		final float[] image = { 0, 0, 0, 0, 1, 1 };
		final byte[] seeds = { 1, 0, 0, 0, 0, -1 };
		final float[] p = RandomWalker.probability(image, seeds, new int[] { 6, 1, 1 }, CUBIC, 20);
		assertTrue(p[3] > 0.99 && p[4] < 0.01, p[3] + " and " + p[4]);
	}

	@Test
	void anUnsurmountableEdgeStillGivesAResult() {
		final float[] image = { 0, 0, 1000, 0, 0 };
		final byte[] seeds = { 1, 0, 0, 0, -1 };
		assertEquals(0.5, RandomWalker.probability(image, seeds, new int[] { 5, 1, 1 }, CUBIC, 100)[2], 1e-5);
	}

	@Test
	void needsSeeds() {
		assertThrows(IllegalArgumentException.class, () -> RandomWalker.probability(new float[8], new byte[8], new int[] { 2,
			2, 2 }, CUBIC, 1));
		assertThrows(IllegalArgumentException.class, () -> RandomWalker.probability(new float[8], new byte[7], new int[] { 2,
			2, 2 }, CUBIC, 1));
	}

	private static float[] dense(final float[] image, final byte[] seeds, final int[] n, final double[] h,
		final double beta)
	{
		final int size = image.length;
		final double[][] a = new double[size][size];
		final double[] b = new double[size];
		for (int i = 0; i < size; i++) {
			if (seeds[i] != 0) {
				a[i][i] = 1;
				b[i] = seeds[i] > 0 ? 1 : 0;
				continue;
			}
			for (int j = 0; j < size; j++) {
				final int[] d = { i % n[0] - j % n[0], i / n[0] % n[1] - j / n[0] % n[1], i / (n[0] * n[1]) - j / (n[0] * n[1]) };
				if (Math.abs(d[0]) + Math.abs(d[1]) + Math.abs(d[2]) != 1) continue;
				final double length = d[0] != 0 ? h[0] : d[1] != 0 ? h[1] : h[2];
				final double w = Math.exp(-beta * Math.pow(image[i] - image[j], 2)) / (length * length);
				a[i][i] += w;
				a[i][j] -= w;
			}
		}
		final double[] p = new LUDecomposition(new Array2DRowRealMatrix(a)).getSolver().solve(new ArrayRealVector(b))
			.toArray();
		final float[] out = new float[size];
		for (int i = 0; i < size; i++)
			out[i] = (float) p[i];
		return out;
	}
}
