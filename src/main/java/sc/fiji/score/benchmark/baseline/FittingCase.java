package sc.fiji.score.benchmark.baseline;

import java.util.List;

import sc.fiji.score.feedback.RegionFeedback;
import sc.fiji.score.region.RegionMap;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.Volume;

/** A training case as a fit sees it: image, initial mask and feedback, no reference. */
public final class FittingCase {

	private final Surroundings surroundings;
	private final ScoredRegions scored;

	/**
	 * @param image on the mask's grid
	 * @param mask the initial mask, not empty
	 * @param regions of the mask
	 * @param feedback on the regions
	 * @throws sc.fiji.score.common.ScoreException if a region is scored that the mask does not have, or grids differ
	 */
	public FittingCase(final Volume image, final Mask mask, final RegionMap regions,
		final List<RegionFeedback> feedback)
	{
		surroundings = new Surroundings(image, mask, regions, true);
		scored = new ScoredRegions(surroundings, feedback);
	}

	Surroundings surroundings() {
		return surroundings;
	}

	ScoredRegions scored() {
		return scored;
	}
}
