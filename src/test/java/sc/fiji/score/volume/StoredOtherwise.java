package sc.fiji.score.volume;

/** The same volume with its axes in another order or direction in the file, at the same place in the world. */
public final class StoredOtherwise {

	private final Geometry geometry;
	private final CanonicalAxes axes;

	/**
	 * @param plain a grid whose axes run to the right, to the front and up
	 * @param order {@code order[c]} is the axis of the file that runs along axis c of the plain grid
	 * @param flips bit c set: that axis runs the other way
	 */
	public StoredOtherwise(final Geometry plain, final int[] order, final int flips) {
		final double[] a = new double[12], s = plain.spacing();
		final int[] n = plain.dimensions(), m = new int[3];
		final double[] last = plain.toWorld(n[0] - 1, n[1] - 1, n[2] - 1);
		for (int c = 0; c < 3; c++) {
			final boolean flip = (flips >> c & 1) == 1;
			m[order[c]] = n[c];
			a[4 * c + order[c]] = flip ? -s[c] : s[c];
			a[4 * c + 3] = flip ? last[c] : plain.affine()[4 * c + 3];
		}
		geometry = new Geometry(m[0], m[1], m[2], a, plain.unit(), null);
		axes = CanonicalAxes.of(geometry);
	}

	public Geometry geometry() {
		return geometry;
	}

	public Volume image(final Volume plain) {
		return Volume.of(axes.fromCanonical(plain.floats(), geometry.dimensions()), geometry);
	}

	public Mask mask(final Mask plain) {
		final byte[] out = new byte[plain.voxels().length];
		final int[] from = axes.indices(geometry.dimensions());
		for (int i = 0; i < out.length; i++)
			out[from[i]] = plain.voxels()[i];
		return new Mask(out, geometry);
	}
}
