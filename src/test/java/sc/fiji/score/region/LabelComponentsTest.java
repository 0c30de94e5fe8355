package sc.fiji.score.region;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.Volume;

class LabelComponentsTest {

	private static final Geometry GRID = Geometry.of(20, 6, 6, 1, 1, 1);
	private static final Mask BAR = Shapes.mask(GRID, p -> p[0] >= 3 && p[0] <= 16 && p[1] >= 2 && p[1] <= 3 && p[2] >= 2 &&
		p[2] <= 3);

	private static RegionMap map(final float[] labels) {
		return Partitioner.fromLabels(BAR, Volume.of(labels, GRID), 2);
	}

	@Test
	void eachConnectedPieceIsARegionNumberedByLabel() {
		final float[] labels = new float[GRID.arrayLength()];
		labels[GRID.index(4, 2, 2)] = 7;
		labels[GRID.index(5, 3, 3)] = 7; // touches the first at a corner
		labels[GRID.index(15, 2, 2)] = 7;
		labels[GRID.index(10, 2, 2)] = 3;
		final RegionMap map = map(labels);
		assertEquals(3, map.count());
		assertEquals(1, map.at(GRID.index(10, 3, 3)));
		assertEquals(2, map.at(GRID.index(4, 2, 2)));
		assertEquals(2, map.at(GRID.index(5, 3, 3)));
		assertEquals(3, map.at(GRID.index(15, 2, 2)));
		assertEquals(PartitionParameters.Method.LABELS, map.parameters().method());
		assertEquals(2, map.parameters().distance());
	}

	@Test
	void voxelsWithoutALabelGetTheNearestPiece() {
		final float[] labels = new float[GRID.arrayLength()];
		labels[GRID.index(4, 2, 2)] = 1;
		labels[GRID.index(14, 2, 2)] = 2;
		final RegionMap map = map(labels);
		assertEquals(1, map.at(GRID.index(8, 3, 3)));
		assertEquals(2, map.at(GRID.index(10, 3, 3)));
		assertEquals(1, map.at(GRID.index(1, 2, 2)), "outside the mask, within reach");
		assertEquals(0, map.at(GRID.index(0, 2, 2)), "beyond the reach");
	}

	@Test
	void piecesBeyondTheReachAreLeftOut() {
		final float[] labels = new float[GRID.arrayLength()];
		labels[GRID.index(8, 2, 2)] = 1;
		labels[GRID.index(19, 5, 5)] = 2;
		assertEquals(1, map(labels).count());
	}

	@Test
	void noLabelsAndNoWholeNumbersAreErrors() {
		final float[] labels = new float[GRID.arrayLength()];
		assertTrue(assertThrows(ScoreException.class, () -> map(labels)).getMessage().contains("0"));
		for (final float bad : new float[] { 0.5f, -1, Float.NaN, Float.POSITIVE_INFINITY }) {
			labels[GRID.index(8, 2, 2)] = bad;
			assertTrue(assertThrows(ScoreException.class, () -> map(labels)).getMessage().contains("whole numbers"));
		}
	}
}
