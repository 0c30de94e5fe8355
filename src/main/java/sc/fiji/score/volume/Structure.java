package sc.fiji.score.volume;

/**
 * The anatomical structure that a mask shows.
 *
 * @param label its value in a label image; {@link #ANY} means every non-zero voxel
 * @param name for people and files, for example {@code humerus_right}
 */
public record Structure(int label, String name) {

	/** The label that stands for every non-zero voxel. */
	public static final int ANY = 0;

	/** Every non-zero voxel, named {@code foreground}. */
	public static final Structure FOREGROUND = new Structure(ANY, "foreground");

	public Structure {
		if (label < 0) throw new IllegalArgumentException("a label cannot be negative: " + label);
		if (name == null || name.isBlank()) name = label == ANY ? "foreground" : "label_" + label;
	}

	/** The structure of a label, with a name made from it. */
	public static Structure ofLabel(final int label) {
		return new Structure(label, null);
	}
}
