package sc.fiji.score.feedback;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;

import sc.fiji.score.common.Version;

/**
 * One feedback from that of several raters: for each region the median score and the label that most gave. What is not
 * clear is flagged for an expert's review, with the reason in the notes:
 * <ul>
 * <li>the median lies between two levels: the lower (worse) one stands until the review;</li>
 * <li>nobody gave the median: the raters are far apart;</li>
 * <li>two labels were given equally often: <em>mixed</em> stands until the review, for it says least about the
 * truth;</li>
 * <li>a rater flagged the region.</li>
 * </ul>
 * A region that nobody scored stays unscored. The seconds are the sum of all raters'.
 */
public final class Consensus {

	private final CaseRatings ratings;

	private Consensus(final CaseRatings ratings) {
		this.ratings = ratings;
	}

	/** The consensus of a case; the same ratings give the same feedback. */
	public static CaseFeedback of(final CaseRatings ratings) {
		return new Consensus(ratings).build();
	}

	private CaseFeedback build() {
		final List<RegionFeedback> regions = new ArrayList<>();
		for (int region = 1; region <= ratings.regions(); region++)
			regions.add(region(region));
		final CaseFeedback shared = ratings.shared();
		final Rater rater = Rater.person("consensus of " + String.join(", ", ratings.raters()), time(Rater::created,
			Comparator.naturalOrder()), time(Rater::modified, Comparator.reverseOrder()));
		return new CaseFeedback(Version.get(), shared.caseName(), shared.structure(), shared.image(), shared.mask(), shared
			.source(), shared.scale(), rater, regions);
	}

	private Instant time(final Function<Rater, Instant> which, final Comparator<Instant> order) {
		return raters().mapToObj(ratings::feedback).filter(Objects::nonNull).map(f -> which.apply(f.rater())).filter(
			Objects::nonNull).min(order).orElse(null);
	}

	private IntStream raters() {
		return IntStream.range(0, ratings.raters().size());
	}

	private RegionFeedback region(final int region) {
		final int[] levels = raters().map(r -> ratings.level(region, r)).filter(level -> level > 0).sorted().toArray();
		final List<ErrorLabel> labels = raters().mapToObj(r -> ratings.label(region, r)).filter(Objects::nonNull).toList();
		final double seconds = raters().mapToObj(ratings::feedback).filter(Objects::nonNull).mapToDouble(f -> f.region(
			region).seconds()).sum();
		if (levels.length == 0 || labels.isEmpty()) return RegionFeedback.unscored(region);
		final int low = levels[(levels.length - 1) / 2], high = levels[levels.length / 2], median = (low + high) / 2;
		final List<String> reasons = new ArrayList<>();
		if ((low + high) % 2 != 0) reasons.add("the median lies between levels " + median + " and " + (median + 1));
		else if (Arrays.stream(levels).noneMatch(level -> level == median)) reasons.add("nobody gave the median");
		final List<ErrorLabel> most = mostFrequent(labels);
		if (most.size() > 1) reasons.add("the labels are tied");
		raters().filter(r -> ratings.feedback(r) != null && ratings.feedback(r).region(region).flagged()).forEach(
			r -> reasons.add("flagged by " + ratings.raters().get(r)));
		final String notes = reasons.isEmpty() ? "" : "review: " + String.join("; ", reasons);
		return new RegionFeedback(region, median, ratings.scale().low(median), ratings.scale().high(median), most
			.size() == 1 ? most.get(0) : ErrorLabel.MIXED, seconds, notes, !reasons.isEmpty(), false);
	}

	private static List<ErrorLabel> mostFrequent(final List<ErrorLabel> labels) {
		final int[] counts = new int[ErrorLabel.values().length];
		for (final ErrorLabel label : labels)
			counts[label.ordinal()]++;
		final int most = Arrays.stream(counts).max().getAsInt();
		return Arrays.stream(ErrorLabel.values()).filter(label -> counts[label.ordinal()] == most).toList();
	}
}
