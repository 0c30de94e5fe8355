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
 */
public record RegionFeedback(int region, int score, double diceLow, double diceHigh, ErrorLabel label,
	double seconds)
{

	public RegionFeedback {
		if (region < 1) throw new IllegalArgumentException("region " + region);
		if (!(0 <= diceLow && diceLow <= diceHigh && diceHigh <= 1)) throw new IllegalArgumentException("Dice interval [" +
			diceLow + ", " + diceHigh + "] of region " + region);
		if (label == null) throw new IllegalArgumentException("region " + region + " has no error label");
	}
}
