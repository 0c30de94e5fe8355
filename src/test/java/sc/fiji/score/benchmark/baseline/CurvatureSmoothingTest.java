package sc.fiji.score.benchmark.baseline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import sc.fiji.score.common.RandomStream;

class CurvatureSmoothingTest {

	private static final int[] N = { 6, 5, 7 };
	private static final int[] ALL = IntStream.range(0, 6 * 5 * 7).toArray();

	/** By the definition: the largest of the least values, and the least of the largest, over the nine planes. */
	@Test
	void agreesWithTheOperatorsOfTheDefinition() {
		final CurvatureSmoothing smoothing = new CurvatureSmoothing(N);
		for (int trial = 0; trial < 20; trial++) {
			final RandomStream random = RandomStream.of(trial, "smooth");
			final byte[] u = new byte[ALL.length];
			for (int i = 0; i < u.length; i++)
				u[i] = (byte) (random.nextDouble() < 0.55 ? 1 : 0);
			assertArrayEquals(extreme(extreme(u, true), false), smoothing.smooth(u, ALL, false), "SI, then IS");
			assertArrayEquals(extreme(extreme(u, false), true), smoothing.smooth(u, ALL, true), "IS, then SI");
		}
	}

	@Test
	void removesSpecksFillsHolesAndKeepsFlatSurfaces() {
		final CurvatureSmoothing smoothing = new CurvatureSmoothing(N);
		final byte[] flat = new byte[ALL.length];
		for (int i = 0; i < flat.length; i++)
			flat[i] = (byte) (i / 30 < 3 ? 1 : 0);
		assertArrayEquals(flat, smoothing.smooth(flat, ALL, true));
		final byte[] marked = flat.clone();
		marked[30 + 14] = 0;
		marked[5 * 30 + 14] = 1;
		assertArrayEquals(flat, smoothing.smooth(marked, ALL, false));
		assertEquals(0, smoothing.smooth(marked, new int[0], false)[30 + 14], "only what may change changes");
	}

	private static byte[] extreme(final byte[] u, final boolean largestOfLeast) {
		final byte[] out = new byte[u.length];
		for (int z = 0, i = 0; z < N[2]; z++)
			for (int y = 0; y < N[1]; y++)
				for (int x = 0; x < N[0]; x++, i++) {
					int best = largestOfLeast ? 0 : 1;
					// Normals of lattice planes with nine voxels: one of each pair of opposite ones.
					for (int a = -1; a <= 1; a++)
						for (int b = -1; b <= 1; b++)
							for (int c = -1; c <= 1; c++) {
								final int length = a * a + b * b + c * c;
								if (length != 1 && length != 2) continue;
								int of = largestOfLeast ? 1 : 0;
								for (int o = 0; o < 27; o++) {
									final int dx = o % 3 - 1, dy = o / 3 % 3 - 1, dz = o / 9 - 1, px = x + dx, py = y + dy, pz = z + dz;
									if (a * dx + b * dy + c * dz != 0 || px < 0 || py < 0 || pz < 0 || px >= N[0] || py >= N[1] || pz >= N[2])
										continue;
									final int v = u[(pz * N[1] + py) * N[0] + px];
									of = largestOfLeast ? Math.min(of, v) : Math.max(of, v);
								}
								best = largestOfLeast ? Math.max(best, of) : Math.min(best, of);
							}
					out[i] = (byte) best;
				}
		return out;
	}
}
