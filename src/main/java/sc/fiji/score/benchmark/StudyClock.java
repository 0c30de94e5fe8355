package sc.fiji.score.benchmark;

/** How long a study will still take, from how long its runs took so far. */
final class StudyClock {

	private double seconds;
	private long work;

	/** Some work was done. */
	void add(final long units, final double took) {
		work += units;
		seconds += took;
	}

	/** The time left for so much work as text that begins with a comma; empty while nothing is known. */
	String left(final long units) {
		if (work == 0 || units == 0) return "";
		final long s = Math.round(seconds / work * units);
		return s < 60 ? ", " + s + " s left" : s < 3600 ? ", " + s / 60 + " min left" : ", " + s / 3600 + " h " + s % 3600 /
			60 + " min left";
	}
}
