package sc.fiji.score.feedback;

/**
 * What a rater said of one region; where the score or the label is missing, the region is not scored yet.
 *
 * @param region number of the region, 1 or more
 * @param score level on the case's ordinal scale, 1 (worst) or more; 0 where the score is the exact Dice,
 *          {@link #UNSCORED} where there is none
 * @param diceLow least regional Dice that the score allows, 0..1
 * @param diceHigh largest regional Dice that the score allows, 0..1; equal to {@code diceLow} for an exact score
 * @param label kind of error, or null where the rater has not said it
 * @param seconds time that the rater spent on the region, 0 where unknown
 * @param notes the rater's own words, empty where there are none
 * @param flagged whether an expert should look at the region
 * @param skipped whether the rater chose to leave the region unscored
 */
public record RegionFeedback(int region, int score, double diceLow, double diceHigh, ErrorLabel label,
	double seconds, String notes, boolean flagged, boolean skipped)
{

	/** Stands for the score of a region that has none; its Dice may be anything, 0 to 1. */
	public static final int UNSCORED = -1;

	public RegionFeedback {
		if (region < 1) throw new IllegalArgumentException("region " + region);
		if (score < UNSCORED) throw new IllegalArgumentException("score " + score + " of region " + region);
		if (!(0 <= diceLow && diceLow <= diceHigh && diceHigh <= 1)) throw new IllegalArgumentException("Dice interval [" +
			diceLow + ", " + diceHigh + "] of region " + region);
		if (!(seconds >= 0 && seconds < Double.POSITIVE_INFINITY)) throw new IllegalArgumentException(seconds +
			" seconds for region " + region);
		if (notes == null) notes = "";
	}

	/** Neither flagged nor skipped. */
	public RegionFeedback(final int region, final int score, final double diceLow, final double diceHigh,
		final ErrorLabel label, final double seconds, final String notes)
	{
		this(region, score, diceLow, diceHigh, label, seconds, notes, false, false);
	}

	/** Without notes. */
	public RegionFeedback(final int region, final int score, final double diceLow, final double diceHigh,
		final ErrorLabel label, final double seconds)
	{
		this(region, score, diceLow, diceHigh, label, seconds, "");
	}

	/** A score that is the regional Dice itself. */
	public static RegionFeedback exact(final int region, final double dice, final ErrorLabel label) {
		return new RegionFeedback(region, 0, dice, dice, label, 0);
	}

	/** A score on a scale. */
	public static RegionFeedback onScale(final int region, final int level, final OrdinalScale scale,
		final ErrorLabel label, final double seconds)
	{
		return new RegionFeedback(region, level, scale.low(level), scale.high(level), label, seconds);
	}

	/** A region of which nothing is said. */
	public static RegionFeedback unscored(final int region) {
		return new RegionFeedback(region, UNSCORED, 0, 1, null, 0);
	}

	/** Whether there is a score, with or without a label. */
	public boolean hasScore() {
		return score != UNSCORED;
	}

	/** Whether score and label are there: only then does the region teach anything. */
	public boolean isScored() {
		return hasScore() && label != null;
	}
}
