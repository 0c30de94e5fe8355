package sc.fiji.score.training;

/** How far a training believes the raters. */
public enum RaterNoise {
	/** Every answer is a constraint on the inferred masks. */
	HARD,
	/**
	 * Each rater's spread, bias and flip rate are learned, and answers weigh as much as they are worth. Exact scores alone
	 * are constraints all the same.
	 */
	LEARNED
}
