package sc.fiji.score.loss;

import java.util.List;

import sc.fiji.score.feedback.ErrorLabel;
import sc.fiji.score.feedback.RegionAnswer;
import sc.fiji.score.feedback.RegionFeedback;
import sc.fiji.score.feedback.VolumeInterval;

/**
 * What the feedback asks of one region, in voxels of the network's grid.
 * <p>
 * The terms of the loss use one interval and one label. Of several raters they take what most of them can agree to:
 * from the lower median of the least Dice to the upper median of the largest (two raters: from the lower of both to the
 * higher), and the label that most gave, or <em>mixed</em>, which asserts least, where two were given equally often.
 *
 * @param maskVolume U, voxels of the initial mask
 * @param interval the truth's volume
 * @param label kind of error
 * @param diceLow least regional Dice of the initial mask
 * @param diceHigh largest regional Dice of the initial mask
 * @param displacement mean distance, in voxels, by which the mask's surface is wrong
 * @param answers of all raters as they gave them, empty where nobody scored the region
 */
public record RegionTarget(double maskVolume, VolumeInterval interval, ErrorLabel label, double diceLow,
	double diceHigh, double displacement, List<RegionAnswer> answers)
{

	/** How a change of 1 voxel per surface voxel counts where a region has no surface. */
	private static final double LEAST_SURFACE = 1;

	public RegionTarget {
		answers = List.copyOf(answers);
	}

	/** Without the raters' answers. */
	public RegionTarget(final double maskVolume, final VolumeInterval interval, final ErrorLabel label,
		final double diceLow, final double diceHigh, final double displacement)
	{
		this(maskVolume, interval, label, diceLow, diceHigh, displacement, List.of());
	}

	/** The target of a region that the only rater scored; see {@link #of(double, double, List)}. */
	public static RegionTarget of(final double maskVolume, final double surface, final RegionFeedback f) {
		return of(maskVolume, surface, List.of(RegionAnswer.of(0, f)));
	}

	/**
	 * @param maskVolume U
	 * @param surface number of the mask's surface voxels in the region
	 * @param answers at least one
	 */
	public static RegionTarget of(final double maskVolume, final double surface, final List<RegionAnswer> answers) {
		final int n = answers.size();
		final double low = answers.stream().mapToDouble(RegionAnswer::diceLow).sorted().toArray()[(n - 1) / 2];
		final double high = answers.stream().mapToDouble(RegionAnswer::diceHigh).sorted().toArray()[n / 2];
		final ErrorLabel label = mostFrequent(answers);
		final VolumeInterval v = VolumeInterval.of(maskVolume, low, high, label);
		final double q = (low + high) / 2, expected = Double.isFinite(v.high()) ? (v.low() + v.high()) / 2 : maskVolume;
		final double errors = (1 - q) * (maskVolume + expected);
		return new RegionTarget(maskVolume, v, label, low, high, errors / Math.max(LEAST_SURFACE, surface), answers);
	}

	private static ErrorLabel mostFrequent(final List<RegionAnswer> answers) {
		final int[] counts = new int[ErrorLabel.values().length];
		answers.forEach(a -> counts[a.label().ordinal()]++);
		ErrorLabel most = null;
		int ties = 0;
		for (final ErrorLabel label : ErrorLabel.values()) {
			final int more = most == null ? 1 : counts[label.ordinal()] - counts[most.ordinal()];
			if (more > 0) ties = 0;
			else if (more == 0) ties++;
			if (more > 0) most = label;
		}
		return ties > 0 ? ErrorLabel.MIXED : most;
	}

	/** Whether the score says anything of the regional Dice; there may be a label without. */
	public boolean isScored() {
		return diceLow > 0 || diceHigh < 1;
	}

	/** The target of a region that nobody scored: it asks nothing. */
	public static RegionTarget unknown(final double maskVolume) {
		return new RegionTarget(maskVolume, new VolumeInterval(0, Double.POSITIVE_INFINITY), ErrorLabel.MIXED, 0, 1,
			Double.POSITIVE_INFINITY);
	}
}
