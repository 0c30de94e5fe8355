package sc.fiji.score.volume;

/**
 * Trilinear interpolation of a float volume onto another grid that is axis-parallel to it in voxel space (a crop, or another
 * spacing over the same extent). Outside the source the border voxel is repeated.
 */
public final class Resampling {

	private Resampling() {}

	/**
	 * @param values on the grid {@code from}, x fastest
	 * @return values on the grid {@code to}, a fresh array
	 */
	public static float[] linear(final float[] values, final Geometry from, final Geometry to) {
		final double[][] map = map(from, to);
		final int[] n = from.dimensions(), m = to.dimensions();
		final int[][] low = new int[3][], high = new int[3][];
		final float[][] weight = new float[3][];
		for (int a = 0; a < 3; a++) {
			low[a] = new int[m[a]];
			high[a] = new int[m[a]];
			weight[a] = new float[m[a]];
			for (int i = 0; i < m[a]; i++) {
				final double at = map[a][0] * i + map[a][1], whole = Math.rint(at);
				// A grid point hit up to rounding is hit: a crop copies values exactly.
				final double p = Math.min(n[a] - 1, Math.max(0, Math.abs(at - whole) < 1e-6 ? whole : at));
				low[a][i] = (int) p;
				high[a][i] = Math.min(n[a] - 1, low[a][i] + 1);
				weight[a][i] = (float) (p - low[a][i]);
			}
		}
		final float[] out = new float[to.arrayLength()];
		for (int z = 0, o = 0; z < m[2]; z++) {
			final float wz = weight[2][z];
			for (int y = 0; y < m[1]; y++) {
				final float wy = weight[1][y];
				final int r00 = (low[2][z] * n[1] + low[1][y]) * n[0], r01 = (low[2][z] * n[1] + high[1][y]) * n[0];
				final int r10 = (high[2][z] * n[1] + low[1][y]) * n[0], r11 = (high[2][z] * n[1] + high[1][y]) * n[0];
				for (int x = 0; x < m[0]; x++, o++) {
					final int l = low[0][x], h = high[0][x];
					final float wx = weight[0][x];
					final float a = mix(mix(values[r00 + l], values[r00 + h], wx), mix(values[r01 + l], values[r01 + h], wx), wy);
					final float b = mix(mix(values[r10 + l], values[r10 + h], wx), mix(values[r11 + l], values[r11 + h], wx), wy);
					out[o] = mix(a, b, wz);
				}
			}
		}
		return out;
	}

	private static float mix(final float a, final float b, final float w) {
		return w == 0 ? a : a + w * (b - a);
	}

	/** Per axis: scale and offset that take an index of {@code to} to an index of {@code from}. */
	private static double[][] map(final Geometry from, final Geometry to) {
		final double[] f = from.affine(), t = to.affine(), s = from.spacing(), u = to.spacing();
		// By the inverse affine, so that it also holds where the axes are not at right angles (a tilted gantry).
		final double[] first = from.toVoxel(t[3], t[7], t[11]);
		final double[][] out = new double[3][2];
		for (int a = 0; a < 3; a++) {
			double cosine = 0;
			for (int r = 0; r < 3; r++)
				cosine += t[4 * r + a] * f[4 * r + a];
			if (Math.abs(cosine / (s[a] * u[a]) - 1) > 1e-4) throw new IllegalArgumentException("grids are not axis-parallel");
			out[a][0] = u[a] / s[a];
			out[a][1] = first[a];
		}
		return out;
	}
}
