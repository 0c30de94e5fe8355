package sc.fiji.score.evaluation;

import java.util.ArrayList;
import java.util.List;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.feedback.ErrorLabel;
import sc.fiji.score.feedback.OrdinalScale;
import sc.fiji.score.feedback.RegionFeedback;

/**
 * How well predicted scores fit the scores that were given. A score on a scale counts as its interval for the error of
 * the Dice, which is 0 inside, and as the interval's middle in the reliability table.
 *
 * @param regions number of regions that have a score
 * @param diceError mean absolute error of the predicted regional Dice
 * @param exactAgreement share of the regions whose most likely level is the given one
 * @param weightedKappa agreement of these levels beyond chance, quadratic weights
 * @param labelAgreement share of the labelled regions whose predicted error label is the given one; NaN without labels
 * @param dice reliability of the predicted Dice: in bins of it, the mean predicted and the mean given Dice
 * @param diceCalibrationError the expected calibration error of the Dice: the mean over the regions of how far the two
 *          means of their bin lie apart
 * @param confidence reliability of the level: in bins of the chance of the most likely level, the mean chance and the
 *          share of the regions that were given this level
 * @param confidenceCalibrationError the expected calibration error of the level, likewise
 */
public record PredictionQuality(int regions, double diceError, double exactAgreement, Estimate weightedKappa,
	double labelAgreement, List<Bin> dice, double diceCalibrationError, List<Bin> confidence,
	double confidenceCalibrationError)
{

	/**
	 * What was predicted for a region, and what was given.
	 *
	 * @param dice predicted regional Dice, 0..1
	 * @param levels chance of each level, worst first
	 * @param label predicted error label
	 * @param given what the rater said; without a score the region is left out
	 */
	public record Item(double dice, List<Double> levels, ErrorLabel label, RegionFeedback given) {}

	/**
	 * A line of a reliability table.
	 *
	 * @param low least predicted value of the bin
	 * @param high largest predicted value; it belongs to the next bin, if there is one
	 * @param count regions in the bin, at least 1
	 * @param predicted mean predicted value
	 * @param observed mean of what came true
	 */
	public record Bin(double low, double high, int count, double predicted, double observed) {}

	/**
	 * Compares.
	 *
	 * @param scale of the levels
	 * @param bins number of bins of equal width over [0, 1]; empty ones are left out of the tables
	 * @throws ScoreException if no region has a score, or the scale has fewer than two levels
	 */
	public static PredictionQuality of(final List<Item> items, final OrdinalScale scale, final int bins) {
		final List<Item> scored = items.stream().filter(i -> i.given().hasScore()).toList();
		if (scored.isEmpty()) throw new ScoreException(
			"No region has a score, so predicted scores cannot be compared with given ones. Score some regions.");
		final int n = scored.size();
		final int[] predicted = new int[n], given = new int[n];
		final double[][] dice = new double[n][], chance = new double[n][];
		double error = 0, right = 0, labelled = 0, sameLabel = 0;
		for (int i = 0; i < n; i++) {
			final Item item = scored.get(i);
			final RegionFeedback g = item.given();
			final double middle = (g.diceLow() + g.diceHigh()) / 2;
			predicted[i] = mostLikely(item.levels());
			given[i] = g.score() == 0 ? scale.levelOf(middle) : g.score();
			dice[i] = new double[] { item.dice(), middle };
			chance[i] = new double[] { item.levels().get(predicted[i] - 1), predicted[i] == given[i] ? 1 : 0 };
			error += Math.max(0, Math.max(g.diceLow() - item.dice(), item.dice() - g.diceHigh()));
			if (predicted[i] == given[i]) right++;
			if (g.label() == null) continue;
			labelled++;
			if (g.label() == item.label()) sameLabel++;
		}
		final List<Bin> diceBins = bins(dice, bins), chanceBins = bins(chance, bins);
		return new PredictionQuality(n, error / n, right / n, CohenKappa.of(predicted, given, scale.levels(),
			CohenKappa.Weights.QUADRATIC), sameLabel / labelled, diceBins, calibrationError(diceBins), chanceBins,
			calibrationError(chanceBins));
	}

	private static int mostLikely(final List<Double> levels) {
		int best = 0;
		for (int i = 1; i < levels.size(); i++)
			if (levels.get(i) > levels.get(best)) best = i;
		return best + 1;
	}

	private static List<Bin> bins(final double[][] pairs, final int count) {
		final double[][] sums = new double[count][3];
		for (final double[] p : pairs) {
			final double[] sum = sums[Math.max(0, Math.min(count - 1, (int) (p[0] * count)))];
			sum[0]++;
			sum[1] += p[0];
			sum[2] += p[1];
		}
		final List<Bin> out = new ArrayList<>();
		for (int i = 0; i < count; i++)
			if (sums[i][0] > 0) out.add(new Bin((double) i / count, (i + 1.0) / count, (int) sums[i][0], sums[i][1] /
				sums[i][0], sums[i][2] / sums[i][0]));
		return out;
	}

	/**
	 * The mean over all entries of the distance between what their bin predicted and what came true.
	 * <p>
	 * Source: M. P. Naeini, G. F. Cooper, M. Hauskrecht, Obtaining well calibrated probabilities using Bayesian binning,
	 * AAAI 2015.
	 */
	private static double calibrationError(final List<Bin> bins) {
		double sum = 0, n = 0;
		for (final Bin b : bins) {
			sum += b.count() * Math.abs(b.predicted() - b.observed());
			n += b.count();
		}
		return sum / n;
	}
}
