package sc.fiji.score.io;

import sc.fiji.score.volume.FormatHeader;
import sc.fiji.score.volume.Geometry;

/**
 * The fields of a MetaImage header that say where the voxels lie, so that a mask can repeat them to the last bit: the
 * affine is a product of two of them, from which they cannot be had back exactly.
 *
 * @param directions nine numbers: the direction of the x axis in the LPS world, then of y, then of z
 * @param offset position of the first voxel, LPS
 * @param spacing along x, y, z
 */
record MetaImageGeometry(double[] directions, double[] offset, double[] spacing) implements FormatHeader {

	/** The affine to RAS. */
	double[] affine() {
		final double[] a = new double[12];
		for (int r = 0; r < 3; r++) {
			for (int c = 0; c < 3; c++)
				a[4 * r + c] = directions[3 * c + r] * spacing[c];
			a[4 * r + 3] = offset[r];
		}
		return Orientation.LPS.exchange(a);
	}

	/** What to write for a grid: the source's fields if it was a MetaImage, else fields made from the affine. */
	static MetaImageGeometry of(final Geometry g) {
		if (g.header() instanceof MetaImageGeometry source) return source;
		final double[] a = Orientation.LPS.exchange(g.affine()), spacing = g.spacing();
		final double[] directions = new double[9];
		for (int c = 0; c < 3; c++)
			for (int r = 0; r < 3; r++)
				directions[3 * c + r] = a[4 * r + c] / spacing[c];
		return new MetaImageGeometry(directions, new double[] { a[3], a[7], a[11] }, spacing);
	}
}
