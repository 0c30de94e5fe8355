package sc.fiji.score.ui.scoring;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import sc.fiji.score.volume.FormatHeader;
import sc.fiji.score.volume.Geometry;

class ViewPlaneTest {

	private static final FormatHeader HEADER = new FormatHeader() {};

	/** Voxel axes: x to the back (P), y to the head (S), z to the right (R), of 1, 2 and 3 mm. */
	private static Geometry turned() {
		return new Geometry(4, 5, 6, new double[] { 0, 0, 3, 0, -1, 0, 0, 0, 0, 2, 0, 0 }, "mm", HEADER);
	}

	@Test
	void anatomicalPlanesWhereThePositionIsKnown() {
		final ViewPlane axial = new ViewPlane(turned(), ViewPlane.Kind.AXIAL);
		assertEquals("Axial", axial.title());
		assertEquals(1, axial.through());
		assertEquals(6, axial.columns());
		assertEquals(4, axial.rows());
		assertEquals(5, axial.slices());
		assertEquals(3, axial.width());
		assertEquals(1, axial.height());
		assertEquals(2, axial.depth());
		assertArrayEquals(new String[] { "R", "L", "A", "P" }, axial.letters());
		// The patient's right is at the largest z and on the left of the view; the front is at x 0 and at the top.
		assertArrayEquals(new int[] { 0, 2, 5 }, axial.voxel(0, 0, 2));
		assertEquals(5, axial.column(new int[] { 1, 2, 0 }));
		assertEquals(1, axial.row(new int[] { 1, 2, 0 }));
	}

	@Test
	void headIsUpInCoronalAndSagittalPlanes() {
		final ViewPlane coronal = new ViewPlane(turned(), ViewPlane.Kind.CORONAL);
		assertArrayEquals(new String[] { "R", "L", "S", "I" }, coronal.letters());
		assertArrayEquals(new int[] { 3, 4, 5 }, coronal.voxel(0, 0, 3));
		final ViewPlane sagittal = new ViewPlane(turned(), ViewPlane.Kind.SAGITTAL);
		assertArrayEquals(new String[] { "A", "P", "S", "I" }, sagittal.letters());
		assertArrayEquals(new int[] { 0, 4, 1 }, sagittal.voxel(0, 0, 1));
	}

	@Test
	void asStoredWhereThePositionIsNotKnown() {
		final ViewPlane plane = new ViewPlane(Geometry.of(4, 5, 6, 1, 1, 2), ViewPlane.Kind.CORONAL);
		assertEquals("xz", plane.title());
		assertArrayEquals(new String[] { "", "", "", "" }, plane.letters());
		assertArrayEquals(new int[] { 1, 3, 2 }, plane.voxel(1, 2, 3));
	}

	@Test
	void stepsLeadFromVoxelToVoxel() {
		final Geometry g = turned();
		for (final ViewPlane.Kind kind : ViewPlane.Kind.values()) {
			final ViewPlane p = new ViewPlane(g, kind);
			for (int c = 0; c < p.columns(); c++)
				for (int r = 0; r < p.rows(); r++) {
					final int[] v = p.voxel(c, r, 1);
					assertEquals(g.index(v[0], v[1], v[2]), p.first(1) + c * p.columnStep() + r * p.rowStep());
				}
		}
	}
}
