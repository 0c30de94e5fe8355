package sc.fiji.score.evaluation;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.feedback.CaseRatings;
import sc.fiji.score.feedback.ErrorLabel;

/**
 * Levels that raters gave to the same items, on a declared scale. The number of levels is always said: a level that
 * nobody used is a level all the same.
 */
public final class Ratings {

	/** Stands where a rater did not rate an item. */
	public static final int MISSING = 0;

	private final List<String> raters;
	private final int levels;
	private final int[][] values;

	private Ratings(final List<String> raters, final int levels, final int[][] values) {
		this.raters = raters;
		this.levels = levels;
		this.values = values;
	}

	/**
	 * @param raters names, two or more, all different
	 * @param levels number of levels of the scale, 2 or more
	 * @param values {@code [item][rater]}, 1..levels, or {@link #MISSING}; copied
	 * @throws ScoreException saying which of these does not hold, and for which item (counted from 1) and rater
	 */
	public static Ratings of(final List<String> raters, final int levels, final int[][] values) {
		requireLevels(levels);
		if (raters.size() < 2) throw new ScoreException("Agreement needs two raters or more, but there is " + (raters
			.isEmpty() ? "none" : "only " + raters.get(0)) + ". Give the ratings of another one.");
		final Set<String> seen = new HashSet<>();
		for (final String rater : raters)
			if (!seen.add(rater)) throw new ScoreException("Two raters have the name " + rater +
				". Give each a name of its own; if it is one rater who rated twice, ask for repeats (--repeats).");
		final int[][] copy = new int[values.length][];
		for (int i = 0; i < values.length; i++) {
			if (values[i].length != raters.size()) throw new ScoreException("Item " + (i + 1) + " has " + values[i].length +
				" ratings, but there are " + raters.size() + " raters.");
			for (int r = 0; r < values[i].length; r++)
				if (values[i][r] < 0 || values[i][r] > levels) throw new ScoreException("Item " + (i + 1) + ", rater " + raters
					.get(r) + ": " + values[i][r] + " is not a level of the scale, 1 to " + levels + ".");
			copy[i] = values[i].clone();
		}
		return new Ratings(List.copyOf(raters), levels, copy);
	}

	/**
	 * The levels of the scores of all regions of cases.
	 *
	 * @param cases of the same raters on the same scale
	 * @throws ScoreException as {@link #of}
	 */
	public static Ratings ofScores(final List<CaseRatings> cases) {
		return pooled(cases, cases.get(0).scale().levels(), CaseRatings::levels);
	}

	/** The error labels of all regions of cases, each as its ordinal plus 1; otherwise as {@link #ofScores}. */
	public static Ratings ofLabels(final List<CaseRatings> cases) {
		return pooled(cases, ErrorLabel.values().length, CaseRatings::labels);
	}

	private static Ratings pooled(final List<CaseRatings> cases, final int levels,
		final Function<CaseRatings, int[][]> values)
	{
		return of(cases.get(0).raters(), levels, cases.stream().map(values).flatMap(Arrays::stream).toArray(int[][]::new));
	}

	/** @throws ScoreException if a scale has fewer than two levels */
	static int requireLevels(final int levels) {
		if (levels < 2) throw new ScoreException("The scale has " + levels + " level" + (levels == 1 ? "" : "s") +
			": raters cannot disagree on it. Declare two levels or more.");
		return levels;
	}

	/** Names of the raters. */
	public List<String> raters() {
		return raters;
	}

	/** Number of levels of the scale. */
	public int levels() {
		return levels;
	}

	/** Number of items. */
	public int items() {
		return values.length;
	}

	/** The level that a rater gave to an item (both counted from 0), or {@link #MISSING}. */
	public int level(final int item, final int rater) {
		return values[item][rater];
	}

	/** Only the items that every rater rated. */
	public Ratings complete() {
		return new Ratings(raters, levels, Arrays.stream(values).filter(item -> Arrays.stream(item).allMatch(
			v -> v != MISSING)).toArray(int[][]::new));
	}

	/** Only two of the raters, and all items. */
	public Ratings pair(final int first, final int second) {
		return new Ratings(List.of(raters.get(first), raters.get(second)), levels, Arrays.stream(values).map(
			item -> new int[] { item[first], item[second] }).toArray(int[][]::new));
	}

	/** How many raters gave an item each level: {@code [item][level - 1]}. */
	public int[][] counts() {
		final int[][] out = new int[values.length][levels];
		for (int i = 0; i < values.length; i++)
			for (final int v : values[i])
				if (v != MISSING) out[i][v - 1]++;
		return out;
	}

	/** How often two raters gave each pair of levels to an item that both rated: {@code [first - 1][second - 1]}. */
	public int[][] table(final int first, final int second) {
		final int[][] out = new int[levels][levels];
		for (final int[] item : values)
			if (item[first] != MISSING && item[second] != MISSING) out[item[first] - 1][item[second] - 1]++;
		return out;
	}
}
