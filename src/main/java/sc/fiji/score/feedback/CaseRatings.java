package sc.fiji.score.feedback;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import sc.fiji.score.common.ScoreException;

/**
 * What several raters said of one case, checked to be about the same regions of the same mask, on the same scale.
 * Scores that are an exact Dice count as the level of the scale that they lie on.
 */
public final class CaseRatings {

	private final String name;
	private final List<String> raters;
	private final List<CaseFeedback> feedback;
	private final CaseFeedback first;

	private CaseRatings(final String name, final List<String> raters, final List<CaseFeedback> feedback) {
		this.name = name;
		this.raters = List.copyOf(raters);
		this.feedback = new ArrayList<>(feedback);
		first = feedback.stream().filter(Objects::nonNull).findFirst().orElseThrow(() -> new IllegalArgumentException(
			"case " + name + " has no feedback"));
	}

	/**
	 * @param name of the case
	 * @param raters a name for each
	 * @param feedback of each rater, null for one who did not rate the case
	 * @throws ScoreException naming the case and two raters, if mask, structure, regions, scale or image differ
	 */
	public static CaseRatings of(final String name, final List<String> raters, final List<CaseFeedback> feedback) {
		if (raters.size() != feedback.size()) throw new IllegalArgumentException(raters.size() + " raters, " + feedback
			.size() + " files");
		final CaseRatings out = new CaseRatings(name, raters, feedback);
		for (int i = 0; i < feedback.size(); i++)
			if (feedback.get(i) != null) out.requireSame(out.feedback.indexOf(out.first), i);
		return out;
	}

	private void requireSame(final int a, final int b) {
		final CaseFeedback one = feedback.get(a), other = feedback.get(b);
		final String who = "Case " + name + ": the raters " + raters.get(a) + " and " + raters.get(b);
		if (!one.mask().sha256().equals(other.mask().sha256())) throw new ScoreException(who +
			" rated different masks (" + one.mask().file() + " and " + other.mask().file() +
			", their checksums differ). Compare feedback on one mask.");
		if (one.structure().label() != other.structure().label()) throw new ScoreException(who +
			" rated different structures of the mask (labels " + one.structure().label() + " and " + other.structure()
				.label() + "). Compare feedback on one structure.");
		if (!one.source().sha256().equals(other.source().sha256())) throw new ScoreException(who +
			" rated different regions (" + one.source().count() + " and " + other.source().count() +
			", their checksums differ). Compare feedback on one partition.");
		if (!one.scale().equals(other.scale())) throw new ScoreException(who + " used different scales (" + one.scale()
			.levels() + " and " + other.scale().levels() + " levels, or other limits). Compare feedback on one scale.");
		if (one.image() != null && other.image() != null && !one.image().sha256().equals(other.image().sha256()))
			throw new ScoreException(who + " saw different images (" + one.image().file() + " and " + other.image().file() +
				", their checksums differ). Compare feedback on one image.");
	}

	/** Name of the case. */
	public String name() {
		return name;
	}

	/** Names of the raters. */
	public List<String> raters() {
		return raters;
	}

	/** The raters' common scale. */
	public OrdinalScale scale() {
		return first.scale();
	}

	/** Number of regions. */
	public int regions() {
		return first.source().count();
	}

	/** The feedback of a rater, counted from 0, or null. */
	public CaseFeedback feedback(final int rater) {
		return feedback.get(rater);
	}

	/** The level that a rater (from 0) gave to a region (from 1), or 0. */
	public int level(final int region, final int rater) {
		final CaseFeedback f = feedback.get(rater);
		if (f == null || !f.region(region).hasScore()) return 0;
		final int score = f.region(region).score();
		return score > 0 ? score : scale().levelOf(f.region(region).diceLow());
	}

	/** The label that a rater (from 0) gave to a region (from 1), or null. */
	public ErrorLabel label(final int region, final int rater) {
		final CaseFeedback f = feedback.get(rater);
		return f == null ? null : f.region(region).label();
	}

	/** All levels, {@code [region - 1][rater]}, 0 where missing. */
	public int[][] levels() {
		final int[][] out = new int[regions()][raters.size()];
		for (int i = 0; i < out.length; i++)
			for (int r = 0; r < raters.size(); r++)
				out[i][r] = level(i + 1, r);
		return out;
	}

	/** All labels as their ordinals plus 1, {@code [region - 1][rater]}, 0 where missing. */
	public int[][] labels() {
		final int[][] out = new int[regions()][raters.size()];
		for (int i = 0; i < out.length; i++)
			for (int r = 0; r < raters.size(); r++)
				out[i][r] = label(i + 1, r) == null ? 0 : label(i + 1, r).ordinal() + 1;
		return out;
	}

	/** Every region, those that the raters agree on too, in order. */
	public List<Disagreement> compared() {
		final List<Disagreement> out = new ArrayList<>();
		for (int region = 1; region <= regions(); region++) {
			final List<Integer> levels = new ArrayList<>();
			final List<ErrorLabel> labels = new ArrayList<>();
			for (int r = 0; r < raters.size(); r++) {
				levels.add(level(region, r));
				labels.add(label(region, r));
			}
			out.add(new Disagreement(name, region, levels, labels));
		}
		return out;
	}

	/** Image, mask, regions and scale, which all raters share; the image of the first who named one. */
	CaseFeedback shared() {
		return feedback.stream().filter(f -> f != null && f.image() != null).findFirst().orElse(first);
	}
}
