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

	/** In long arithmetic, since a margin may be larger than any grid. */
	private static int low(final int first, final long margin) {
		return (int) Math.max(0, first - margin);
	}

	private static int high(final int end, final long margin, final int n) {
		return (int) Math.min(n, end + margin);
	}
}
