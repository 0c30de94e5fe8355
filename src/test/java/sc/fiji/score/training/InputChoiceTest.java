package sc.fiji.score.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.network.InputSpec;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.StoredOtherwise;

class InputChoiceTest {

	@Test
	void theMedianVoxelAndAMarginOfEightVoxels() {
		final InputSpec spec = InputChoice.of(List.of(Geometry.of(9, 9, 9, 1, 2, 4), Geometry.of(9, 9, 9, 0.5, 0.5, 9),
			Geometry.of(9, 9, 9, 30, 1, 2)));
		assertArrayEquals(new double[] { 1, 1, 4 }, spec.spacing(), 1e-12);
		assertEquals(8 * Math.cbrt(4), spec.margin(), 1e-12);
	}

	@Test
	void axesAreComparedByTheirDirectionNotByTheirPlaceInTheFile() {
		final Geometry plain = Geometry.of(5, 6, 7, 1, 2, 4);
		final Geometry stored = new StoredOtherwise(plain, new int[] { 2, 0, 1 }, 5).geometry();
		assertArrayEquals(new double[] { 1, 2, 4 }, InputChoice.of(List.of(stored, stored, plain)).spacing(), 1e-12);
	}

	@Test
	void noCaseIsAnError() {
		assertTrue(assertThrows(ScoreException.class, () -> InputChoice.of(List.of())).getMessage().contains("no case"));
	}
}
