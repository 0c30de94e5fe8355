package sc.fiji.score.training;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import sc.fiji.score.feedback.ErrorLabel;
import sc.fiji.score.feedback.RaterModel;
import sc.fiji.score.feedback.RegionAnswer;
import sc.fiji.score.loss.RegionTarget;

/**
 * The log-likelihood of all answers to a region's question under given models of the raters, and tables of it over the
 * regional Dice that make searches fast. The scores' part is concave in the Dice.
 */
final class AnswerLikelihood {

	/** The tables have this many bins over the Dice's range. */
	static final int BINS = 256;

	/** A table's bound may be this much too high, lest rounding make it too low. */
	private static final double SLACK = 1e-9;

	/** A rater among others is not taken for a constraint: counts of voxels seldom meet an exact score. */
	static final double LEAST_SPREAD = 0.01;

	private final List<RaterModel> raters;
	private final Map<Score, double[]> levels = new HashMap<>();

	private record Score(int rater, double low, double high) {}

	/** @param raters by their numbers; a hard one counts as one of the least spread */
	AnswerLikelihood(final List<RaterModel> raters) {
		this.raters = raters.stream().map(r -> r.spread() >= LEAST_SPREAD ? r : new RaterModel(LEAST_SPREAD, r.bias(), r
			.flipRate())).toList();
	}

	/** Of the scores, at a true regional Dice. */
	double scores(final RegionTarget t, final double dice) {
		double sum = 0;
		for (final RegionAnswer a : t.answers())
			sum += score(a, dice);
		return sum;
	}

	private double score(final RegionAnswer a, final double dice) {
		return raters.get(a.rater()).scoreLogLikelihood(a.diceLow(), a.diceHigh(), dice);
	}

	/** Of the labels, by the ordinal of the true one. */
	double[] labels(final RegionTarget t) {
		final ErrorLabel[] truths = ErrorLabel.values();
		final double[] out = new double[truths.length];
		for (final RegionAnswer a : t.answers())
			for (int i = 0; i < out.length; i++)
				out[i] += raters.get(a.rater()).labelLogLikelihood(a.label(), truths[i]);
		return out;
	}

	/** Of the scores at the Dice {@code i / BINS}, i = 0..BINS. */
	double[] table(final RegionTarget t) {
		final double[] out = new double[BINS + 1];
		for (final RegionAnswer a : t.answers()) {
			// The levels of a scale recur in every region; exact scores do not.
			final double[] one = a.isExact() ? nodes(a) : levels.computeIfAbsent(new Score(a.rater(), a.diceLow(), a
				.diceHigh()), s -> nodes(a));
			for (int i = 0; i <= BINS; i++)
				out[i] += one[i];
		}
		return out;
	}

	private double[] nodes(final RegionAnswer a) {
		final double[] out = new double[BINS + 1];
		for (int i = 0; i <= BINS; i++)
			out[i] = score(a, (double) i / BINS);
		return out;
	}

	/** For each bin [i, i+1) / BINS what the table's concave function cannot exceed in it; the last one is Dice 1. */
	static double[] bounds(final double[] table) {
		final double[] out = new double[BINS + 1];
		for (int i = 0; i < BINS; i++) {
			// A concave function stays below the line through two earlier (or later) nodes.
			final double fromLeft = i == 0 ? Double.POSITIVE_INFINITY : table[i] + Math.max(0, table[i] - table[i - 1]);
			final double fromRight = i + 2 > BINS ? Double.POSITIVE_INFINITY : table[i + 1] + Math.max(0, table[i + 1] -
				table[i + 2]);
			out[i] = Math.min(fromLeft, fromRight) + SLACK;
		}
		out[BINS] = table[BINS] + SLACK;
		return out;
	}
}
