package sc.fiji.score.refinement;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import sc.fiji.score.common.ScoreException;

/**
 * What a person took over of a refinement, and who it was. With the same acceptance a refinement can be written again,
 * to the same bytes.
 *
 * @param regions numbers of the accepted regions, rising; null for all. Empty means that the refinement was rejected
 * @param reviewer name of the person, empty where it was not given
 * @param reviewed when, or null
 */
public record Acceptance(Set<Integer> regions, String reviewer, Instant reviewed) {

	private static final String ALL = "all", NONE = "none";

	public Acceptance {
		regions = regions == null ? null : Collections.unmodifiableSet(new TreeSet<>(regions));
		reviewer = reviewer == null ? "" : reviewer.trim();
	}

	/**
	 * From the text of options.
	 *
	 * @param regions {@code all}, {@code none}, or numbers with commas between them: {@code 1,2,5}
	 * @param reviewed time in ISO 8601, for example {@code 2026-01-31T12:00:00Z}; empty for none
	 * @throws ScoreException if a text cannot be understood
	 */
	public static Acceptance parse(final String regions, final String reviewer, final String reviewed) {
		return new Acceptance(parseRegions(regions.trim()), reviewer, parseTime(reviewed == null ? "" : reviewed.trim()));
	}

	private static Set<Integer> parseRegions(final String text) {
		if (text.equals(ALL)) return null;
		if (text.equals(NONE)) return Set.of();
		try {
			return Arrays.stream(text.split(",")).map(String::trim).map(Integer::valueOf).collect(Collectors.toSet());
		}
		catch (final NumberFormatException e) {
			throw new ScoreException("The regions to accept are '" + text + "', but have to be " + ALL + ", " + NONE +
				", or their numbers with commas between them: 1,2,5.", e);
		}
	}

	private static Instant parseTime(final String text) {
		if (text.isEmpty()) return null;
		try {
			return Instant.parse(text);
		}
		catch (final DateTimeException e) {
			throw new ScoreException("The time of the review is '" + text +
				"', but has to look like 2026-01-31T12:00:00Z.", e);
		}
	}

	/** The regions as {@link #parse} reads them. */
	public String text() {
		if (regions == null) return ALL;
		return regions.isEmpty() ? NONE : regions.stream().map(String::valueOf).collect(Collectors.joining(","));
	}

	/** Whether nothing of the refinement is to be written. */
	public boolean isRejection() {
		return regions != null && regions.isEmpty();
	}
}
