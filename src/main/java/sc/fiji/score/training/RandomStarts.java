package sc.fiji.score.training;

import java.util.ArrayList;
import java.util.List;

import sc.fiji.score.common.RandomStream;

/**
 * The random starts of one training. Now and then a network of this size loses its features in the first steps: it moves
 * every mask alike and hardly looks at the image any more, however long it goes on. That shows early, in what is left of
 * the disagreement of the unrefined masks with what is known of the cases; then the training begins anew from other random
 * weights. Where no start does well, it goes on from the best.
 * <p>
 * Source: this project's method.
 */
final class RandomStarts {

	/** So many are tried at most. */
	static final int MOST = 3;

	/** After so many steps it shows whether a start is any good: with fewer the good ones are not far either. */
	private static final int TRIAL_STEPS = 120;

	/** A trial takes no more than one in so many of the steps. */
	private static final int PART = 3;

	/** Share of the unrefined masks' disagreement that may be left by then. */
	private static final double ENOUGH = 0.45;

	/** Masks that disagree less than this leave so little to learn that the share tells nothing. */
	private static final double LITTLE = 0.05;

	private final List<Double> left = new ArrayList<>();
	private int number;

	/** Number of the start that the training is at, 0 for the first. */
	int number() {
		return number;
	}

	/** How many starts there were, with the present one. */
	int count() {
		return Math.max(number + 1, left.size());
	}

	/** What each tried start left of the disagreement, in order. */
	List<Double> left() {
		return List.copyOf(left);
	}

	/** The seed of the present start's weights: the training's own for the first. */
	long seed(final long training) {
		return number == 0 ? training : RandomStream.mix(training + number);
	}

	/**
	 * Whether the present start is to be judged now.
	 *
	 * @param done steps of it
	 * @param all steps of the training; short ones have no time for trials
	 */
	boolean isDue(final int done, final int all) {
		return left.size() == number && done >= TRIAL_STEPS && all >= PART * TRIAL_STEPS;
	}

	/**
	 * Judges the present start.
	 *
	 * @param untouched disagreement of the unrefined masks with what is known; NaN where nothing is
	 * @param now what is left of it
	 * @return whether to go on from it; otherwise {@link #number} is that of the start to take now
	 */
	boolean goesOn(final double untouched, final double now) {
		left.add(now);
		if (!(untouched >= LITTLE && now > ENOUGH * untouched)) return true;
		if (left.size() < MOST) {
			number++;
			return false;
		}
		final int last = number;
		for (int i = 0; i < MOST; i++)
			if (left.get(i) < left.get(number)) number = i;
		return number == last;
	}

	/** Puts the state of a stopped training back. */
	void restore(final int newNumber, final List<Double> newLeft) {
		number = newNumber;
		left.clear();
		left.addAll(newLeft);
	}
}
