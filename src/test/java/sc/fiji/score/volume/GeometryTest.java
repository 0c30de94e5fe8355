package sc.fiji.score.volume;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import sc.fiji.score.common.ScoreException;

class GeometryTest {

	private static final double[] OBLIQUE = { 0, -0.9, 0.2, 30, 0.8, 0, 0.1, -7, 0, 0.1, 2, 12 };

	@Test
	void otherSpacingKeepsTheOuterEdges() {
		final Geometry g = Geometry.of(10, 10, 10, 1, 1, 2);
		final Geometry half = g.withSpacing(0.5, 1, 1);
		assertArrayEquals(new int[] { 20, 10, 20 }, half.dimensions());
		final double[] first = half.toWorld(-0.5, -0.5, -0.5), old = g.toWorld(-0.5, -0.5, -0.5);
		assertArrayEquals(old, first, 1e-12);
		assertEquals(0.5, half.voxelVolume(), 1e-12);
	}

	@Test
	void spacingIsTheLengthOfTheColumns() {
		final Geometry g = new Geometry(3, 4, 5, OBLIQUE, null, null);
		assertArrayEquals(new double[] { 0.8, Math.hypot(0.9, 0.1), Math.sqrt(4.05) }, g.spacing(), 1e-12);
		assertEquals("mm", g.unit());
		assertEquals(60, g.voxels());
		assertEquals(59, g.index(2, 3, 4));
	}

	@Test
	void worldAndVoxelAreInverse() {
		final Geometry g = new Geometry(3, 4, 5, OBLIQUE, "mm", null);
		final double[] w = g.toWorld(1.25, -3, 7.5);
		assertArrayEquals(new double[] { 1.25, -3, 7.5 }, g.toVoxel(w[0], w[1], w[2]), 1e-12);
		assertArrayEquals(new double[] { 30, -7, 12 }, g.toWorld(0, 0, 0), 1e-12);
	}

	@Test
	void aCropStartsAtTheBoxAndTheWholeKeepsItsHeader() {
		final FormatHeader header = new FormatHeader() {};
		final Geometry g = new Geometry(9, 8, 7, OBLIQUE, "mm", header);
		final Geometry c = g.crop(new Box(2, 3, 1, 4, 4, 4));
		assertArrayEquals(g.toWorld(3, 5, 4), c.toWorld(1, 2, 3), 1e-12);
		assertNull(c.header());
		assertSame(header, g.crop(g.box()).header());
	}

	@Test
	void gridsAreTheSameUpToRoundingOnly() {
		final Geometry g = new Geometry(100, 80, 60, OBLIQUE, "mm", null);
		final double[] near = OBLIQUE.clone(), far = OBLIQUE.clone(), stretched = OBLIQUE.clone();
		near[3] += 0.03;
		far[3] += 0.1;
		stretched[4] *= 1.01;
		assertTrue(g.sameGrid(new Geometry(100, 80, 60, near, "mm", null)));
		assertFalse(g.sameGrid(new Geometry(100, 80, 60, far, "mm", null)));
		assertFalse(g.sameGrid(new Geometry(100, 80, 60, stretched, "mm", null)), "the far corner is a voxel away");
		assertFalse(g.sameGrid(new Geometry(100, 80, 61, OBLIQUE, "mm", null)));
	}

	@Test
	void anotherGridIsAnErrorThatNamesBoth() {
		final String message = assertThrows(ScoreException.class, () -> Geometry.of(2, 3, 4, 1, 1, 1).requireSameGrid(Geometry
			.of(2, 3, 5, 1, 1, 1), "a.nii", "b.nii")).getMessage();
		for (final String part : new String[] { "a.nii", "b.nii", "2 x 3 x 4", "2 x 3 x 5" })
			assertTrue(message.contains(part), message);
	}

	@Test
	void absurdHeadersAreErrors() {
		assertThrows(ScoreException.class, () -> Geometry.of(0, 1, 1, 1, 1, 1));
		assertThrows(ScoreException.class, () -> Geometry.of(1, -5, 1, 1, 1, 1));
		assertThrows(ScoreException.class, () -> Geometry.of(1, 1, 1, Double.NaN, 1, 1));
		assertThrows(ScoreException.class, () -> Geometry.of(1, 1, 1, 1, 0, 1));
		assertThrows(ScoreException.class, () -> new Geometry(1, 1, 1, new double[] { 1, 1, 0, 0, 1, 1, 0, 0, 0, 0, 1, 0 },
			"mm", null), "two axes alike");
		// 2^22 * 2^21 * 2^21 = 2^64, which is 0 in a long that wraps around.
		for (final int nx : new int[] { 1 << 22, Integer.MAX_VALUE }) {
			final Geometry g = Geometry.of(nx, 1 << 21, 1 << 21, 1, 1, 1);
			assertEquals(Long.MAX_VALUE, g.voxels());
			assertThrows(ScoreException.class, g::arrayLength);
		}
	}
}
