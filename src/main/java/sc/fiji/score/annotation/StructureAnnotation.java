package sc.fiji.score.annotation;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.volume.Structure;

/**
 * All that was said of one structure of a case. Said of {@link Structure#ANY}, background and absence hold for every
 * structure, and boxes hold all structures together.
 *
 * @param structure its label and name
 * @param boxes 2D and 3D, in any order
 * @param scribbles foreground and background
 * @param points foreground and background
 * @param tags of slices and of the whole image
 * @param size volume of the whole structure, or null
 * @param mask the complete mask, or null
 */
public record StructureAnnotation(Structure structure, List<BoxAnnotation> boxes, List<Scribble> scribbles,
	List<PointAnnotation> points, List<Tag> tags, SizeRange size, FullMask mask)
{

	public StructureAnnotation {
		Objects.requireNonNull(structure);
		boxes = List.copyOf(boxes);
		scribbles = List.copyOf(scribbles);
		points = List.copyOf(points);
		tags = List.copyOf(tags);
	}

	/** Nothing said yet. */
	public static StructureAnnotation of(final Structure structure) {
		return new StructureAnnotation(structure, List.of(), List.of(), List.of(), List.of(), null, null);
	}

	/** Whether nothing is said. */
	public boolean isEmpty() {
		return boxes.isEmpty() && scribbles.isEmpty() && points.isEmpty() && tags.isEmpty() && size == null &&
			mask == null;
	}

	/** The same said of a structure with another label or name. */
	public StructureAnnotation as(final Structure other) {
		return new StructureAnnotation(other, boxes, scribbles, points, tags, size, mask);
	}

	public StructureAnnotation withBoxes(final List<BoxAnnotation> more) {
		return new StructureAnnotation(structure, joined(boxes, more), scribbles, points, tags, size, mask);
	}

	public StructureAnnotation withScribbles(final List<Scribble> more) {
		return new StructureAnnotation(structure, boxes, joined(scribbles, more), points, tags, size, mask);
	}

	public StructureAnnotation withPoints(final List<PointAnnotation> more) {
		return new StructureAnnotation(structure, boxes, scribbles, joined(points, more), tags, size, mask);
	}

	public StructureAnnotation withTags(final List<Tag> more) {
		return new StructureAnnotation(structure, boxes, scribbles, points, joined(tags, more), size, mask);
	}

	public StructureAnnotation withSize(final SizeRange range) {
		return new StructureAnnotation(structure, boxes, scribbles, points, tags, range, mask);
	}

	public StructureAnnotation withMask(final FullMask full) {
		return new StructureAnnotation(structure, boxes, scribbles, points, tags, size, full);
	}

	/**
	 * What both say; what is said twice counts once. A size range or a mask of the newer one replaces the older.
	 *
	 * @throws ScoreException if the labels or names differ
	 */
	StructureAnnotation merge(final StructureAnnotation newer) {
		if (!structure.equals(newer.structure)) throw new ScoreException("The structure of label " + structure.label() +
			" is called " + structure.name() + " in one annotation and " + newer.structure.name() +
			" in the other. Use one name.");
		return new StructureAnnotation(structure, joined(boxes, newer.boxes), joined(scribbles, newer.scribbles), joined(
			points, newer.points), joined(tags, newer.tags), newer.size == null ? size : newer.size, newer.mask == null
				? mask : newer.mask);
	}

	private static <T> List<T> joined(final List<T> a, final List<T> b) {
		final Set<T> out = new LinkedHashSet<>(a);
		out.addAll(b);
		return List.copyOf(out);
	}
}
