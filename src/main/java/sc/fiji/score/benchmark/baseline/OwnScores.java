package sc.fiji.score.benchmark.baseline;

import java.util.List;

import sc.fiji.score.benchmark.Correction;
import sc.fiji.score.benchmark.ExperimentCase;
import sc.fiji.score.common.ScoreException;
import sc.fiji.score.feedback.RegionFeedback;
import sc.fiji.score.region.RegionMap;
import sc.fiji.score.volume.Mask;

/**
 * Shifts each region as the scores of the very case ask for: what scores alone could do without an image, and no
 * method, since nobody scores the cases to be corrected.
 *
 * @param fitted gives the smoothing, and the shifts of regions that are not scored
 */
record OwnScores(RegionShift fitted) implements Correction {

	@Override
	public String name() {
		return "region_shift_test_scores";
	}

	@Override
	public String description() {
		return "Score-driven morphology with the scores of the test case itself: the surface of each region is shifted as " +
			"far as its own score and label ask for, without looking at the image. An upper bound, no method.";
	}

	@Override
	public boolean usesTestScores() {
		return true;
	}

	@Override
	public Mask correct(final ExperimentCase c, final ExperimentCase.Data data, final RegionMap regions,
		final List<RegionFeedback> feedback)
	{
		if (feedback == null) throw new IllegalArgumentException("the scores of case " + c.name() + " are needed");
		try {
			final Surroundings s = new Surroundings(data.image(), data.initial(), regions, false);
			return s.whole(ShiftFit.own(s, new ScoredRegions(s, feedback), fitted).correct(s));
		}
		catch (final ScoreException e) {
			throw new ScoreException("Case " + c.name() + ": " + e.getMessage(), e);
		}
	}
}
