package sc.fiji.score.training;

import java.util.Arrays;

import sc.fiji.score.feedback.ErrorLabel;
import sc.fiji.score.loss.RegionTarget;

/**
 * How many voxels of the initial mask to give up (k) and how many beyond it to gain (m) in one region. The worth of a
 * pair is {@code scale * (sum of logits over the foreground, less that of the mask) + log-likelihood of the answers},
 * which depends on k and m only through the regional Dice {@code q = 2(U-k) / (2U-k+m)} and the kinds of error.
 */
final class CountSearch {

	/** Pairs that are so much less likely than the best are left out of the posterior. */
	private static final double NEGLIGIBLE = 10;

	/** The posterior visits about so many values of k and of m. */
	private static final int VISITED = 128;

	/** The first look visits so many values of k and of m. */
	private static final int FIRST_LOOK = 16;

	private final RegionEvidence evidence;
	private final AnswerLikelihood likelihood;
	private final double scale;
	private final int u, most, naturalGain;
	private final double[] table, bounds, labels;
	private final double top;
	private final int[] best = new int[2];
	private double bestValue = Double.NEGATIVE_INFINITY;

	/** @param scale weight against the raters' word of a logit of one step */
	CountSearch(final RegionEvidence evidence, final AnswerLikelihood likelihood, final double scale) {
		this.evidence = evidence;
		this.likelihood = likelihood;
		this.scale = scale;
		u = evidence.inside().length;
		most = evidence.beyond().length;
		naturalGain = evidence.natural();
		final RegionTarget t = evidence.target();
		table = likelihood.table(t);
		bounds = AnswerLikelihood.bounds(table);
		labels = likelihood.labels(t);
		top = Arrays.stream(bounds).max().getAsDouble() + Arrays.stream(labels).max().getAsDouble();
		look();
		search();
	}

	/** The most likely k and m. */
	int[] best() {
		return best.clone();
	}

	/** The worth of {@link #best()}. */
	double bestValue() {
		return bestValue;
	}

	/** The worth of a pair. */
	double value(final int k, final int m) {
		final double q = dice(k, m);
		return logits(k, m) + likelihood.scores(evidence.target(), q) + labels[truth(q, k, m)];
	}

	private double logits(final int k, final int m) {
		return scale * (evidence.given()[k] + evidence.gain()[m]);
	}

	private double dice(final int k, final int m) {
		final int both = 2 * (u - k), sum = both + k + m;
		return sum == 0 ? 1 : (double) both / sum;
	}

	private static int truth(final double dice, final int k, final int m) {
		return ErrorLabel.of(dice, k, m).ordinal();
	}

	/** A good pair to begin with: the better it is, the less is searched. */
	private void look() {
		double found = Double.NEGATIVE_INFINITY;
		for (int k = 0; k <= u; k += 1 + u / FIRST_LOOK)
			for (int m = 0; m <= most; m += 1 + most / FIRST_LOOK) {
				final double value = approximate(k, m);
				if (value <= found) continue;
				found = value;
				best[0] = k;
				best[1] = m;
			}
		bestValue = value(best[0], best[1]);
	}

	/** Looks at every pair that the bounds do not rule out. */
	private void search() {
		for (int k = 0; k <= u; k++) {
			// The gain is concave: what is ruled out on one side of its maximum rules out what is beyond.
			for (int m = naturalGain; m >= 0 && logits(k, m) + top > bestValue; m--)
				consider(k, m);
			for (int m = naturalGain + 1; m <= most && logits(k, m) + top > bestValue; m++)
				consider(k, m);
		}
	}

	private void consider(final int k, final int m) {
		final double q = dice(k, m);
		final double without = logits(k, m) + bounds[(int) (q * AnswerLikelihood.BINS)];
		if (without + labels[truth(q, k, m)] <= bestValue) return;
		final double value = value(k, m);
		if (value <= bestValue) return;
		bestValue = value;
		best[0] = k;
		best[1] = m;
	}

	private double approximate(final int k, final int m) {
		final double q = dice(k, m);
		return logits(k, m) + table[(int) Math.round(q * AnswerLikelihood.BINS)] + labels[truth(q, k, m)];
	}

	/** What the prediction and the answers make likely. */
	CountPosterior posterior() {
		final double[] dice = new double[AnswerLikelihood.BINS + 1], truths = new double[labels.length];
		final int stepK = 1 + u / VISITED, stepM = 1 + most / VISITED, from = best[0] % stepK, start = best[1] % stepM;
		double sum = 0;
		for (int k = from; k <= u; k += stepK)
			for (int m = start; m <= most; m += stepM) {
				if (logits(k, m) + top < bestValue - NEGLIGIBLE) {
					if (m > naturalGain) break;
					continue;
				}
				final double value = approximate(k, m) - bestValue;
				if (value < -NEGLIGIBLE) continue;
				final double weight = Math.exp(value), q = dice(k, m);
				sum += weight;
				dice[(int) Math.round(q * AnswerLikelihood.BINS)] += weight;
				truths[truth(q, k, m)] += weight;
			}
		for (int i = 0; i < dice.length; i++)
			dice[i] /= sum;
		for (int i = 0; i < truths.length; i++)
			truths[i] /= sum;
		return new CountPosterior(dice, truths);
	}
}
