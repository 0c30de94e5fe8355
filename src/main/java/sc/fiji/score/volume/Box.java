package sc.fiji.score.volume;

/**
 * A box of voxels: minimum (inclusive) and size along x, y, z.
 */
public record Box(int x, int y, int z, int width, int height, int depth) {

	public Box {
		if (width < 0 || height < 0 || depth < 0) throw new IllegalArgumentException("negative size of a box");
	}

	/** Number of voxels. */
	public long voxels() {
		return (long) width * height * depth;
	}

	/** This box grown by the given number of voxels on each side of each axis, cut to {@code 0..size-1} of the grid. */
	public Box grow(final int gx, final int gy, final int gz, final Geometry grid) {
		final int x0 = low(x, gx), y0 = low(y, gy), z0 = low(z, gz);
		final int x1 = high(x + width, gx, grid.nx()), y1 = high(y + height, gy, grid.ny());
		final int z1 = high(z + depth, gz, grid.nz());
		return new Box(x0, y0, z0, x1 - x0, y1 - y0, z1 - z0);
	}

	/** Grows by a margin in the unit of the spacing, rounded up to voxels, cut to the grid. */
	public Box grow(final double margin, final Geometry grid) {
		final double[] s = grid.spacing();
		return grow((int) Math.ceil(margin / s[0]), (int) Math.ceil(margin / s[1]), (int) Math.ceil(margin / s[2]), grid);
	}

	/** The smallest box that holds this one and another. */
	public Box union(final Box other) {
		final int x0 = Math.min(x, other.x), y0 = Math.min(y, other.y), z0 = Math.min(z, other.z);
		return new Box(x0, y0, z0, Math.max(x + width, other.x + other.width) - x0, Math.max(y + height, other.y +
			other.height) - y0, Math.max(z + depth, other.z + other.depth) - z0);
	}

	/** In long arithmetic, since a margin may be larger than any grid. */
	private static int low(final int first, final long margin) {
		return (int) Math.max(0, first - margin);
	}

	private static int high(final int end, final long margin, final int n) {
		return (int) Math.min(n, end + margin);
	}
}
