package sc.fiji.score.volume;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestVoxelTest {

	@ParameterizedTest
	@CsvSource({ "1,13,11,9,1,1,1,0.02", "2,13,11,9,0.5,0.75,2.5,0.02", "3,1,20,14,3,0.3,1.7,0.1", "4,17,1,1,1,2,3,0.2",
		"5,9,9,11,0.1,0.976,5,0.01" })
	void isExactlyNearestByBruteForce(final long seed, final int nx, final int ny, final int nz, final double sx,
		final double sy, final double sz, final double share)
	{
		final int[] n = { nx, ny, nz };
		final double[] s = { sx, sy, sz };
		final byte[] m = RandomMasks.voxels(seed, nx * ny * nz, share);
		m[m.length / 2] = 1;
		final NearestVoxel nearest = NearestVoxel.of(m, n, s);
		for (int i = 0; i < m.length; i++) {
			double least = Double.POSITIVE_INFINITY;
			for (int j = 0; j < m.length; j++)
				if (m[j] != 0) least = Math.min(least, RandomMasks.distance(i, j, n, s));
			assertTrue(m[nearest.index(i)] != 0);
			assertEquals(least, nearest.distance(i), 1e-12 * (1 + least));
			assertEquals(RandomMasks.distance(i, nearest.index(i), n, s), nearest.distance(i), 1e-12 * (1 + least));
		}
	}

	@Test
	void anEmptySetHasNoNearest() {
		final NearestVoxel nearest = NearestVoxel.of(new byte[8], new int[] { 2, 2, 2 }, new double[] { 1, 1, 1 });
		assertEquals(-1, nearest.index(3));
		assertEquals(Double.POSITIVE_INFINITY, nearest.distance(3));
	}
}
