package sc.fiji.score.volume;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class BoxTest {

	private static final Geometry GRID = Geometry.of(20, 20, 20, 1, 0.5, 3);

	@Test
	void growsInMillimetresAndIsCutToTheGrid() {
		assertEquals(new Box(3, 1, 7, 8, 14, 5), new Box(5, 5, 8, 4, 6, 3).grow(2, GRID));
		assertEquals(new Box(0, 0, 18, 3, 20, 2), new Box(0, 1, 19, 1, 18, 1).grow(2, GRID));
	}

	@Test
	void aMarginBeyondAllBoundsGivesTheWholeGrid() {
		assertEquals(GRID.box(), new Box(5, 5, 8, 4, 6, 3).grow(1e12, GRID));
	}

	@Test
	void sizesAreNotNegativeAndVoxelsDoNotOverflow() {
		assertThrows(IllegalArgumentException.class, () -> new Box(0, 0, 0, -1, 1, 1));
		assertEquals(1L << 40, new Box(0, 0, 0, 1 << 20, 1 << 20, 1).voxels());
	}
}
