package sc.fiji.score.annotation;

import sc.fiji.score.volume.Geometry;

/** A slice of a grid as a plane of its own: the two other axes in their order are its u and v. */
record AxisSlice(Geometry grid, Axis axis, int slice) {

	int width() {
		return axis == Axis.X ? grid.ny() : grid.nx();
	}

	int height() {
		return axis == Axis.Z ? grid.ny() : grid.nz();
	}

	/** Index in the volume of a voxel of the plane. */
	int index(final int u, final int v) {
		return switch (axis) {
			case X -> grid.index(slice, u, v);
			case Y -> grid.index(u, slice, v);
			case Z -> grid.index(u, v, slice);
		};
	}

	/** The plane's voxels, u fastest: whether they are not 0. */
	boolean[] of(final byte[] volume) {
		final boolean[] out = new boolean[width() * height()];
		for (int v = 0, i = 0; v < height(); v++)
			for (int u = 0; u < width(); u++, i++)
				out[i] = volume[index(u, v)] != 0;
		return out;
	}
}
