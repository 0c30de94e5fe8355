package sc.fiji.score.benchmark;

import java.util.List;

import sc.fiji.score.feedback.ErrorLabel;
import sc.fiji.score.feedback.FeedbackMode;
import sc.fiji.score.feedback.OrdinalScale;
import sc.fiji.score.feedback.RegionFeedback;
import sc.fiji.score.feedback.SimulatedRater;
import sc.fiji.score.region.PartitionParameters;
import sc.fiji.score.region.RegionMap;
import sc.fiji.score.training.TrainingCase;
import sc.fiji.score.volume.Mask;

/**
 * Scores and error labels of the mask's regions, by a simulated rater.
 *
 * @param scale levels of the scores, or null for the regional Dice itself
 * @param offByOne rate of scores off by one level, 0..1
 * @param flipped rate of exchanged labels, 0..1
 * @param withheld what the training is not told
 * @param partition how the masks are divided
 */
public record RegionScores(OrdinalScale scale, double offByOne, double flipped, Withheld withheld,
	PartitionParameters partition) implements CaseByCase
{

	/** What the rater said and the training is not told. */
	public enum Withheld {
		/** It is told everything. */
		NOTHING,
		/** The scores: any Dice is possible, but for a region without error, which keeps the least Dice of that label. */
		SCORES,
		/** The error labels: every region may have both kinds of error. */
		LABELS
	}

	/** The usual raters, who are told in full. */
	public static RegionScores of(final FeedbackMode mode, final PartitionParameters partition) {
		return switch (mode) {
			case EXACT -> new RegionScores(null, 0, 0, Withheld.NOTHING, partition);
			case LEVELS -> new RegionScores(OrdinalScale.fiveLevels(), 0, 0, Withheld.NOTHING, partition);
			case NOISY -> new RegionScores(OrdinalScale.fiveLevels(), SimulatedRater.NOISY_OFF_BY_ONE,
				SimulatedRater.NOISY_FLIPPED, Withheld.NOTHING, partition);
		};
	}

	/** The same rater with another scale and honest answers. */
	public RegionScores onScale(final OrdinalScale other) {
		return new RegionScores(other, 0, 0, withheld, partition);
	}

	/** Five levels with these rates of mistakes. */
	public RegionScores noisy(final double offByOneRate, final double flippedRate) {
		return new RegionScores(OrdinalScale.fiveLevels(), offByOneRate, flippedRate, withheld, partition);
	}

	/** The same without a part of the answers. */
	public RegionScores without(final Withheld part) {
		return new RegionScores(scale, offByOne, flipped, part, partition);
	}

	/** The same answers on masks that are divided differently. */
	public RegionScores dividedBy(final PartitionParameters other) {
		return new RegionScores(scale, offByOne, flipped, withheld, other);
	}

	@Override
	public String feedback() {
		return scale == null ? "exact" : offByOne == 0 && flipped == 0 ? "levels" : "noisy";
	}

	/** What the rater says of the initial mask, as far as the training is told. */
	public List<RegionFeedback> rate(final StudyCase c, final long seed) {
		return rate(c.name(), c.load().initial(), c.load().reference(), c.regions(partition), seed);
	}

	/** The same of a mask whose regions are given. */
	List<RegionFeedback> rate(final String name, final Mask initial, final Mask reference, final RegionMap regions,
		final long seed)
	{
		final SimulatedRater rater = scale == null ? new SimulatedRater(FeedbackMode.EXACT, seed) : SimulatedRater
			.withRates(scale, offByOne, flipped, seed);
		return rater.rate(name, initial, reference, regions).stream().map(this::withhold).toList();
	}

	@Override
	public Lesson teach(final StudyCase c, final int position, final long seed) {
		final RegionMap map = c.regions(partition);
		final List<RegionFeedback> feedback = rate(c, seed);
		return new Lesson(TrainingCase.scored(c.name(), c.input(), map, feedback), map.count(), feedback.size());
	}

	private RegionFeedback withhold(final RegionFeedback f) {
		return switch (withheld) {
			case NOTHING -> f;
			case SCORES -> new RegionFeedback(f.region(), 0, f.label() == ErrorLabel.NONE ? ErrorLabel.NONE_FROM_DICE : 0, 1, f
				.label(), f.seconds());
			case LABELS -> new RegionFeedback(f.region(), f.score(), f.diceLow(), f.diceHigh(), ErrorLabel.MIXED, f
				.seconds());
		};
	}
}
