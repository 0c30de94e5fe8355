package sc.fiji.score.volume;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalAxesTest {

	private static final int[][] ORDERS = { { 0, 1, 2 }, { 0, 2, 1 }, { 1, 0, 2 }, { 1, 2, 0 }, { 2, 0, 1 }, { 2, 1, 0 } };

	/** A grid whose file axis {@code order[c]} runs along world axis c, in the negative direction by a bit of flips. */
	private static Geometry stored(final int[] order, final int flips, final double tilt) {
		final double[] a = new double[12], spacing = { 0.8, 1.5, 3 };
		for (int c = 0; c < 3; c++) {
			a[4 * c + order[c]] = (flips >> c & 1) == 1 ? -spacing[c] : spacing[c];
			a[4 * ((c + 1) % 3) + order[c]] = tilt * spacing[c];
		}
		return new Geometry(5, 4, 3, a, "mm", null);
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0, 0.3, -0.3 })
	void everyStorageComesOutTowardsRightFrontAndHead(final double tilt) {
		for (final int[] order : ORDERS)
			for (int flips = 0; flips < 8; flips++) {
				final Geometry g = stored(order, flips, tilt);
				final CanonicalAxes axes = CanonicalAxes.of(g);
				assertArrayEquals(new double[] { 0.8, 1.5, 3 }, axes.order(stored(order, flips, 0).spacing()), 1e-12);
				assertArrayEquals(g.spacing(), axes.unorder(axes.order(g.spacing())), 1e-12);
				final int[] n = axes.order(g.dimensions()), index = axes.indices(g.dimensions());
				final int[] stride = { 1, n[0], n[0] * n[1] };
				for (int c = 0; c < 3; c++) {
					final double step = world(g, index[stride[c]])[c] - world(g, index[0])[c];
					assertTrue(step > 0, "one voxel further along canonical axis " + c + " is " + step + " mm");
				}
			}
	}

	private static double[] world(final Geometry g, final int i) {
		return g.toWorld(i % g.nx(), i / g.nx() % g.ny(), i / g.nx() / g.ny());
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 3, 5, 7 })
	void thereAndBackIsTheSame(final int flips) {
		final float[] values = new float[60];
		for (int i = 0; i < 60; i++)
			values[i] = i;
		for (final int[] order : ORDERS) {
			final Geometry g = stored(order, flips, 0.2);
			final CanonicalAxes axes = CanonicalAxes.of(g);
			final float[] canonical = axes.toCanonical(values, g.dimensions());
			assertEquals(axes.indices(g.dimensions())[7], canonical[7]);
			assertArrayEquals(values, axes.fromCanonical(canonical, g.dimensions()));
		}
	}
}
