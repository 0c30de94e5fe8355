package sc.fiji.score.task;

import java.nio.file.Path;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.feedback.CaseFeedback;
import sc.fiji.score.feedback.FeedbackFile;
import sc.fiji.score.region.RegionMap;
import sc.fiji.score.volume.Mask;

/**
 * A mask that a rater scored.
 *
 * @param file of the mask
 * @param mask of the structure that the feedback is about
 * @param regions that were scored
 * @param feedback what was said of them
 */
record RatedMask(Path file, Mask mask, RegionMap regions, CaseFeedback feedback) {

	/**
	 * Reads both files.
	 *
	 * @param role what the mask is, for the message
	 * @throws ScoreException if the mask is not the one that was rated, or is empty
	 */
	static RatedMask read(final Path feedbackFile, final Path maskFile, final String role) {
		final CaseFeedback feedback = FeedbackFile.read(feedbackFile);
		feedback.requireMask(maskFile);
		final Mask mask = Inputs.readMask(maskFile, feedback.structure(), role);
		return new RatedMask(maskFile, mask, feedback.regionMap(mask), feedback);
	}
}
