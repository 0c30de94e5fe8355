package sc.fiji.score.volume;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.imglib2.img.array.ArrayImgs;

import org.junit.jupiter.api.Test;

class VolumeTest {

	private static final Geometry GRID = Geometry.of(4, 3, 2, 1, 2, 3);

	@Test
	void outsideItsBoxAPaddedVolumeIsZero() {
		final Geometry g = Geometry.of(5, 4, 3, 1, 1, 1);
		final Volume v = Volume.padded(new float[] { 1, 2, 3, 4 }, new Box(2, 1, 1, 2, 1, 2), g);
		final float[] expected = new float[g.arrayLength()];
		expected[g.index(2, 1, 1)] = 1;
		expected[g.index(3, 1, 1)] = 2;
		expected[g.index(2, 1, 2)] = 3;
		expected[g.index(3, 1, 2)] = 4;
		assertArrayEquals(expected, v.floats());
		assertEquals(3, v.get(2, 1, 2));
		assertThrows(IllegalArgumentException.class, () -> Volume.padded(new float[3], new Box(2, 1, 1, 2, 1, 2), g));
		assertThrows(IllegalArgumentException.class, () -> Volume.padded(new float[4], new Box(4, 1, 1, 2, 1, 2), g));
	}

	@Test
	void valuesComeInTheOrderOfTheMemory() {
		final float[] v = new float[24];
		for (int i = 0; i < 24; i++)
			v[i] = i;
		final Volume volume = Volume.of(v, GRID);
		assertEquals(23, volume.get(3, 2, 1));
		assertArrayEquals(v, volume.floats());
		assertArrayEquals(new float[] { 5, 6, 9, 10, 17, 18, 21, 22 }, volume.floats(new Box(1, 1, 0, 2, 2, 2)));
		final Volume crop = volume.crop(new Box(1, 1, 1, 2, 2, 1));
		assertArrayEquals(new float[] { 17, 18, 21, 22 }, crop.floats());
		assertTrue(crop.geometry().sameGrid(GRID.crop(new Box(1, 1, 1, 2, 2, 1))));
	}

	@Test
	void integersKeepTheirSignAndType() {
		final short[] s = new short[24];
		s[0] = -5;
		final byte[] b = new byte[24];
		b[0] = -1;
		assertEquals(-5, Volume.ofShorts(s, GRID).get(0, 0, 0));
		assertEquals(65531, Volume.ofUnsignedShorts(s, GRID).get(0, 0, 0));
		assertEquals(255, Volume.ofUnsignedBytes(b, GRID).get(0, 0, 0));
		assertEquals(DataType.INT16, Volume.ofShorts(s, GRID).type());
		assertEquals(2, DataType.INT16.bytes());
		assertTrue(DataType.FLOAT64.isFloating());
	}

	@Test
	void otherSizesAndBoxesOutsideAreRefused() {
		assertThrows(IllegalArgumentException.class, () -> Volume.of(new float[23], GRID));
		assertThrows(IllegalArgumentException.class, () -> new Volume(ArrayImgs.floats(4, 3), GRID, DataType.FLOAT32));
		assertThrows(IllegalArgumentException.class, () -> new Volume(ArrayImgs.floats(4, 2, 3), GRID, DataType.FLOAT32));
		final Volume v = Volume.of(new float[24], GRID);
		assertThrows(IllegalArgumentException.class, () -> v.floats(new Box(3, 0, 0, 2, 1, 1)));
		assertThrows(IllegalArgumentException.class, () -> v.floats(new Box(-1, 0, 0, 2, 1, 1)));
	}
}
