package sc.fiji.score.volume;

/** Cavities of a mask: background that no path of 6 neighbours connects to the border of the grid. */
public final class Cavities {

	private Cavities() {}

	/**
	 * Fills them.
	 *
	 * @param voxels 0 or 1, x fastest; changed
	 * @param n size along x, y, z
	 */
	public static void fill(final byte[] voxels, final int[] n) {
		final byte[] outside = new byte[voxels.length];
		for (int i = 0; i < voxels.length; i++)
			outside[i] = (byte) (1 - voxels[i]);
		final Components parts = Components.of(outside, n, false);
		final boolean[] open = new boolean[parts.count() + 1];
		for (int z = 0, i = 0; z < n[2]; z++)
			for (int y = 0; y < n[1]; y++)
				for (int x = 0; x < n[0]; x++, i++)
					if (x == 0 || y == 0 || z == 0 || x == n[0] - 1 || y == n[1] - 1 || z == n[2] - 1) open[parts.labels()[i]] =
						true;
		for (int i = 0; i < voxels.length; i++)
			if (voxels[i] == 0 && !open[parts.labels()[i]]) voxels[i] = 1;
	}
}
