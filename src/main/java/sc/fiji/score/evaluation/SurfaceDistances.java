package sc.fiji.score.evaluation;

import java.util.Arrays;

import sc.fiji.score.volume.Box;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.NearestVoxel;
import sc.fiji.score.volume.Surface;

/**
 * Distances between the surfaces of two masks, in both directions: for each surface voxel of one, the distance to the
 * nearest surface voxel of the other, in mm, sorted ascending. Where the other mask is empty they are infinite.
 * <p>
 * The names of the averages follow A. Reinke et al., Understanding metric-related pitfalls in image analysis
 * validation, Nature Methods 21, 2024, doi:10.1038/s41592-023-02150-0: ASSD pools the distances of both directions,
 * MASD takes the mean of the two directions' means.
 */
public final class SurfaceDistances {

	private final double[] maskToReference, referenceToMask;

	private SurfaceDistances(final double[] maskToReference, final double[] referenceToMask) {
		this.maskToReference = maskToReference;
		this.referenceToMask = referenceToMask;
	}

	/**
	 * Works in the box around both masks.
	 *
	 * @throws sc.fiji.score.common.ScoreException if the grids differ
	 */
	public static SurfaceDistances between(final Mask reference, final Mask mask) {
		final Geometry g = reference.geometry();
		g.requireSameGrid(mask.geometry(), "The reference mask", "the mask");
		final Box a = reference.boundingBox(), b = mask.boundingBox();
		if (a == null && b == null) return new SurfaceDistances(new double[0], new double[0]);
		final Box box = a == null ? b : b == null ? a : union(a, b);
		final int[] n = { box.width(), box.height(), box.depth() };
		final byte[] r = Surface.of(reference, box), m = Surface.of(mask, box);
		return new SurfaceDistances(directed(m, r, n, g.spacing()), directed(r, m, n, g.spacing()));
	}

	private static Box union(final Box a, final Box b) {
		final int x = Math.min(a.x(), b.x()), y = Math.min(a.y(), b.y()), z = Math.min(a.z(), b.z());
		return new Box(x, y, z, Math.max(a.x() + a.width(), b.x() + b.width()) - x, Math.max(a.y() + a.height(), b.y() + b
			.height()) - y, Math.max(a.z() + a.depth(), b.z() + b.depth()) - z);
	}

	private static double[] directed(final byte[] from, final byte[] to, final int[] n, final double[] spacing) {
		final NearestVoxel nearest = NearestVoxel.of(to, n, spacing);
		int count = 0;
		for (final byte f : from)
			count += f;
		final double[] distances = new double[count];
		for (int i = 0, j = 0; i < from.length; i++)
			if (from[i] != 0) distances[j++] = nearest.distance(i);
		Arrays.sort(distances);
		return distances;
	}

	/** From each surface voxel of the mask to the reference, sorted; a copy. */
	public double[] maskToReference() {
		return maskToReference.clone();
	}

	/** From each surface voxel of the reference to the mask, sorted; a copy. */
	public double[] referenceToMask() {
		return referenceToMask.clone();
	}

	/** Hausdorff distance: the largest distance of both directions. */
	public double hausdorff() {
		return hausdorff(100);
	}

	/** The larger of the two directions' percentiles; 95 gives HD95. */
	public double hausdorff(final double percentile) {
		if (count() == 0) return 0;
		if (oneIsEmpty()) return Double.POSITIVE_INFINITY;
		return Math.max(Percentile.of(maskToReference, percentile), Percentile.of(referenceToMask, percentile));
	}

	/** Average symmetric surface distance: the mean of all distances of both directions. */
	public double assd() {
		if (count() == 0) return 0;
		return (Arrays.stream(maskToReference).sum() + Arrays.stream(referenceToMask).sum()) / count();
	}

	/** Mean average surface distance: the mean of the two directions' means. */
	public double masd() {
		if (count() == 0) return 0;
		if (oneIsEmpty()) return Double.POSITIVE_INFINITY;
		return (Arrays.stream(maskToReference).average().getAsDouble() + Arrays.stream(referenceToMask).average()
			.getAsDouble()) / 2;
	}

	/** Normalised surface distance: the share of surface voxels of both masks that lie within a tolerance, 0..1. */
	public double nsd(final double toleranceMm) {
		if (count() == 0) return 1;
		return (double) (within(maskToReference, toleranceMm) + within(referenceToMask, toleranceMm)) / count();
	}

	private static long within(final double[] distances, final double tolerance) {
		return Arrays.stream(distances).filter(d -> d <= tolerance).count();
	}

	private int count() {
		return maskToReference.length + referenceToMask.length;
	}

	private boolean oneIsEmpty() {
		return maskToReference.length == 0 || referenceToMask.length == 0;
	}
}
