package sc.fiji.score.scoring;

/** How far the rating of a region is. */
public enum RegionState {
	/** Neither score nor label. */
	OPEN,
	/** Only a score or only a label. */
	HALF,
	/** Score and label. */
	DONE,
	/** The rater chose to leave it. */
	SKIPPED
}
