package sc.fiji.score.volume;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DistanceTransformTest {

	@ParameterizedTest
	@CsvSource({ "1,13,11,9,1,1,1,0.02", "2,13,11,9,0.5,0.75,2.5,0.02", "3,1,20,14,3,0.3,1.7,0.1", "4,17,1,1,1,2,3,0.2",
		"5,8,9,10,0.976,0.976,5,0.5", "6,8,9,10,1,2,4,0.98" })
	void agreesWithBruteForce(final long seed, final int nx, final int ny, final int nz, final double sx,
		final double sy, final double sz, final double share)
	{
		final int[] n = { nx, ny, nz };
		final double[] s = { sx, sy, sz };
		final byte[] m = RandomMasks.voxels(seed, nx * ny * nz, share);
		m[m.length / 2] = 1;
		m[m.length / 3] = 0;
		final byte[] before = m.clone();
		for (int target = 0; target <= 1; target++) {
			final float[] d = DistanceTransform.to(m, target, n, s);
			for (int i = 0; i < m.length; i++) {
				double least = Double.POSITIVE_INFINITY;
				for (int j = 0; j < m.length; j++)
					if (m[j] == target) least = Math.min(least, RandomMasks.distance(i, j, n, s));
				assertEquals(least, d[i], 1e-5 * (1 + least), "voxel " + i + " to " + target);
			}
		}
		assertArrayEquals(before, m);
	}

	@Test
	void withoutATargetAllIsInfinite() {
		for (final float d : DistanceTransform.to(new byte[27], 1, new int[] { 3, 3, 3 }, new double[] { 1, 1, 1 }))
			assertEquals(Float.POSITIVE_INFINITY, d);
	}

	@Test
	void signedDistanceIsPositiveInsideAndSymmetricAtTheBoundary() {
		final Geometry g = Geometry.of(20, 5, 5, 1, 2, 2);
		final byte[] m = new byte[500];
		for (int i = 0; i < 500; i++)
			m[i] = (byte) (i % 20 < 10 ? 1 : 0);
		final float[] d = DistanceTransform.signed(new Mask(m, g));
		for (int x = 0; x < 20; x++)
			assertEquals(9.5 - x, d[g.index(x, 2, 2)], 1e-6);
	}

	@Test
	void signedDistanceOfEmptyAndFullMasksIsInfinite() {
		final Geometry g = Geometry.of(3, 3, 3, 1, 1, 1);
		final byte[] m = new byte[27];
		assertTrue(all(DistanceTransform.signed(new Mask(m, g)), Float.NEGATIVE_INFINITY));
		Arrays.fill(m, (byte) 1);
		assertTrue(all(DistanceTransform.signed(new Mask(m, g)), Float.POSITIVE_INFINITY));
	}

	private static boolean all(final float[] values, final float expected) {
		for (final float v : values)
			if (v != expected) return false;
		return true;
	}
}
