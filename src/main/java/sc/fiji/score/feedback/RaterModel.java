package sc.fiji.score.feedback;

/**
 * How a rater errs. A score: the rater sees the true regional Dice q plus a normal error of mean {@code bias} and
 * standard deviation {@code spread}, and names the level that this lies on, so a level [lo, hi) has the likelihood
 * {@code Phi((hi - q - bias) / spread) - Phi((lo - q - bias) / spread)}, without a bound at Dice 0 and 1 (interval
 * censoring); an exact score has the normal density. A label: over and under are exchanged at the {@code flipRate};
 * besides, any label comes at random at {@link #LABEL_ERROR}.
 * <p>
 * Source: this project's method; the likelihood is that of grouped (interval-censored) normal data.
 *
 * @param spread standard deviation of the score's error, in Dice; 0 for a rater who never errs
 * @param bias mean of the score's error, in Dice; below 0 for a strict rater
 * @param flipRate rate at which over and under are exchanged, 0 to below 1
 */
public record RaterModel(double spread, double bias, double flipRate) {

	/** Never errs: every answer is a constraint. */
	public static final RaterModel HARD = new RaterModel(0, 0, 0);

	/** Rate at which a label has nothing to do with the region. */
	public static final double LABEL_ERROR = 0.02;

	public RaterModel {
		if (!(spread >= 0 && spread < Double.POSITIVE_INFINITY)) throw new IllegalArgumentException("spread " + spread);
		if (!Double.isFinite(bias)) throw new IllegalArgumentException("bias " + bias);
		if (!(flipRate >= 0 && flipRate < 1)) throw new IllegalArgumentException("flip rate " + flipRate);
	}

	/** Whether the rater's answers are constraints. */
	public boolean isHard() {
		return spread == 0;
	}

	/**
	 * Log-likelihood of a score; concave in the true Dice. For a {@link #isHard hard} rater 0 where the score (less the
	 * bias) holds the Dice, else minus infinity.
	 *
	 * @param dice true regional Dice, 0..1
	 */
	public double scoreLogLikelihood(final double diceLow, final double diceHigh, final double dice) {
		final double seen = dice + bias;
		if (isHard()) return seen >= diceLow && seen <= diceHigh ? 0 : Double.NEGATIVE_INFINITY;
		if (diceLow == diceHigh) return NormalInterval.logDensity((diceLow - seen) / spread) - Math.log(spread);
		if (diceLow <= 0 && diceHigh >= 1) return 0;
		return NormalInterval.logMass(diceLow <= 0 ? Double.NEGATIVE_INFINITY : (diceLow - seen) / spread, diceHigh >= 1
			? Double.POSITIVE_INFINITY : (diceHigh - seen) / spread);
	}

	/**
	 * Log-likelihood of a label. A {@link #isHard hard} rater's over and under are constraints; mixed and none bind
	 * nothing.
	 *
	 * @param said the rater's label
	 * @param truth the region's label by definition, see {@link ErrorLabel#of}
	 */
	public double labelLogLikelihood(final ErrorLabel said, final ErrorLabel truth) {
		if (isHard()) return said == truth || said == said.flipped() ? 0 : Double.NEGATIVE_INFINITY;
		double right = said == truth ? 1 : 0;
		if (truth != truth.flipped()) right = said == truth ? 1 - flipRate : said == truth.flipped() ? flipRate : 0;
		return Math.log((1 - LABEL_ERROR) * right + LABEL_ERROR / ErrorLabel.values().length);
	}

	/**
	 * Log-likelihood of an answer.
	 *
	 * @param dice true regional Dice, 0..1
	 * @param falsePositives voxels of the mask that are not in the truth
	 * @param falseNegatives voxels of the truth that are not in the mask
	 */
	public double logLikelihood(final RegionAnswer answer, final double dice, final long falsePositives,
		final long falseNegatives)
	{
		return scoreLogLikelihood(answer.diceLow(), answer.diceHigh(), dice) + labelLogLikelihood(answer.label(), ErrorLabel
			.of(dice, falsePositives, falseNegatives));
	}
}
