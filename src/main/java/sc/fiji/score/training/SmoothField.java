package sc.fiji.score.training;

import java.util.Random;

/** A smooth random scalar field: independent normal values on a coarse grid, trilinear in between. */
final class SmoothField {

	private final float[] values;
	private final int[] n = new int[3];
	private final float cell;

	/**
	 * @param size extent along x, y, z in voxels
	 * @param cell distance of the coarse grid's nodes in voxels
	 * @param sd standard deviation at the nodes
	 */
	SmoothField(final int[] size, final float cell, final double sd, final Random random) {
		this.cell = cell;
		for (int a = 0; a < 3; a++)
			n[a] = (int) Math.ceil(size[a] / cell) + 2;
		values = new float[n[0] * n[1] * n[2]];
		for (int i = 0; i < values.length; i++)
			values[i] = (float) (sd * random.nextGaussian());
	}

	float at(final int x, final int y, final int z) {
		final float u = x / cell, v = y / cell, w = z / cell;
		final int i = (int) u, j = (int) v, k = (int) w;
		final float a = u - i, b = v - j, c = w - k;
		final int o = (k * n[1] + j) * n[0] + i, dy = n[0], dz = n[0] * n[1];
		final float near = mix(mix(values[o], values[o + 1], a), mix(values[o + dy], values[o + dy + 1], a), b);
		final float far = mix(mix(values[o + dz], values[o + dz + 1], a), mix(values[o + dz + dy], values[o + dz + dy + 1],
			a), b);
		return mix(near, far, c);
	}

	private static float mix(final float p, final float q, final float w) {
		return p + w * (q - p);
	}
}
