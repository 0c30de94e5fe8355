package sc.fiji.score.loss;

import sc.fiji.score.feedback.ErrorLabel;
import sc.fiji.score.feedback.RegionFeedback;
import sc.fiji.score.feedback.VolumeInterval;

/**
 * What the feedback asks of one region, in voxels of the network's grid.
 *
 * @param maskVolume U, voxels of the initial mask
 * @param interval the truth's volume
 * @param label kind of error
 * @param diceLow least regional Dice of the initial mask
 * @param diceHigh largest regional Dice of the initial mask
 * @param displacement mean distance, in voxels, by which the mask's surface is wrong
 */
public record RegionTarget(double maskVolume, VolumeInterval interval, ErrorLabel label, double diceLow,
	double diceHigh, double displacement)
{

	/** How a change of 1 voxel per surface voxel counts where a region has no surface. */
	private static final double LEAST_SURFACE = 1;

	/**
	 * @param maskVolume U
	 * @param surface number of the mask's surface voxels in the region
	 */
	public static RegionTarget of(final double maskVolume, final double surface, final RegionFeedback f) {
		final VolumeInterval v = VolumeInterval.of(maskVolume, f);
		final double q = (f.diceLow() + f.diceHigh()) / 2, expected = Double.isFinite(v.high()) ? (v.low() + v.high()) / 2
			: maskVolume;
		final double errors = (1 - q) * (maskVolume + expected);
		return new RegionTarget(maskVolume, v, f.label(), f.diceLow(), f.diceHigh(), errors / Math.max(LEAST_SURFACE,
			surface));
	}

	/** The target of a region that nobody scored: it asks nothing. */
	public static RegionTarget unknown(final double maskVolume) {
		return new RegionTarget(maskVolume, new VolumeInterval(0, Double.POSITIVE_INFINITY), ErrorLabel.MIXED, 0, 1,
			Double.POSITIVE_INFINITY);
	}
}
