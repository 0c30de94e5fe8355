package sc.fiji.score.benchmark.baseline;

import java.util.List;

import sc.fiji.score.benchmark.Correction;
import sc.fiji.score.benchmark.ExperimentCase;
import sc.fiji.score.common.ScoreException;
import sc.fiji.score.feedback.RegionFeedback;
import sc.fiji.score.region.RegionMap;
import sc.fiji.score.volume.Mask;

/**
 * A fitted method under a name.
 *
 * @param name of the arm
 * @param what the method does
 * @param method with the parameters that fit the training feedback best
 */
record LocalCorrection(String name, String what, LocalMethod method) implements Correction {

	@Override
	public String description() {
		return what + " Fitted on the training feedback: " + method.parameters() + ".";
	}

	@Override
	public Mask correct(final ExperimentCase c, final ExperimentCase.Data data, final RegionMap regions,
		final List<RegionFeedback> feedback)
	{
		try {
			final Surroundings s = new Surroundings(data.image(), data.initial(), regions, method.needsEdges());
			return s.whole(method.correct(s));
		}
		catch (final ScoreException e) {
			throw new ScoreException("Case " + c.name() + ": " + e.getMessage(), e);
		}
	}
}
