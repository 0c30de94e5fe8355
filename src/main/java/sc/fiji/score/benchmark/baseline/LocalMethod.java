package sc.fiji.score.benchmark.baseline;

/** A way to correct a mask in its surroundings, with all parameters set; may be used by several threads at once. */
interface LocalMethod {

	/**
	 * @param s the case; not changed
	 * @return the corrected voxels of the box, 0 or 1, a fresh array
	 */
	byte[] correct(Surroundings s);

	/** The parameters for a person, for example {@code "2 voxels, threshold 220"}. */
	String parameters();

	/** Whether {@link Surroundings#edges()} is looked at. */
	default boolean needsEdges() {
		return false;
	}
}
