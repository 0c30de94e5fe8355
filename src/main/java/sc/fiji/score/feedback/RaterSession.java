package sc.fiji.score.feedback;

import java.time.Instant;

/**
 * How a person was asked about a case.
 *
 * @param orderSeed seed by which the regions were shuffled, or null for their own order
 * @param repeatShare share of the regions that were asked a second time, 0..1
 * @param account mark of the computer account that the rater worked under (tells two raters of one name apart), or null
 * @param guideline the guideline that the rater confirmed to have read, or null
 */
public record RaterSession(Long orderSeed, double repeatShare, String account, Guideline guideline) {

	public RaterSession {
		if (!(repeatShare >= 0 && repeatShare <= 1)) throw new IllegalArgumentException("share of repeats " + repeatShare);
	}

	/** The same with a confirmed guideline. */
	public RaterSession withGuideline(final Guideline confirmed) {
		return new RaterSession(orderSeed, repeatShare, account, confirmed);
	}

	/**
	 * A confirmation.
	 *
	 * @param file the guideline
	 * @param confirmed when the rater confirmed to have read it
	 */
	public record Guideline(FileReference file, Instant confirmed) {}
}
