package sc.fiji.score.annotation;

import java.util.Locale;

import sc.fiji.score.volume.Box;
import sc.fiji.score.volume.Geometry;

/** An axis of the voxel grid; slices of it are numbered from 0. ImageJ's slices are those of {@link #Z}. */
public enum Axis {

	X, Y, Z;

	/** Number of slices of a grid along this axis. */
	public int size(final Geometry grid) {
		return grid.dimensions()[ordinal()];
	}

	/** The slice in which a voxel lies. */
	public int sliceOf(final int x, final int y, final int z) {
		return this == X ? x : this == Y ? y : z;
	}

	/** First slice of a box. */
	public int first(final Box box) {
		return sliceOf(box.x(), box.y(), box.z());
	}

	/** Number of slices of a box. */
	public int thickness(final Box box) {
		return sliceOf(box.width(), box.height(), box.depth());
	}

	/** One whole slice of a grid as a box. */
	public Box slice(final int slice, final Geometry grid) {
		return switch (this) {
			case X -> new Box(slice, 0, 0, 1, grid.ny(), grid.nz());
			case Y -> new Box(0, slice, 0, grid.nx(), 1, grid.nz());
			case Z -> new Box(0, 0, slice, grid.nx(), grid.ny(), 1);
		};
	}

	/** The name in files and messages: {@code x}, {@code y} or {@code z}. */
	public String text() {
		return name().toLowerCase(Locale.ROOT);
	}
}
