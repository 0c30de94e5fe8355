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

	/** The label with over and under exchanged. */
	public ErrorLabel flipped() {
		return this == OVER ? UNDER : this == UNDER ? OVER : this;
	}
}
