package sc.fiji.score.training;

import java.util.LinkedHashMap;
import java.util.Map;

import sc.fiji.score.feedback.ErrorLabel;
import sc.fiji.score.feedback.RaterModel;
import sc.fiji.score.feedback.RegionAnswer;

/**
 * Estimates how one rater errs from the answers and what was likely in the regions: the maximisation step. Few answers
 * change little, for the estimates have priors: a bias normal around 0 with deviation {@value #BIAS_DEVIATION} Dice; a
 * spread log-normal around {@value #USUAL_SPREAD} Dice with deviation {@value #SPREAD_DEVIATION}; a flip rate as if
 * {@value #PRIOR_LABELS} labels had been seen before, {@value #USUAL_FLIPS} of them flipped.
 */
final class RaterStatistics {

	static final double BIAS_DEVIATION = 0.05, USUAL_SPREAD = 0.05, SPREAD_DEVIATION = 0.7;
	static final double PRIOR_LABELS = 20, USUAL_FLIPS = 0.05;

	/** What a training begins with. */
	static final RaterModel START = new RaterModel(USUAL_SPREAD, 0, USUAL_FLIPS);

	private static final double LARGEST_BIAS = 0.4, LARGEST_SPREAD = 0.5;
	/** The estimate is sought on a grid of so many values to each side, which shrinks about its best point. */
	private static final int SIDE = 3, ROUNDS = 7;
	private static final double SHRINK = 0.4;

	/** True Dices of less weight than this are left out: they could not move the estimate. */
	private static final double NEGLIGIBLE = 1e-4;

	/** For each level the weight of each true Dice. */
	private final Map<Level, double[]> levels = new LinkedHashMap<>();
	/** Of exact scores: their number, and the sums of their errors and of the squares of these. */
	private double exact, errors, squares;
	private double same, flipped;

	private record Level(double low, double high) {}

	void add(final RegionAnswer answer, final CountPosterior likely) {
		final double[] dice = likely.dice();
		if (answer.isExact()) {
			exact++;
			for (int i = 0; i < dice.length; i++) {
				final double error = answer.diceLow() - (double) i / AnswerLikelihood.BINS;
				errors += dice[i] * error;
				squares += dice[i] * error * error;
			}
		}
		else {
			final double[] sum = levels.computeIfAbsent(new Level(answer.diceLow(), answer.diceHigh()),
				level -> new double[dice.length]);
			for (int i = 0; i < dice.length; i++)
				sum[i] += dice[i];
		}
		final ErrorLabel said = answer.label();
		if (said == said.flipped()) return;
		same += likely.labels()[said.ordinal()];
		flipped += likely.labels()[said.flipped().ordinal()];
	}

	/** The most likely model. */
	RaterModel estimate() {
		double bias = 0, logSpread = Math.log(Math.sqrt(AnswerLikelihood.LEAST_SPREAD * LARGEST_SPREAD));
		double reachBias = LARGEST_BIAS, reachSpread = Math.log(LARGEST_SPREAD) - logSpread;
		for (int round = 0; round < ROUNDS; round++) {
			double best = Double.NEGATIVE_INFINITY;
			final double centreBias = bias, centreSpread = logSpread;
			for (int i = -SIDE; i <= SIDE; i++)
				for (int j = -SIDE; j <= SIDE; j++) {
					final double b = limit(centreBias + reachBias * i / SIDE, -LARGEST_BIAS, LARGEST_BIAS);
					final double s = limit(centreSpread + reachSpread * j / SIDE, Math.log(AnswerLikelihood.LEAST_SPREAD), Math
						.log(LARGEST_SPREAD));
					final double value = logPosterior(b, Math.exp(s));
					if (value <= best) continue;
					best = value;
					bias = b;
					logSpread = s;
				}
			reachBias *= SHRINK;
			reachSpread *= SHRINK;
		}
		return new RaterModel(Math.exp(logSpread), bias, (flipped + USUAL_FLIPS * PRIOR_LABELS) / (same + flipped +
			PRIOR_LABELS));
	}

	private static double limit(final double value, final double least, final double most) {
		return Math.max(least, Math.min(most, value));
	}

	private double logPosterior(final double bias, final double spread) {
		final RaterModel model = new RaterModel(spread, bias, 0);
		final double b = bias / BIAS_DEVIATION, s = Math.log(spread / USUAL_SPREAD) / SPREAD_DEVIATION;
		double sum = -0.5 * (b * b + s * s);
		if (exact > 0) sum -= exact * Math.log(spread) + (squares - 2 * bias * errors + exact * bias * bias) / (2 * spread *
			spread);
		for (final Map.Entry<Level, double[]> e : levels.entrySet()) {
			final double[] weights = e.getValue();
			for (int i = 0; i < weights.length; i++)
				if (weights[i] > NEGLIGIBLE) sum += weights[i] * model.scoreLogLikelihood(e.getKey().low(), e.getKey()
					.high(), (double) i / AnswerLikelihood.BINS);
		}
		return sum;
	}
}
