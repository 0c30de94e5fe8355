package sc.fiji.score.benchmark;

import java.util.ArrayList;
import java.util.List;

import sc.fiji.score.benchmark.baseline.BaselineFitter;
import sc.fiji.score.benchmark.baseline.FittingCase;
import sc.fiji.score.common.Progress;
import sc.fiji.score.common.ScoreException;
import sc.fiji.score.feedback.SimulatedRater;
import sc.fiji.score.region.PartitionParameters;
import sc.fiji.score.region.Partitioner;
import sc.fiji.score.region.RegionMap;
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
		final SimulatedRater rater = new SimulatedRater(settings.feedback(), settings.seed());
		final List<FittingCase> cases = new ArrayList<>();
		for (final ExperimentCase c : training) {
			progress.checkCancelled();
			progress.update("Preparing baselines", cases.size(), training.size());
			cases.add(scored(c, rater, settings.partition()));
		}
		return BaselineFitter.fit(cases, progress);
	}

	private static FittingCase scored(final ExperimentCase c, final SimulatedRater rater,
		final PartitionParameters partition)
	{
		final ExperimentCase.Data data = c.load();
		try {
			final RegionMap regions = Partitioner.partition(data.initial(), partition);
			return new FittingCase(data.image(), data.initial(), regions, rater.rate(c.name(), data.initial(), data
				.reference(), regions));
		}
		catch (final ScoreException e) {
			throw new ScoreException("Case " + c.name() + ": " + e.getMessage(), e);
		}
	}

	/**
	 * Options that make a training learn from pseudo-labels alone: the initial masks, each region shifted as its score
	 * says. The labels are never inferred anew, and no other term of the loss counts. The rest of the options stays.
	 *
	 * @param options changed and returned
	 */
	public static TrainingOptions.Builder pseudoLabels(final TrainingOptions.Builder options) {
		return options.optRelabelAt(List.of()).optIntensities(0).optWeights(1, 0, 0, 0, 0);
	}
}
