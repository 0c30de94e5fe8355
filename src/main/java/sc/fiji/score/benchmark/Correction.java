package sc.fiji.score.benchmark;

import java.util.List;

import sc.fiji.score.feedback.RegionFeedback;
import sc.fiji.score.region.RegionMap;
import sc.fiji.score.volume.Mask;

/**
 * Corrects a mask without a network: what the method must beat. A correction is fitted on the feedback of training
 * cases; it may be used by several threads at once.
 */
public interface Correction {

	/** Short name in lower case and underscores: the name of its arm and of its folder. */
	String name();

	/** What it does and with which fitted parameters, in a sentence or two for the report. */
	String description();

	/**
	 * Whether it looks at the scores of the very case that it corrects. It is then no method to use but a bound, and
	 * {@link #correct} must be given that feedback.
	 */
	default boolean usesTestScores() {
		return false;
	}

	/**
	 * Corrects a case. The reference in {@code data} is never read.
	 *
	 * @param c the case
	 * @param data its image and initial mask, on one grid, the mask not empty
	 * @param regions of the initial mask, divided as the training cases were
	 * @param feedback on the initial mask; null unless {@link #usesTestScores()}
	 * @return the corrected mask on the grid of the initial mask; it may be empty
	 * @throws sc.fiji.score.common.ScoreException if the case cannot be used; the message names it
	 */
	Mask correct(ExperimentCase c, ExperimentCase.Data data, RegionMap regions, List<RegionFeedback> feedback);
}
