package sc.fiji.score.feedback;

/** What is wrong with a region of a mask. */
public enum ErrorLabel {
	/** Over-segmented: the mask holds too much. */
	OVER,
	/** Under-segmented: the mask misses something. */
	UNDER,
	/** Both kinds of error. */
	MIXED,
	/** No error worth a correction. */
	NONE;

	/** A region with at least this Dice has no error worth a correction. */
	public static final double NONE_FROM_DICE = 0.97;

	/** An error is of one kind when at least this percentage of its voxels is. */
	private static final int PURE_PERCENT = 70;

	/**
	 * The label of a region whose errors are known.
	 *
	 * @param dice regional Dice, 0..1 (1 where mask and truth are both empty)
	 * @param falsePositives voxels of the mask that are not in the truth
	 * @param falseNegatives voxels of the truth that are not in the mask
	 */
	public static ErrorLabel of(final double dice, final long falsePositives, final long falseNegatives) {
		if (dice >= NONE_FROM_DICE) return NONE;
		final long least = PURE_PERCENT * (falsePositives + falseNegatives);
		if (100 * falsePositives >= least) return OVER;
		return 100 * falseNegatives >= least ? UNDER : MIXED;
	}

	/** The label with over and under exchanged. */
	public ErrorLabel flipped() {
		return this == OVER ? UNDER : this == UNDER ? OVER : this;
	}
}
