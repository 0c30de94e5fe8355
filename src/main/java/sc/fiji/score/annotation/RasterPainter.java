package sc.fiji.score.annotation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.volume.Box;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Mask;

/** Paints the annotations of a case into voxels; later paint covers earlier. */
final class RasterPainter {

	/** Marks, while boxes are painted, the voxels that none of them has reached. */
	private static final int OPEN = 2;

	private final CaseAnnotations annotations;
	private final Geometry grid;
	private final byte[] known;
	private final byte[] outside;

	RasterPainter(final CaseAnnotations annotations) {
		this.annotations = annotations;
		grid = annotations.grid();
		known = new byte[grid.arrayLength()];
		outside = new byte[known.length];
	}

	byte[] known() {
		return known;
	}

	byte[] outside() {
		return outside;
	}

	/** Scribbles and points. */
	void marks(final StructureAnnotation s, final boolean foreground, final byte value) {
		for (final Scribble scribble : s.scribbles())
			if (scribble.foreground() == foreground) for (final VoxelRun r : scribble.runs()) {
				require(r.isInside(grid), s, "a scribble");
				final int from = grid.index(r.x(), r.y(), r.z());
				Arrays.fill(known, from, from + r.length(), value);
			}
		for (final PointAnnotation p : s.points())
			if (p.foreground() == foreground) {
				require(new VoxelRun(p.x(), p.y(), p.z(), 1).isInside(grid), s, "a point");
				known[grid.index(p.x(), p.y(), p.z())] = value;
			}
	}

	/** A slice or image without the structure. */
	void absent(final Tag tag) {
		if (tag.isImage()) {
			Arrays.fill(known, (byte) -1);
			return;
		}
		if (tag.slice() < 0 || tag.slice() >= tag.axis().size(grid)) throw outsideGrid("a tag (" + tag.place() + ")");
		AnnotationRaster.fill(known, grid, tag.axis().slice(tag.slice(), grid), (byte) -1);
	}

	/** What boxes exclude: 3D boxes in the whole volume, 2D boxes on their slices. */
	void outside(final StructureAnnotation s) {
		final Map<Box, List<BoxAnnotation>> groups = new LinkedHashMap<>();
		for (final BoxAnnotation b : s.boxes()) {
			require(b.isInside(grid), s, "a box");
			groups.computeIfAbsent(b.is3d() ? grid.box() : b.axis().slice(b.slice(), grid), k -> new ArrayList<>()).add(b);
		}
		groups.forEach((scope, boxes) -> {
			change(scope, v -> (byte) (v | OPEN));
			boxes.forEach(b -> change(b.box(), v -> (byte) (v & ~OPEN)));
			change(scope, v -> (byte) (v == 0 ? 0 : 1));
		});
	}

	/** Changes what boxes say of the voxels of a box: no voxel is asked about every box, for volumes are large. */
	private void change(final Box b, final ByteChange change) {
		for (int z = b.z(); z < b.z() + b.depth(); z++)
			for (int y = b.y(); y < b.y() + b.height(); y++)
				for (int i = grid.index(b.x(), y, z), end = i + b.width(); i < end; i++)
					outside[i] = change.of(outside[i]);
	}

	/** What becomes of a value. */
	private interface ByteChange {

		byte of(byte value);
	}

	/** The foreground of a mask. */
	void foreground(final Mask mask, final byte value) {
		final byte[] v = onGrid(mask).voxels();
		for (int i = 0; i < v.length; i++)
			if (v[i] != 0) known[i] = value;
	}

	/** Foreground and background of a complete mask. */
	void whole(final Mask mask) {
		final byte[] v = onGrid(mask).voxels();
		for (int i = 0; i < v.length; i++)
			known[i] = (byte) (v[i] != 0 ? 1 : -1);
	}

	private Mask onGrid(final Mask mask) {
		mask.geometry().requireSameGrid(grid, "A full mask of case " + annotations.caseName(), "its annotations");
		return mask;
	}

	private void require(final boolean inside, final StructureAnnotation s, final String what) {
		if (!inside) throw outsideGrid(what + " of " + s.structure().name());
	}

	private ScoreException outsideGrid(final String what) {
		return new ScoreException("Case " + annotations.caseName() + ": " + what +
			" lies outside of the volume. Draw it again on the right image.");
	}
}
