package sc.fiji.score.annotation;

/**
 * Whether a slice, or the whole image, shows the structure at all.
 *
 * @param axis the axis of the slice; null for the whole image
 * @param slice number of the slice, from 0; -1 for the whole image
 * @param present whether the structure is there
 */
public record Tag(Axis axis, int slice, boolean present) {

	public Tag {
		if (axis == null && slice != -1) throw new IllegalArgumentException("a tag of the whole image has no slice");
	}

	/** A tag of the whole image. */
	public static Tag image(final boolean present) {
		return new Tag(null, -1, present);
	}

	/** Whether the tag is about the whole image. */
	public boolean isImage() {
		return axis == null;
	}

	/** Where the tag holds, for messages. */
	public String place() {
		return axis == null ? "the whole image" : "slice " + slice + " along " + axis.text();
	}
}
