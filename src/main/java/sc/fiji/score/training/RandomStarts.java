package sc.fiji.score.training;

import java.util.ArrayList;
import java.util.List;

import sc.fiji.score.common.RandomStream;

/**
 * The random starts of one training. Now and then the features of a network become one in the first steps
 * ({@link FeatureCollapse}): it moves every mask alike and hardly looks at the image any more, however long it goes on. Then
 * the training begins anew from other random weights. Where that happens to all starts, it goes on from the best.
 * <p>
 * Source: this project's method.
 */
final class RandomStarts {

	/** So many are tried at most. */
	static final int MOST = 3;

	/** After so many steps a start is judged. */
	private static final int TRIAL_STEPS = 60;

	/** A trial takes no more than one in so many of the steps. */
	private static final int PART = 3;

	/** A network is stuck above this collapse. In our trials sound ones had 0 or less, stuck ones .79 to .97. */
	static final double STUCK = 0.5;

	private final List<Double> collapses = new ArrayList<>();
	private int number;

	/** Number of the start that the training is at, 0 for the first. */
	int number() {
		return number;
	}

	/** How many starts there were, with the present one. */
	int count() {
		return Math.max(number + 1, collapses.size());
	}

	/** The collapse of each start that was judged, in order. */
	List<Double> collapses() {
		return List.copyOf(collapses);
	}

	/** The seed of the present start's weights: the training's own for the first. */
	long seed(final long training) {
		return number == 0 ? training : RandomStream.mix(training, number);
	}

	/**
	 * Whether the present start is to be judged now.
	 *
	 * @param done steps of it
	 * @param all steps of the training; short ones have no time for trials
	 */
	boolean isDue(final int done, final int all) {
		return collapses.size() == number && done >= TRIAL_STEPS && all >= PART * TRIAL_STEPS;
	}

	/**
	 * Judges the present start.
	 *
	 * @param collapse of its features
	 * @param stuck above which it is stuck
	 * @return whether to go on from it; otherwise {@link #number} is that of the start to take now
	 */
	boolean goesOn(final double collapse, final double stuck) {
		collapses.add(collapse);
		if (!(collapse > stuck)) return true;
		if (collapses.size() < MOST) {
			number++;
			return false;
		}
		final int last = number;
		for (int i = 0; i < MOST; i++)
			if (collapses.get(i) < collapses.get(number)) number = i;
		return number == last;
	}

	/** Puts the state of a stopped training back. */
	void restore(final int newNumber, final List<Double> newCollapses) {
		number = newNumber;
		collapses.clear();
		collapses.addAll(newCollapses);
	}
}
