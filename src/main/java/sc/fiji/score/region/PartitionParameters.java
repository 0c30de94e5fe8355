package sc.fiji.score.region;

/**
 * How a mask's neighbourhood is divided; written into feedback files, so that the regions can be made again.
 *
 * @param method the way to divide
 * @param slabs number of slabs along the principal axis ({@link Method#SLABS}), else 0
 * @param sectors number of sectors around the axis ({@link Method#SLABS}), else 0
 * @param clusters number of clusters ({@link Method#CLUSTERS}), else 0
 * @param distance how far from the mask regions reach, in mm
 * @param seed of the k-means start ({@link Method#CLUSTERS}), else 0
 */
public record PartitionParameters(Method method, int slabs, int sectors, int clusters, double distance, long seed) {

	/** Default reach of the regions outside the mask, in mm. */
	public static final double DEFAULT_DISTANCE = 10;

	/** The ways to divide. */
	public enum Method {
		/** Slabs along the principal axis x sectors around it. */
		SLABS,
		/** k-means clusters of the mask's surface. */
		CLUSTERS,
		/** Connected components of a user's label image. */
		LABELS
	}

	/** 6 slabs x 4 sectors, the default. */
	public static PartitionParameters defaults() {
		return slabs(6, 4);
	}

	public static PartitionParameters slabs(final int slabs, final int sectors) {
		return new PartitionParameters(Method.SLABS, slabs, sectors, 0, DEFAULT_DISTANCE, 0);
	}

	public static PartitionParameters clusters(final int clusters, final long seed) {
		return new PartitionParameters(Method.CLUSTERS, 0, 0, clusters, DEFAULT_DISTANCE, seed);
	}

	public static PartitionParameters labels() {
		return new PartitionParameters(Method.LABELS, 0, 0, 0, DEFAULT_DISTANCE, 0);
	}

	/** The same with another reach in mm. */
	public PartitionParameters withDistance(final double mm) {
		return new PartitionParameters(method, slabs, sectors, clusters, mm, seed);
	}
}
