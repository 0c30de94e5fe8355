package sc.fiji.score.annotation;

import java.util.Objects;

import sc.fiji.score.volume.Box;
import sc.fiji.score.volume.Geometry;

/**
 * A box drawn tightly around a structure. A 3D box holds the whole structure; a 2D box holds all that one slice shows
 * of it. Several 3D boxes, or several 2D boxes on one slice, hold it together.
 *
 * @param axis the axis whose slice a 2D box lies on (the box is one voxel thick along it); null for a 3D box
 * @param box in voxels of the case's grid
 */
public record BoxAnnotation(Axis axis, Box box) {

	public BoxAnnotation {
		Objects.requireNonNull(box);
		if (box.voxels() == 0) throw new IllegalArgumentException("a box without voxels");
		if (axis != null && axis.thickness(box) != 1) throw new IllegalArgumentException("a 2D box on a slice of " + axis
			.text() + " must be one voxel thick along " + axis.text());
	}

	/** A box around the whole structure. */
	public static BoxAnnotation of(final Box box) {
		return new BoxAnnotation(null, box);
	}

	/** Whether the box is about the whole volume, not about one slice. */
	public boolean is3d() {
		return axis == null;
	}

	/** The slice of a 2D box, from 0; -1 for a 3D box. */
	public int slice() {
		return axis == null ? -1 : axis.first(box);
	}

	/** Whether the whole box lies in a grid. */
	public boolean isInside(final Geometry grid) {
		return box.x() >= 0 && box.y() >= 0 && box.z() >= 0 && (long) box.x() + box.width() <= grid.nx() && (long) box.y() +
			box.height() <= grid.ny() && (long) box.z() + box.depth() <= grid.nz();
	}

	/** The smallest box that holds two. */
	static Box hull(final Box a, final Box b) {
		final int x = Math.min(a.x(), b.x()), y = Math.min(a.y(), b.y()), z = Math.min(a.z(), b.z());
		return new Box(x, y, z, Math.max(a.x() + a.width(), b.x() + b.width()) - x, Math.max(a.y() + a.height(), b.y() + b
			.height()) - y, Math.max(a.z() + a.depth(), b.z() + b.depth()) - z);
	}
}
