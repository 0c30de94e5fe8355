package sc.fiji.score.benchmark;

import java.util.Locale;

/** What is compared in an experiment. */
public enum Method {
	/** The masks as they were given. */
	INITIAL,
	/** Refined by the network that learned from regional scores. */
	SCORE,
	/** Refined by the same network after the same number of steps on full masks: the upper reference. */
	FULL;

	/** Name in files: lower case. */
	public String key() {
		return name().toLowerCase(Locale.ROOT);
	}
}
