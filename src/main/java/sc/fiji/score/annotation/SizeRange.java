package sc.fiji.score.annotation;

/**
 * The volume that a structure has, as a range. A range that no structure can meet is let through: {@link
 * AnnotationChecks} tells it together with all other problems of a set.
 *
 * @param low least volume in mm3, 0 or more
 * @param high largest volume in mm3
 */
public record SizeRange(double low, double high) {

	public SizeRange {
		if (!(low >= 0 && Double.isFinite(low) && high >= 0 && Double.isFinite(high))) throw new IllegalArgumentException(
			"a size range from " + low + " to " + high + " mm3");
	}
}
