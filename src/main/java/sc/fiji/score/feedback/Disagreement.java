package sc.fiji.score.feedback;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * What several raters said of one region, to see where they differ.
 *
 * @param caseName the case
 * @param region number of the region, 1 or more
 * @param levels each rater's level of the scale, 0 where there is none
 * @param labels each rater's label, null where there is none; empty where labels were not asked for
 */
public record Disagreement(String caseName, int region, List<Integer> levels, List<ErrorLabel> labels) {

	/** By spread of the levels, then by the number of different labels; equal ones by case and region. */
	public static final Comparator<Disagreement> WORST_FIRST = Comparator.comparingInt(Disagreement::spread).thenComparing(
		Disagreement::differentLabels).reversed().thenComparing(Disagreement::caseName).thenComparing(Disagreement::region);

	public Disagreement {
		levels = List.copyOf(levels);
		// List.copyOf refuses the nulls that stand for missing labels.
		labels = Collections.unmodifiableList(new ArrayList<>(labels));
	}

	/** Largest minus least level; 0 for fewer than two. */
	public int spread() {
		final List<Integer> given = levels.stream().filter(level -> level > 0).sorted().toList();
		return given.size() < 2 ? 0 : given.get(given.size() - 1) - given.get(0);
	}

	/** Number of different labels, less one. */
	public int differentLabels() {
		return Math.max(0, (int) labels.stream().filter(Objects::nonNull).distinct().count() - 1);
	}

	/** Whether scores or labels differ. */
	public boolean differs() {
		return spread() > 0 || differentLabels() > 0;
	}
}
