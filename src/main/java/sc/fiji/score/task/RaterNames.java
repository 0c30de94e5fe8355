package sc.fiji.score.task;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.feedback.Rater;

/** Finds a name of its own for each of several raters. */
final class RaterNames {

	private RaterNames() {}

	/**
	 * The names of raters. Simulated ones whose names are the same are told apart by their seeds.
	 *
	 * @param repeats whether equal names are repeats of one rater, which are numbered, and no error
	 * @param sources where each rater's feedback is, for the message
	 * @throws ScoreException if two have the same name
	 */
	static List<String> of(final List<Rater> raters, final boolean repeats, final List<?> sources) {
		final List<String> names = new ArrayList<>();
		for (final Rater rater : raters) {
			final boolean simulatedTwice = rater.simulation() != null && raters.stream().filter(other -> other.name().equals(
				rater.name())).count() > 1;
			names.add(simulatedTwice ? rater.name() + ", seed " + rater.simulation().seed() : rater.name());
		}
		if (repeats) return numbered(names);
		for (int i = 0; i < names.size(); i++)
			if (names.indexOf(names.get(i)) < i) throw new ScoreException(sources.get(names.indexOf(names.get(i))) + " and " +
				sources.get(i) + " are both from a rater with the name " + names.get(i) +
				". Give each rater a name of their own; if one rater rated twice, ask for repeats (--repeats).");
		return names;
	}

	/** Names that occur more than once get numbers: {@code Ann (1)}, {@code Ann (2)}. */
	static List<String> numbered(final List<String> names) {
		final List<String> out = new ArrayList<>();
		final Set<String> taken = new HashSet<>(names);
		for (final String name : names) {
			String unique = name;
			for (int n = 1; names.indexOf(name) != names.lastIndexOf(name) && !taken.add(unique); n++)
				unique = name + " (" + n + ")";
			out.add(unique);
		}
		return out;
	}
}
