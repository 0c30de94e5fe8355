package sc.fiji.score.volume;

import java.util.Arrays;
import java.util.Locale;

import sc.fiji.score.common.ScoreException;

/**
 * The grid of a volume: its size, and the affine map from voxel indices (voxel centres are whole numbers) to world
 * coordinates, RAS+ (x to the right, y to the front, z to the head) in {@link #unit()}.
 * Immutable.
 */
public final class Geometry {

	/** How far, in voxels, corresponding corners of two grids may lie apart and the grids still count as the same. */
	public static final double SAME_GRID_TOLERANCE = 0.05;

	private final int nx, ny, nz;
	private final double[] affine;
	private final String unit;
	private final FormatHeader header;

	/**
	 * @param affine 12 numbers, three rows of four: {@code world[r] = affine[4r]*x + affine[4r+1]*y + affine[4r+2]*z +
	 *          affine[4r+3]}
	 * @param unit unit of the world coordinates, for example {@code mm}
	 * @param header what the source file said, or null
	 * @throws ScoreException if a size is not positive or the affine is not finite and invertible
	 */
	public Geometry(final int nx, final int ny, final int nz, final double[] affine, final String unit,
		final FormatHeader header)
	{
		if (nx < 1 || ny < 1 || nz < 1) throw new ScoreException("The size of a volume must be positive, but is " + nx +
			" x " + ny + " x " + nz + ".");
		if (affine.length != 12) throw new IllegalArgumentException("an affine has 12 numbers");
		for (final double a : affine)
			if (!Double.isFinite(a)) throw new ScoreException("The affine of the volume is not finite: " + Arrays.toString(
				affine));
		final double volume = Math.abs(determinant(affine));
		double cube = 1;
		for (int c = 0; c < 3; c++)
			cube *= norm(affine[c], affine[4 + c], affine[8 + c]);
		if (!(cube > 0) || volume < 1e-6 * cube) throw new ScoreException("The affine of the volume is singular: " + Arrays
			.toString(affine));
		this.nx = nx;
		this.ny = ny;
		this.nz = nz;
		this.affine = affine.clone();
		this.unit = unit == null || unit.isBlank() ? "mm" : unit;
		this.header = header;
	}

	/** An axis-aligned grid with the given spacing and origin 0, in mm. */
	public static Geometry of(final int nx, final int ny, final int nz, final double sx, final double sy,
		final double sz)
	{
		return new Geometry(nx, ny, nz, new double[] { sx, 0, 0, 0, 0, sy, 0, 0, 0, 0, sz, 0 }, "mm", null);
	}

	public int nx() {
		return nx;
	}

	public int ny() {
		return ny;
	}

	public int nz() {
		return nz;
	}

	/** Size along x, y, z. */
	public int[] dimensions() {
		return new int[] { nx, ny, nz };
	}

	/** Number of voxels; {@link Long#MAX_VALUE} where it is larger than that (an absurd header). */
	public long voxels() {
		final long plane = (long) nx * ny;
		return plane > Long.MAX_VALUE / nz ? Long.MAX_VALUE : plane * nz;
	}

	/**
	 * The number of voxels as an array length.
	 *
	 * @throws ScoreException if the grid has more voxels than a Java array can hold
	 */
	public int arrayLength() {
		final long n = voxels();
		if (n > Integer.MAX_VALUE - 8) throw new ScoreException("A volume of " + nx + " x " + ny + " x " + nz +
			" voxels is too large (limit 2^31); crop it first.");
		return (int) n;
	}

	/** Array index of a voxel, x fastest. */
	public int index(final int x, final int y, final int z) {
		return (z * ny + y) * nx + x;
	}

	/** A copy of the 12 numbers of the affine, row by row. */
	public double[] affine() {
		return affine.clone();
	}

	public String unit() {
		return unit;
	}

	/** What the source file said about the geometry, or null. */
	public FormatHeader header() {
		return header;
	}

	/** Distance between neighbouring voxel centres along x, y, z, in {@link #unit()}. */
	public double[] spacing() {
		final double[] s = new double[3];
		for (int c = 0; c < 3; c++)
			s[c] = norm(affine[c], affine[4 + c], affine[8 + c]);
		return s;
	}

	/** Volume of a voxel, in cubic units. */
	public double voxelVolume() {
		return Math.abs(determinant(affine));
	}

	/** World coordinates of a (fractional) voxel index. */
	public double[] toWorld(final double x, final double y, final double z) {
		final double[] w = new double[3];
		for (int r = 0; r < 3; r++)
			w[r] = affine[4 * r] * x + affine[4 * r + 1] * y + affine[4 * r + 2] * z + affine[4 * r + 3];
		return w;
	}

	/** The (fractional) voxel index of a world position; the inverse of {@link #toWorld}. */
	public double[] toVoxel(final double x, final double y, final double z) {
		final double[] a = affine, d = { x - a[3], y - a[7], z - a[11] }, v = new double[3];
		final double det = determinant(a);
		for (int c = 0; c < 3; c++) {
			// Cramer's rule: column c replaced by the shift from the first voxel.
			final double[] m = a.clone();
			for (int r = 0; r < 3; r++)
				m[4 * r + c] = d[r];
			v[c] = determinant(m) / det;
		}
		return v;
	}

	/** @throws IllegalArgumentException if a box reaches beyond this grid */
	public void requireInside(final Box b) {
		if (b.x() < 0 || b.y() < 0 || b.z() < 0 || (long) b.x() + b.width() > nx || (long) b.y() + b.height() > ny ||
			(long) b.z() + b.depth() > nz) throw new IllegalArgumentException(b + " is not inside " + this);
	}

	/** The grid of a box of this grid. The format header is dropped unless the box is the whole grid. */
	public Geometry crop(final Box box) {
		if (box.equals(box())) return this;
		final double[] a = affine.clone();
		final double[] o = toWorld(box.x(), box.y(), box.z());
		for (int r = 0; r < 3; r++)
			a[4 * r + 3] = o[r];
		return new Geometry(box.width(), box.height(), box.depth(), a, unit, null);
	}

	/**
	 * A grid over the same extent with another spacing: voxel edges, not centres, are aligned at the first corner; sizes are
	 * rounded to the nearest whole number, at least 1.
	 */
	public Geometry withSpacing(final double sx, final double sy, final double sz) {
		final double[] old = spacing();
		final double[] wanted = { sx, sy, sz };
		final int[] n = dimensions();
		final double[] a = affine.clone();
		final double[] shift = new double[3];
		for (int c = 0; c < 3; c++) {
			final double factor = wanted[c] / old[c];
			n[c] = (int) Math.max(1, Math.round(n[c] / factor));
			for (int r = 0; r < 3; r++)
				a[4 * r + c] *= factor;
			shift[c] = 0.5 * factor - 0.5;
		}
		final double[] o = toWorld(shift[0], shift[1], shift[2]);
		for (int r = 0; r < 3; r++)
			a[4 * r + 3] = o[r];
		return new Geometry(n[0], n[1], n[2], a, unit, null);
	}

	/** The box of all voxels. */
	public Box box() {
		return new Box(0, 0, 0, nx, ny, nz);
	}

	/**
	 * Whether the two grids have the same size and their corners coincide within {@value #SAME_GRID_TOLERANCE} of the smallest
	 * spacing (file formats round their affines differently).
	 */
	public boolean sameGrid(final Geometry other) {
		return nx == other.nx && ny == other.ny && nz == other.nz && cornerDistance(other) <= SAME_GRID_TOLERANCE *
			Arrays.stream(spacing()).min().getAsDouble();
	}

	/**
	 * @param mine name of what has this grid, for the message (a file)
	 * @param others name of what has the other grid
	 * @throws ScoreException if the grids differ; the message says how and what to do
	 */
	public void requireSameGrid(final Geometry other, final String mine, final String others) {
		if (sameGrid(other)) return;
		throw new ScoreException(mine + " and " + others + " are not on the same grid: " + this + " against " + other +
			". Resample one of them onto the other's grid first.");
	}

	private double cornerDistance(final Geometry other) {
		double worst = 0;
		for (int i = 0; i < 8; i++) {
			final int x = (i & 1) * (nx - 1), y = (i >> 1 & 1) * (ny - 1), z = (i >> 2) * (nz - 1);
			final double[] a = toWorld(x, y, z), b = other.toWorld(x, y, z);
			worst = Math.max(worst, norm(a[0] - b[0], a[1] - b[1], a[2] - b[2]));
		}
		return worst;
	}

	private static double norm(final double a, final double b, final double c) {
		return Math.sqrt(a * a + b * b + c * c);
	}

	private static double determinant(final double[] a) {
		return a[0] * (a[5] * a[10] - a[6] * a[9]) - a[1] * (a[4] * a[10] - a[6] * a[8]) + a[2] * (a[4] * a[9] - a[5] *
			a[8]);
	}

	@Override
	public String toString() {
		final double[] s = spacing();
		return String.format(Locale.ROOT, "%d x %d x %d voxels of %.4g x %.4g x %.4g %s, first voxel at (%.4g, %.4g, %.4g)",
			nx, ny, nz, s[0], s[1], s[2], unit, affine[3], affine[7], affine[11]);
	}
}
