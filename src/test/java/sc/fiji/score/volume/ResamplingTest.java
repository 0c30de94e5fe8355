package sc.fiji.score.volume;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;

import org.junit.jupiter.api.Test;

class ResamplingTest {

	/** Axes turned and one of them tilted (a CT with a tilted gantry). */
	private static final Geometry TILTED = new Geometry(12, 11, 10, new double[] { 0, -0.9, 0.2, 30, 0.8, 0, 0.1, -7, 0, 0.1,
		2, 12 }, "mm", null);

	private static float[] linearField(final Geometry g) {
		final float[] v = new float[g.arrayLength()];
		for (int z = 0, i = 0; z < g.nz(); z++)
			for (int y = 0; y < g.ny(); y++)
				for (int x = 0; x < g.nx(); x++, i++)
					v[i] = field(g.toWorld(x, y, z));
		return v;
	}

	private static float field(final double[] w) {
		return (float) (3 * w[0] - 2 * w[1] + 0.5 * w[2] + 4);
	}

	@Test
	void aLinearFieldIsReproducedAtOtherSpacings() {
		for (final Geometry from : new Geometry[] { Geometry.of(12, 11, 10, 1, 1, 2), TILTED }) {
			final double[] s = from.spacing();
			for (final Geometry to : new Geometry[] { from.withSpacing(s[0] / 2, s[1] / 1.5, s[2] / 3), from.withSpacing(2 *
				s[0], s[1], 1.7 * s[2]) })
			{
				final float[] out = Resampling.linear(linearField(from), from, to);
				for (int z = 0, i = 0; z < to.nz(); z++)
					for (int y = 0; y < to.ny(); y++)
						for (int x = 0; x < to.nx(); x++, i++) {
							final double[] w = to.toWorld(x, y, z), p = from.toVoxel(w[0], w[1], w[2]);
							// Outside the outermost centres the border voxel is repeated.
							for (int a = 0; a < 3; a++)
								p[a] = Math.max(0, Math.min(from.dimensions()[a] - 1, p[a]));
							assertEquals(field(from.toWorld(p[0], p[1], p[2])), out[i], 1e-3);
						}
			}
		}
	}

	@Test
	void aCropCopiesValuesExactly() {
		final Random random = new Random(2);
		final float[] v = new float[TILTED.arrayLength()];
		for (int i = 0; i < v.length; i++)
			v[i] = random.nextFloat();
		final Box b = new Box(3, 2, 5, 6, 7, 4);
		assertArrayEquals(Volume.of(v, TILTED).floats(b), Resampling.linear(v, TILTED, TILTED.crop(b)));
		assertArrayEquals(v, Resampling.linear(v, TILTED, TILTED));
	}

	@Test
	void turnedGridsAreRefused() {
		final Geometry a = Geometry.of(5, 5, 5, 1, 1, 1);
		final Geometry turned = new Geometry(5, 5, 5, new double[] { 0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0 }, "mm", null);
		assertThrows(IllegalArgumentException.class, () -> Resampling.linear(new float[125], a, turned));
	}
}
