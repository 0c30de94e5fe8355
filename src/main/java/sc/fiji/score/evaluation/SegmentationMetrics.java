package sc.fiji.score.evaluation;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.volume.Mask;

/**
 * How well a mask agrees with a reference; the conventions are those of the package.
 *
 * @param dice 2 |M and R| / (|M| + |R|), 0..1
 * @param hd Hausdorff distance in mm
 * @param hd95 larger of the two directed 95th percentiles in mm
 * @param assd average symmetric surface distance (pooled) in mm
 * @param masd mean of the two directed mean surface distances in mm
 * @param nsd normalised surface distance at the tolerance, 0..1
 * @param volumeSimilarity 1 - ||M| - |R|| / (|M| + |R|), 0..1
 */
public record SegmentationMetrics(double dice, double hd, double hd95, double assd, double masd, double nsd,
	double volumeSimilarity)
{

	/** Default tolerance of NSD in mm. */
	public static final double DEFAULT_TOLERANCE = 1;

	/**
	 * @param reference the truth; may be empty
	 * @param mask the mask to judge, on the same grid; may be empty
	 * @param toleranceMm tolerance of NSD, 0 or more
	 * @throws ScoreException if the grids differ (the message names both) or the tolerance is not 0 or more
	 */
	public static SegmentationMetrics of(final Mask reference, final Mask mask, final double toleranceMm) {
		if (!(toleranceMm >= 0)) throw new ScoreException("The tolerance of the surface distance must be 0 mm or more, but " +
			"is " + toleranceMm + ".");
		final ConfusionCounts counts = ConfusionCounts.of(reference, mask);
		final SurfaceDistances d = SurfaceDistances.between(reference, mask);
		return new SegmentationMetrics(counts.dice(), d.hausdorff(), d.hausdorff(95), d.assd(), d.masd(), d.nsd(
			toleranceMm), counts.volumeSimilarity());
	}
}
