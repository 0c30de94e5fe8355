package sc.fiji.score.feedback;

/**
 * What one of several raters said of a region.
 *
 * @param rater number of the rater in the training, 0 or more
 * @param diceLow least regional Dice that the score allows, 0..1
 * @param diceHigh largest regional Dice that the score allows, 0..1; equal to {@code diceLow} for an exact score
 * @param label kind of error
 */
public record RegionAnswer(int rater, double diceLow, double diceHigh, ErrorLabel label) {

	public RegionAnswer {
		if (rater < 0) throw new IllegalArgumentException("rater " + rater);
		if (label == null) throw new IllegalArgumentException("an answer without a label");
	}

	/** The answer in a rater's feedback, which must hold a score and a label. */
	public static RegionAnswer of(final int rater, final RegionFeedback f) {
		return new RegionAnswer(rater, f.diceLow(), f.diceHigh(), f.label());
	}

	/** Whether the score is the Dice itself rather than a level. */
	public boolean isExact() {
		return diceLow == diceHigh;
	}
}
