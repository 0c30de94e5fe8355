package sc.fiji.score.feedback;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import sc.fiji.score.common.RandomStream;
import sc.fiji.score.common.ScoreException;
import sc.fiji.score.region.RegionMap;
import sc.fiji.score.volume.Mask;

/**
 * Stands in for a person: scores the regions of a mask by comparing them with a reference mask, with stated rates of
 * mistakes. What it says of a region depends on the seed, the case's name and the region's number only.
 */
public final class SimulatedRater {

	/** Rate of scores that {@link FeedbackMode#NOISY} has off by one level. */
	public static final double NOISY_OFF_BY_ONE = 0.3;

	/** Rate of labels that {@link FeedbackMode#NOISY} has flipped. */
	public static final double NOISY_FLIPPED = 0.1;

	private final boolean exact;
	private final OrdinalScale scale;
	private final double offByOne, flipped;
	private final long seed;

	/** A rater on the scale of five levels. */
	public SimulatedRater(final FeedbackMode mode, final long seed) {
		this(mode == FeedbackMode.EXACT, OrdinalScale.fiveLevels(), mode == FeedbackMode.NOISY ? NOISY_OFF_BY_ONE : 0,
			mode == FeedbackMode.NOISY ? NOISY_FLIPPED : 0, seed);
	}

	private SimulatedRater(final boolean exact, final OrdinalScale scale, final double offByOne, final double flipped,
		final long seed)
	{
		this.exact = exact;
		this.scale = scale;
		this.offByOne = requireRate(offByOne);
		this.flipped = requireRate(flipped);
		this.seed = seed;
	}

	/**
	 * A rater on any scale.
	 *
	 * @param offByOne chance that a score is moved one level up or down, with equal chance where both lie on the scale
	 * @param flipped chance that over and under are exchanged
	 */
	public static SimulatedRater withRates(final OrdinalScale scale, final double offByOne, final double flipped,
		final long seed)
	{
		return new SimulatedRater(false, scale, offByOne, flipped, seed);
	}

	/**
	 * Scores every region.
	 *
	 * @param caseName makes the mistakes of one case differ from those of another
	 * @param mask the initial mask that is rated
	 * @param reference the truth
	 * @param regions of the mask
	 * @return one entry per region, 1..count in this order
	 * @throws ScoreException if a mask is empty or the grids differ
	 */
	public List<RegionFeedback> rate(final String caseName, final Mask mask, final Mask reference,
		final RegionMap regions)
	{
		if (mask.isEmpty()) throw new ScoreException("The mask of case " + caseName +
			" is empty: there is nothing to rate. Leave the case out, or choose another label.");
		if (reference.isEmpty()) throw new ScoreException("The reference mask of case " + caseName +
			" is empty: no feedback can be simulated from it. Leave the case out, or choose another label.");
		final RegionCounts counts = RegionCounts.of(mask, reference, regions);
		final List<RegionFeedback> out = new ArrayList<>();
		for (int r = 1; r <= counts.count(); r++)
			out.add(rate(caseName, r, counts.dice(r), counts.label(r)));
		return out;
	}

	private RegionFeedback rate(final String caseName, final int region, final double dice, final ErrorLabel truth) {
		final RandomStream random = RandomStream.of(seed, caseName, region);
		final boolean moves = random.nextDouble() < offByOne, up = random.nextDouble() < 0.5;
		final ErrorLabel label = random.nextDouble() < flipped ? truth.flipped() : truth;
		if (exact) return RegionFeedback.exact(region, dice, label);
		final int level = scale.levelOf(dice);
		return RegionFeedback.onScale(region, moves ? neighbour(level, up) : level, scale, label, 0);
	}

	private int neighbour(final int level, final boolean up) {
		if (scale.levels() == 1) return level;
		if (level == 1) return 2;
		if (level == scale.levels()) return level - 1;
		return up ? level + 1 : level - 1;
	}

	/** The scale of the scores; an exact rater does not use it. */
	public OrdinalScale scale() {
		return scale;
	}

	/**
	 * What the feedback file says of this rater; without times, so that the same seed gives the same file.
	 *
	 * @param reference the file that the feedback was simulated from, or null
	 */
	public Rater rater(final FileReference reference) {
		final String name = exact ? "simulated, exact scores" : String.format(Locale.ROOT,
			"simulated, %d levels, %.0f %% off by one, %.0f %% of the labels flipped", scale.levels(), 100 * offByOne, 100 *
				flipped);
		return new Rater(name, null, null, new Rater.Simulation(exact, offByOne, flipped, seed, reference));
	}

	private static double requireRate(final double rate) {
		if (!(rate >= 0 && rate <= 1)) throw new IllegalArgumentException("a rate of mistakes is 0 to 1, not " + rate);
		return rate;
	}
}
