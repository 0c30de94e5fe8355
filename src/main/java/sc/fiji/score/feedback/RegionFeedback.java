package sc.fiji.score.feedback;

/**
 * What a rater said of one region.
 *
 * @param region number of the region, 1 or more
 * @param score level on the case's ordinal scale, 1 (worst) or more; 0 where the score is the exact Dice
 * @param diceLow least regional Dice that the score allows, 0..1
 * @param diceHigh largest regional Dice that the score allows, 0..1; equal to {@code diceLow} for an exact score
 * @param label kind of error
 * @param seconds time that the rater spent on the region, 0 where unknown
 * @param notes the rater's own words, empty where there are none
 */
public record RegionFeedback(int region, int score, double diceLow, double diceHigh, ErrorLabel label,
	double seconds, String notes)
{

	public RegionFeedback {
		if (region < 1) throw new IllegalArgumentException("region " + region);
		if (score < 0) throw new IllegalArgumentException("score " + score + " of region " + region);
		if (!(0 <= diceLow && diceLow <= diceHigh && diceHigh <= 1)) throw new IllegalArgumentException("Dice interval [" +
			diceLow + ", " + diceHigh + "] of region " + region);
		if (label == null) throw new IllegalArgumentException("region " + region + " has no error label");
		if (!(seconds >= 0 && seconds < Double.POSITIVE_INFINITY)) throw new IllegalArgumentException(seconds +
			" seconds for region " + region);
		if (notes == null) notes = "";
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
}
