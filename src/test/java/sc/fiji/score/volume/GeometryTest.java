package sc.fiji.score.volume;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class GeometryTest {

	@Test
	void otherSpacingKeepsTheOuterEdges() {
		final Geometry g = Geometry.of(10, 10, 10, 1, 1, 2);
		final Geometry half = g.withSpacing(0.5, 1, 1);
		assertArrayEquals(new int[] { 20, 10, 20 }, half.dimensions());
		final double[] first = half.toWorld(-0.5, -0.5, -0.5), old = g.toWorld(-0.5, -0.5, -0.5);
		assertArrayEquals(old, first, 1e-12);
		assertEquals(0.5, half.voxelVolume(), 1e-12);
	}
}
