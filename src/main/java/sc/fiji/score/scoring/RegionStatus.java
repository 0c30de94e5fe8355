package sc.fiji.score.scoring;

import sc.fiji.score.feedback.ErrorLabel;

/**
 * What a window shows of a region.
 *
 * @param region number of the region, 1 or more
 * @param state how far its rating is
 * @param score level on the scale, 1 or more; 0 where there is none
 * @param label kind of error, or null
 * @param notes the rater's words, empty where there are none
 * @param flagged whether an expert should look at it
 * @param seconds active time spent on it
 */
public record RegionStatus(int region, RegionState state, int score, ErrorLabel label, String notes, boolean flagged,
	double seconds)
{}
