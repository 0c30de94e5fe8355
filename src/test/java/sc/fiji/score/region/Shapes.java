package sc.fiji.score.region;

import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Mask;

/** Masks for the tests of this package. */
final class Shapes {

	private Shapes() {}

	interface Inside {

		boolean test(double[] world);
	}

	/** Voxels whose world position passes the test. */
	static Mask mask(final Geometry g, final Inside inside) {
		final byte[] m = new byte[g.arrayLength()];
		for (int z = 0, i = 0; z < g.nz(); z++)
			for (int y = 0; y < g.ny(); y++)
				for (int x = 0; x < g.nx(); x++, i++)
					if (inside.test(g.toWorld(x, y, z))) m[i] = 1;
		return new Mask(m, g);
	}

	/** A rod along z, radius 6 mm, from 5 to 55 mm, on a grid of 1 x 1 x 2 mm. */
	static Mask rod() {
		return mask(Geometry.of(40, 40, 30, 1, 1, 2), p -> square(p[0] - 20) + square(p[1] - 20) <= 36 && p[2] >= 5 &&
			p[2] <= 55);
	}

	static double square(final double a) {
		return a * a;
	}
}
