package sc.fiji.score.loss;

/**
 * Surface of a soft mask in voxel faces: the total variation {@code sum(sqrt(|grad p|^2 + e^2) - e)} over the cells
 * between eight voxels, where a derivative is the mean of the differences along the cell's four edges. So the faces
 * of a sharp mask count in full and slanted planes at their true area, which differences to one side overrate by up
 * to 40 %; a checkerboard, in return, has no surface. There is none at the border of the patch.
 *
 * @param area the surface
 * @param slope derivative with respect to each probability
 */
record SoftSurface(double area, double[] slope) {

	/** Keeps the root differentiable where p is flat. */
	private static final double SMOOTH = 0.01;

	static SoftSurface of(final LossInput in) {
		final int[] n = in.size(), offset = new int[8];
		for (int c = 0; c < 8; c++)
			offset[c] = (c & 1) + ((c >> 1 & 1) + (c >> 2) * n[1]) * n[0];
		final float[] p = in.probability();
		final double[] slope = new double[p.length], d = new double[3];
		double area = 0;
		for (int z = 0; z + 1 < n[2]; z++)
			for (int y = 0; y + 1 < n[1]; y++)
				for (int x = 0, i = (z * n[1] + y) * n[0]; x + 1 < n[0]; x++, i++) {
					d[0] = d[1] = d[2] = 0;
					for (int c = 0; c < 8; c++)
						for (int a = 0; a < 3; a++)
							d[a] += sign(c, a) * p[i + offset[c]] / 4;
					final double length = Math.sqrt(d[0] * d[0] + d[1] * d[1] + d[2] * d[2] + SMOOTH * SMOOTH);
					area += length - SMOOTH;
					for (int c = 0; c < 8; c++)
						slope[i + offset[c]] += (sign(c, 0) * d[0] + sign(c, 1) * d[1] + sign(c, 2) * d[2]) / (4 * length);
				}
		return new SoftSurface(area, slope);
	}

	/** Whether a corner of a cell lies at the upper (1) or the lower (-1) end along an axis. */
	private static int sign(final int corner, final int axis) {
		return (corner >> axis & 1) == 1 ? 1 : -1;
	}
}
