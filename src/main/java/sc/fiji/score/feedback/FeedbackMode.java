package sc.fiji.score.feedback;

/** How good a simulated rater is. */
public enum FeedbackMode {
	/** The score is the regional Dice itself. */
	EXACT,
	/** Five levels, no mistakes. */
	LEVELS,
	/** Five levels, 30 % of the scores off by one level, 10 % of the labels flipped. */
	NOISY
}
