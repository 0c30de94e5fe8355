package sc.fiji.score.feedback;

import java.util.List;

/**
 * The levels on which a rater scores a region, worst first, each an interval of regional Dice.
 *
 * @param bounds ends of the levels, rising from 0 to 1: level k (1, 2, ...) is [bounds(k-1), bounds(k)), the last one with
 *          its upper end
 */
public record OrdinalScale(List<Double> bounds) {

	private static final OrdinalScale FIVE_LEVELS = new OrdinalScale(List.of(0.0, .60, .75, .87, .95, 1.0));

	public OrdinalScale {
		bounds = List.copyOf(bounds);
		final int n = bounds.size() - 1;
		if (n < 1 || bounds.get(0) != 0 || bounds.get(n) != 1) throw new IllegalArgumentException(
			"the levels of a scale must reach from Dice 0 to 1, but are " + bounds);
		for (int i = 0; i < n; i++)
			if (!(bounds.get(i) < bounds.get(i + 1))) throw new IllegalArgumentException(
				"the levels of a scale must rise, but are " + bounds);
	}

	/** The default: [0, .60), [.60, .75), [.75, .87), [.87, .95), [.95, 1]. */
	public static OrdinalScale fiveLevels() {
		return FIVE_LEVELS;
	}

	/** Number of levels. */
	public int levels() {
		return bounds.size() - 1;
	}

	/** The level of a regional Dice, 1..{@link #levels()}. */
	public int levelOf(final double dice) {
		if (!(dice >= 0 && dice <= 1)) throw new IllegalArgumentException("Dice " + dice);
		int level = 1;
		while (level < levels() && dice >= bounds.get(level))
			level++;
		return level;
	}

	/** Least Dice of a level. */
	public double low(final int level) {
		return bounds.get(requireLevel(level) - 1);
	}

	/** Largest Dice of a level; it belongs to the next level, if there is one. */
	public double high(final int level) {
		return bounds.get(requireLevel(level));
	}

	/**
	 * What a level means, in words for the rater: the share of the region's outline that is wrong.
	 * <p>
	 * The wrong voxels of a region, too many and missing together, are (1-q)(U+V), which is about 2(1-q) of the
	 * mask's U. That is the share of the outline that is wrong, if the wrong part is off by the region's mean depth,
	 * its volume divided by its outline's area (half the radius, for a sector of a shaft); an error less deep counts
	 * for less, see {@link #explanation()}. Percentages are rounded to 5.
	 */
	public String text(final int level) {
		final int most = percentWrong(low(level)), least = percentWrong(high(level));
		if (level == levels()) return levels() == 1 ? "any share of the outline is wrong" : "at most " + most +
			" % of the outline is wrong";
		if (level == 1) return "more than " + least + " % of the outline is wrong";
		return least + " to " + most + " % of the outline is wrong";
	}

	/** How the percentages of {@link #text(int)} are to be read, for the rater. */
	public static String explanation() {
		return "Count what is too much and what is missing together. An outline that is off by about half the way to the " +
			"middle of the structure counts in full; one that is off by half as far counts half as much.";
	}

	private static int percentWrong(final double dice) {
		return (int) Math.min(100, 5 * Math.round(2 * (1 - dice) * 100 / 5));
	}

	private int requireLevel(final int level) {
		if (level < 1 || level > levels()) throw new IllegalArgumentException("level " + level + " of a scale with " +
			levels() + " levels");
		return level;
	}
}
