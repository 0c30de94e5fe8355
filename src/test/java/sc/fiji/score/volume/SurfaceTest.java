package sc.fiji.score.volume;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SurfaceTest {

	@ParameterizedTest
	@ValueSource(doubles = { 0.3, 0.8, 0.95, 1 })
	void isTheMaskMinusItsErosionWithBackgroundOutside(final double share) {
		final Geometry g = Geometry.of(7, 6, 5, 1, 2, 3);
		final Mask m = RandomMasks.mask(3, g, share);
		final byte[] surface = Surface.of(m);
		for (int z = 0; z < 5; z++)
			for (int y = 0; y < 6; y++)
				for (int x = 0; x < 7; x++) {
					final boolean eroded = at(m, x, y, z) && at(m, x - 1, y, z) && at(m, x + 1, y, z) && at(m, x, y - 1, z) && at(m,
						x, y + 1, z) && at(m, x, y, z - 1) && at(m, x, y, z + 1);
					assertEquals(at(m, x, y, z) && !eroded, surface[g.index(x, y, z)] == 1);
				}
	}

	private static boolean at(final Mask m, final int x, final int y, final int z) {
		return x >= 0 && y >= 0 && z >= 0 && x < 7 && y < 6 && z < 5 && m.get(x, y, z);
	}

	@Test
	void aBoxLooksAtNeighboursOutsideOfIt() {
		final Geometry g = Geometry.of(9, 9, 9, 1, 1, 1);
		final Mask m = RandomMasks.mask(5, g, 0.9);
		final Box b = new Box(2, 3, 1, 5, 4, 6);
		assertArrayEquals(new Mask(Surface.of(m), g).crop(b).voxels(), Surface.of(m, b));
	}

	@Test
	void aFlatImageHasTheSurfaceOfA2DImage() {
		final byte[] m = new byte[25];
		Arrays.fill(m, (byte) 1);
		int count = 0;
		for (final byte s : Surface.of(new Mask(m, Geometry.of(5, 5, 1, 1, 1, 1))))
			count += s;
		assertEquals(16, count);
	}
}
