package sc.fiji.score.benchmark.baseline;

/**
 * Smooths the surface of a mask as mean curvature motion does, by the morphological operators SI (a foreground voxel
 * stays if one of the nine planes of 3 x 3 voxels through it is all foreground) and IS (the same for the background).
 * <p>
 * Source: see {@link GeodesicContour}.
 */
final class CurvatureSmoothing {

	/** Normals of the nine planes through the centre of 3 x 3 x 3 voxels. */
	private static final int[][] NORMALS = { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 }, { 1, 1, 0 }, { 1, -1, 0 }, { 1, 0, 1 },
		{ 1, 0, -1 }, { 0, 1, 1 }, { 0, 1, -1 } };

	private final int[] n;
	/** The offsets of each plane: dx, dy, dz, and in the array. */
	private final int[][][] planes = new int[NORMALS.length][][];

	/** @param n size along x, y, z */
	CurvatureSmoothing(final int[] n) {
		this.n = n.clone();
		for (int p = 0; p < planes.length; p++) {
			final int[] normal = NORMALS[p];
			planes[p] = new int[8][];
			for (int o = 0, k = 0; o < 27; o++) {
				final int dx = o % 3 - 1, dy = o / 3 % 3 - 1, dz = o / 9 - 1;
				if (o != 13 && dx * normal[0] + dy * normal[1] + dz * normal[2] == 0) planes[p][k++] = new int[] { dx, dy, dz,
					(dz * n[1] + dy) * n[0] + dx };
			}
		}
	}

	/**
	 * @param u 0 or 1, x fastest; not changed
	 * @param within indices of the voxels that may change
	 * @param closeFirst IS before SI (which closes gaps first), or after it
	 */
	byte[] smooth(final byte[] u, final int[] within, final boolean closeFirst) {
		return keepFlat(keepFlat(u, within, closeFirst ? 0 : 1), within, closeFirst ? 1 : 0);
	}

	/** Voxels of a value change it unless a plane through them is all of that value; what lies outside agrees. */
	private byte[] keepFlat(final byte[] u, final int[] within, final int value) {
		final byte[] out = u.clone();
		for (final int i : within)
			if (u[i] == value && !hasPlane(u, i, value)) out[i] = (byte) (1 - value);
		return out;
	}

	private boolean hasPlane(final byte[] u, final int i, final int value) {
		final int x = i % n[0], y = i / n[0] % n[1], z = i / (n[0] * n[1]);
		for (final int[][] plane : planes) {
			boolean all = true;
			for (int k = 0; k < plane.length && all; k++) {
				final int[] o = plane[k];
				final boolean outside = x + o[0] < 0 || x + o[0] >= n[0] || y + o[1] < 0 || y + o[1] >= n[1] || z + o[2] < 0 ||
					z + o[2] >= n[2];
				all = outside || u[i + o[3]] == value;
			}
			if (all) return true;
		}
		return false;
	}
}
