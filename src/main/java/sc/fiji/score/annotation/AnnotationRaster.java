package sc.fiji.score.annotation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.volume.Box;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.Structure;

/**
 * What the annotations of a case say of one structure, on the case's grid. Arrays are in x,y,z order, not copied and
 * not to be written to. Contradictions are no matter here (the foreground wins); {@link AnnotationChecks} finds them.
 *
 * @param structure whose
 * @param grid the case's
 * @param known 1 foreground, -1 background, 0 not said: scribbles, points, absent tags, full masks, and the foreground
 *          of other structures; not boxes
 * @param outside 1 where the boxes leave no foreground (outside of all 3D boxes; on a slice with 2D boxes, outside of
 *          these), else 0
 * @param boxes of the structure
 * @param tags of the structure, those of all structures included as far as they hold for it
 * @param size volume of the whole structure, or null
 * @param full complete mask, or null; {@code known} says the same then
 */
public record AnnotationRaster(Structure structure, Geometry grid, byte[] known, byte[] outside,
	List<BoxAnnotation> boxes, List<Tag> tags, SizeRange size, Mask full)
{

	public AnnotationRaster {
		Objects.requireNonNull(structure);
		if (known.length != grid.arrayLength() || outside.length != known.length) throw new IllegalArgumentException(
			"arrays of another size than " + grid);
		boxes = List.copyOf(boxes);
		tags = List.copyOf(tags);
	}

	/**
	 * @param a the case
	 * @param structure may be {@link Structure#ANY}: then the foreground of all structures counts
	 * @param masks the full masks by the label of their structure, see {@link AnnotationFile#fullMasks}; on the case's
	 *          grid
	 * @param exclusive whether a voxel belongs to one structure at most, as in a label image: the foreground of one
	 *          structure is then background of the others
	 * @throws ScoreException naming the case, if an annotation lies outside of its grid
	 */
	public static AnnotationRaster of(final CaseAnnotations a, final Structure structure, final Map<Integer, Mask> masks,
		final boolean exclusive)
	{
		final RasterPainter painter = new RasterPainter(a);
		final int label = structure.label();
		final StructureAnnotation own = a.structure(label) == null ? StructureAnnotation.of(structure) : a.structure(label);
		final boolean any = label == Structure.ANY;
		final List<BoxAnnotation> boxes = new ArrayList<>(own.boxes());
		final List<Tag> tags = new ArrayList<>(own.tags());
		painter.outside(own);
		if (!any && a.structure(Structure.ANY) != null) {
			final StructureAnnotation all = a.structure(Structure.ANY);
			painter.marks(all, false, (byte) -1);
			painter.outside(all);
			all.tags().stream().filter(t -> !t.present() && !tags.contains(t)).forEach(tags::add);
		}
		for (final Tag t : tags)
			if (!t.present()) painter.absent(t);
		painter.marks(own, false, (byte) -1);
		for (final StructureAnnotation other : a.structures()) {
			final int o = other.structure().label();
			if (o == label || o == Structure.ANY) continue;
			if (any) {
				other.tags().stream().filter(t -> t.present() && !tags.contains(t)).forEach(tags::add);
				painter.marks(other, true, (byte) 1);
			}
			else if (exclusive) painter.marks(other, true, (byte) -1);
			if ((any || exclusive) && masks.containsKey(o)) painter.foreground(masks.get(o), (byte) (any ? 1 : -1));
		}
		painter.marks(own, true, (byte) 1);
		final Mask full = masks.get(label);
		if (full != null) painter.whole(full);
		return new AnnotationRaster(structure, a.grid(), painter.known(), painter.outside(), boxes, tags, own.size(), full);
	}

	/** What is known, and background outside of the boxes where nothing else is known; a fresh array. */
	public byte[] knownWithBoxes() {
		final byte[] out = known.clone();
		for (int i = 0; i < out.length; i++)
			if (out[i] == 0 && outside[i] != 0) out[i] = -1;
		return out;
	}

	/** Whether anything at all is said of the structure. */
	public boolean isEmpty() {
		if (!boxes.isEmpty() || !tags.isEmpty() || size != null) return false;
		for (int i = 0; i < known.length; i++)
			if (known[i] != 0 || outside[i] != 0) return false;
		return true;
	}

	/** Sets all voxels of a box. */
	static void fill(final byte[] voxels, final Geometry grid, final Box b, final byte value) {
		grid.requireInside(b);
		for (int z = b.z(); z < b.z() + b.depth(); z++)
			for (int y = b.y(); y < b.y() + b.height(); y++) {
				final int from = grid.index(b.x(), y, z);
				Arrays.fill(voxels, from, from + b.width(), value);
			}
	}
}
