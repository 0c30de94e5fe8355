package sc.fiji.score.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import sc.fiji.score.volume.Box;
import sc.fiji.score.volume.Geometry;

class SlicePlaneTest {

	/** Where the world's (right, front, head) corner of the grid shows up: always at the top left. */
	private static void check(final Geometry g) {
		for (final SlicePlane.Kind kind : SlicePlane.Kind.values()) {
			final SlicePlane plane = new SlicePlane(g, kind);
			final Box slice = plane.slice(g.box(), 0);
			final int i = plane.index(slice, 0, 0);
			final int[] p = { i % slice.width(), i / slice.width() % slice.height(), i / (slice.width() * slice.height()) };
			final double[] here = g.toWorld(p[0], p[1], p[2]);
			for (int x = 0; x < slice.width(); x++)
				for (int y = 0; y < slice.height(); y++)
					for (int z = 0; z < slice.depth(); z++) {
						final double[] w = g.toWorld(slice.x() + x, slice.y() + y, slice.z() + z);
						assertEquals(true, w[kind.across] <= here[kind.across] + 1e-9 && w[kind.down] <= here[kind.down] + 1e-9,
							kind.title);
					}
		}
	}

	@Test
	void rightFrontAndHeadAreLeftAndUpForEveryOrientation() {
		check(Geometry.of(4, 5, 6, 1, 2, 3));
		check(new Geometry(4, 5, 6, new double[] { -1, 0, 0, 7, 0, -2, 0, 3, 0, 0, -3, 1 }, "mm", null));
		check(new Geometry(4, 5, 6, new double[] { 0, 0, 2, 0, -1, 0, 0, 0, 0, 1, 0, 0 }, "mm", null));
	}

	@Test
	void eachPlaneCutsAcrossItsAxis() {
		final Geometry g = new Geometry(4, 5, 6, new double[] { 0, 0, 2, 0, -1, 0, 0, 0, 0, 1, 0, 0 }, "mm", null);
		assertEquals(1, new SlicePlane(g, SlicePlane.Kind.AXIAL).through);
		assertEquals(0, new SlicePlane(g, SlicePlane.Kind.CORONAL).through);
		assertEquals(2, new SlicePlane(g, SlicePlane.Kind.SAGITTAL).through);
	}

	@Test
	void widensToASquareAsFarAsTheGridGoes() {
		final Geometry g = Geometry.of(40, 50, 60, 1, 1, 2);
		final SlicePlane coronal = new SlicePlane(g, SlicePlane.Kind.CORONAL);
		final Box wide = coronal.widened(new Box(15, 20, 20, 10, 10, 15));
		assertArrayEquals(new int[] { 30, 15 }, coronal.size(wide));
		assertEquals(new Box(0, 20, 0, 40, 10, 60), coronal.widened(new Box(15, 20, 0, 10, 10, 60)));
	}
}
