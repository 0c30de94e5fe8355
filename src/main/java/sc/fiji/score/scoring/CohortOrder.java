package sc.fiji.score.scoring;

/** In which order the cases of a cohort are scored. */
public enum CohortOrder {
	/** By name. */
	NAME,
	/** Shuffled by a seed. */
	SHUFFLED,
	/** By a model's own estimate, the worst first; cases without one come last, by name. */
	WORST_FIRST
}
