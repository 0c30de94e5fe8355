package sc.fiji.score.volume;

import net.imglib2.Cursor;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;

import sc.fiji.score.common.ScoreException;

/**
 * A binary mask on a grid: one byte per voxel, 0 or 1, in x,y,z order.
 */
public final class Mask {

	private final byte[] voxels;
	private final Geometry geometry;

	/** Wraps the voxels (0 or 1) without copying. */
	public Mask(final byte[] voxels, final Geometry geometry) {
		if (voxels.length != geometry.arrayLength()) throw new IllegalArgumentException(voxels.length +
			" voxels for a grid of " + geometry);
		this.voxels = voxels;
		this.geometry = geometry;
	}

	/**
	 * The voxels of one structure of a label image.
	 *
	 * @param structure picks the voxels of its label, or every non-zero voxel for {@link Structure#ANY}
	 * @throws ScoreException if a voxel is NaN
	 */
	public static Mask of(final Volume labels, final Structure structure) {
		final byte[] out = new byte[labels.geometry().arrayLength()];
		final Cursor<? extends RealType<?>> cursor = Views.flatIterable(labels.image()).cursor();
		final int label = structure.label();
		for (int i = 0; i < out.length; i++) {
			final double v = cursor.next().getRealDouble();
			if (Double.isNaN(v)) throw new ScoreException("The mask has NaN voxels; replace them by 0 first.");
			out[i] = (byte) ((label == Structure.ANY ? v != 0 : v == label) ? 1 : 0);
		}
		return new Mask(out, labels.geometry());
	}

	/** The array itself, not a copy: 0 or 1, x fastest. Not to be written to by those who did not make the mask. */
	public byte[] voxels() {
		return voxels;
	}

	public Geometry geometry() {
		return geometry;
	}

	public boolean get(final int x, final int y, final int z) {
		return voxels[geometry.index(x, y, z)] != 0;
	}

	/** Number of foreground voxels. */
	public long count() {
		long n = 0;
		for (final byte v : voxels)
			n += v;
		return n;
	}

	/** Number of voxels that are foreground in this mask and in another one on its grid. */
	public long countCommon(final Mask other) {
		geometry.requireSameGrid(other.geometry, "A mask", "another one");
		long n = 0;
		for (int i = 0; i < voxels.length; i++)
			n += voxels[i] & other.voxels[i];
		return n;
	}

	public boolean isEmpty() {
		for (final byte v : voxels)
			if (v != 0) return false;
		return true;
	}

	/** The voxels of either mask, on one grid. */
	public Mask union(final Mask other) {
		geometry.requireSameGrid(other.geometry, "A mask", "another one");
		final byte[] out = voxels.clone();
		for (int i = 0; i < out.length; i++)
			out[i] |= other.voxels[i];
		return new Mask(out, geometry);
	}

	/** The smallest box that holds all foreground, or null when there is none. */
	public Box boundingBox() {
		final int nx = geometry.nx(), ny = geometry.ny(), nz = geometry.nz();
		int x0 = nx, y0 = ny, z0 = nz, x1 = -1, y1 = -1, z1 = -1;
		for (int z = 0, i = 0; z < nz; z++)
			for (int y = 0; y < ny; y++)
				for (int x = 0; x < nx; x++, i++)
					if (voxels[i] != 0) {
						x0 = Math.min(x0, x);
						x1 = Math.max(x1, x);
						y0 = Math.min(y0, y);
						y1 = Math.max(y1, y);
						z0 = Math.min(z0, z);
						z1 = z;
					}
		return x1 < 0 ? null : new Box(x0, y0, z0, x1 - x0 + 1, y1 - y0 + 1, z1 - z0 + 1);
	}

	/** A copy of a box of this mask, with the box's grid. */
	public Mask crop(final Box b) {
		geometry.requireInside(b);
		final byte[] out = new byte[Math.toIntExact(b.voxels())];
		for (int z = 0, o = 0; z < b.depth(); z++)
			for (int y = 0; y < b.height(); y++, o += b.width())
				System.arraycopy(voxels, geometry.index(b.x(), b.y() + y, b.z() + z), out, o, b.width());
		return new Mask(out, geometry.crop(b));
	}

	/** The mask as a volume of uint8, sharing the voxels. */
	public Volume asVolume() {
		return Volume.ofUnsignedBytes(voxels, geometry);
	}
}
