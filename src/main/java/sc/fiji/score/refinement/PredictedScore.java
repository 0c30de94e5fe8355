package sc.fiji.score.refinement;

import java.util.Arrays;
import java.util.List;

import org.apache.commons.math3.special.Erf;

import sc.fiji.score.feedback.ErrorLabel;
import sc.fiji.score.feedback.OrdinalScale;
import sc.fiji.score.feedback.ScoreCalibration;

/**
 * The score that a model expects a rater to give to a region of a mask.
 *
 * @param dice expected regional Dice, 0..1, calibrated where the model is
 * @param raw the same before calibration: what the members' probabilities say
 * @param deviation standard deviation of the regional Dice under the members
 * @param label the error label by the expected voxels of each kind
 * @param falsePositives expected voxels of the mask that are not true
 * @param falseNegatives expected true voxels that the mask misses
 * @param levels chance of each level of the scale, worst first
 */
public record PredictedScore(double dice, double raw, double deviation, ErrorLabel label, double falsePositives,
	double falseNegatives, List<Double> levels)
{

	/** Without a calibration no score is surer than this: truth does not follow voxels that err independently. */
	private static final double LEAST_DEVIATION = 0.02;

	/** Parts of a voxel that the label's shares are compared in. */
	private static final double PARTS = 1000;

	public PredictedScore {
		levels = List.copyOf(levels);
	}

	/**
	 * @param e under the members
	 * @param maskVoxels voxels of the mask in the region
	 * @param calibration of the model, or null: then the chances of the levels are those of a normal distribution
	 */
	static PredictedScore of(final ExpectedDice e, final int maskVoxels, final ScoreCalibration calibration) {
		return of(e.mean(), Math.sqrt(e.variance()), Math.max(0, maskVoxels - e.inside()), e.outside(), calibration);
	}

	private static PredictedScore of(final double raw, final double sd, final double fp, final double fn,
		final ScoreCalibration calibration)
	{
		final double dice = calibration == null ? raw : Math.max(0, Math.min(1, calibration.dice().at(raw)));
		final ErrorLabel label = ErrorLabel.of(dice, Math.round(PARTS * fp), Math.round(PARTS * fn));
		final double[] levels = calibration == null ? normal(raw, Math.max(LEAST_DEVIATION, sd), OrdinalScale.fiveLevels())
			: calibration.levels(raw);
		return new PredictedScore(dice, raw, sd, label, fp, fn, Arrays.stream(levels).boxed().toList());
	}

	/** The same expectation brought to given scores by another calibration, or by none (null). */
	public PredictedScore calibrated(final ScoreCalibration calibration) {
		return of(raw, deviation, falsePositives, falseNegatives, calibration);
	}

	private static double[] normal(final double mean, final double sd, final OrdinalScale scale) {
		final double[] out = new double[scale.levels()];
		double below = 0;
		for (int level = 1; level <= out.length; level++) {
			final double next = level == out.length ? 1 : 0.5 * Erf.erfc((mean - scale.high(level)) / (sd * Math.sqrt(2)));
			out[level - 1] = next - below;
			below = next;
		}
		return out;
	}

	/** The most likely level, 1 or more; of equally likely ones the lowest. */
	public int level() {
		int best = 0;
		for (int i = 1; i < levels.size(); i++)
			if (levels.get(i) > levels.get(best)) best = i;
		return best + 1;
	}

	/** Expected wrong voxels of both kinds. */
	public double errors() {
		return falsePositives + falseNegatives;
	}
}
