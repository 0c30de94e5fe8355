package sc.fiji.score.prior;

/** Values on a regular grid, read anywhere: trilinear within, and falling by the distance to the grid beyond it. */
final class SampledGrid {

	private final float[] values;
	private final int[] size;
	private final double[] spacing, origin;

	/**
	 * @param values x fastest
	 * @param size along x, y, z
	 * @param spacing of the nodes along x, y, z
	 * @param origin place of the first node
	 */
	SampledGrid(final float[] values, final int[] size, final double[] spacing, final double[] origin) {
		this.values = values;
		this.size = size;
		this.spacing = spacing;
		this.origin = origin;
	}

	double at(final double[] place) {
		int base = 0;
		double beyond = 0, result = 0;
		final double[] fraction = new double[3];
		final int[] next = new int[3];
		for (int a = 0, stride = 1; a < 3; stride *= size[a++]) {
			final double u = (place[a] - origin[a]) / spacing[a], inside = Math.min(size[a] - 1, Math.max(0, u));
			beyond += (u - inside) * (u - inside) * spacing[a] * spacing[a];
			final int i = Math.min((int) inside, Math.max(0, size[a] - 2));
			fraction[a] = inside - i;
			next[a] = size[a] > 1 ? stride : 0;
			base += i * stride;
		}
		for (int c = 0; c < 8; c++) {
			double w = 1;
			int at = base;
			for (int a = 0; a < 3; a++) {
				final boolean up = (c >> a & 1) == 1;
				w *= up ? fraction[a] : 1 - fraction[a];
				if (up) at += next[a];
			}
			result += w * values[at];
		}
		return result - Math.sqrt(beyond);
	}
}
