package sc.fiji.score.volume;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import sc.fiji.score.common.ScoreException;

class MaskTest {

	private static final Geometry GRID = Geometry.of(6, 5, 4, 1, 2, 3);

	@Test
	void aLabelPicksItsStructureAndForegroundTakesAll() {
		final float[] labels = new float[120];
		labels[GRID.index(1, 2, 3)] = 69;
		labels[GRID.index(4, 1, 2)] = 70;
		final Volume v = Volume.of(labels, GRID);
		final Mask left = Mask.of(v, Structure.ofLabel(69));
		assertEquals(1, left.count());
		assertTrue(left.get(1, 2, 3));
		assertEquals(2, Mask.of(v, Structure.FOREGROUND).count());
		assertTrue(Mask.of(v, Structure.ofLabel(5)).isEmpty());
	}

	@Test
	void notANumberIsAnError() {
		final float[] labels = new float[120];
		labels[3] = Float.NaN;
		assertThrows(ScoreException.class, () -> Mask.of(Volume.of(labels, GRID), Structure.FOREGROUND));
	}

	@Test
	void commonVoxelsAreCounted() {
		final Geometry grid = Geometry.of(4, 1, 1, 1, 1, 1);
		final Mask a = new Mask(new byte[] { 1, 1, 0, 1 }, grid), b = new Mask(new byte[] { 0, 1, 1, 1 }, grid);
		assertEquals(2, a.countCommon(b));
		assertEquals(3, a.countCommon(a));
		final Mask elsewhere = new Mask(new byte[4], Geometry.of(2, 2, 1, 1, 1, 1));
		assertThrows(ScoreException.class, () -> a.countCommon(elsewhere));
	}

	@Test
	void theBoundingBoxIsTight() {
		final byte[] m = new byte[120];
		assertNull(new Mask(m, GRID).boundingBox());
		m[GRID.index(1, 2, 3)] = 1;
		assertEquals(new Box(1, 2, 3, 1, 1, 1), new Mask(m, GRID).boundingBox());
		m[GRID.index(4, 0, 1)] = 1;
		assertEquals(new Box(1, 0, 1, 4, 3, 3), new Mask(m, GRID).boundingBox());
		assertFalse(new Mask(m, GRID).isEmpty());
	}

	@Test
	void aCropHasTheBoxsVoxelsAndGrid() {
		final Mask m = RandomMasks.mask(1, GRID, 0.5);
		final Box b = new Box(2, 1, 1, 3, 4, 2);
		final Mask c = m.crop(b);
		for (int z = 0; z < 2; z++)
			for (int y = 0; y < 4; y++)
				for (int x = 0; x < 3; x++)
					assertEquals(m.get(2 + x, 1 + y, 1 + z), c.get(x, y, z));
		assertTrue(c.geometry().sameGrid(GRID.crop(b)));
		assertThrows(IllegalArgumentException.class, () -> m.crop(new Box(4, 0, 0, 3, 1, 1)));
	}

	@Test
	void asAVolumeItIsTheSameVoxels() {
		final Mask m = RandomMasks.mask(2, GRID, 0.5);
		assertEquals(DataType.UINT8, m.asVolume().type());
		assertArrayEquals(m.voxels(), Mask.of(m.asVolume(), Structure.FOREGROUND).voxels());
		assertThrows(IllegalArgumentException.class, () -> new Mask(new byte[5], GRID));
	}

	@Test
	void structuresHaveNames() {
		assertEquals("label_69", Structure.ofLabel(69).name());
		assertEquals("foreground", new Structure(0, " ").name());
		assertThrows(IllegalArgumentException.class, () -> Structure.ofLabel(-1));
	}
}
