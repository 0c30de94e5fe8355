package sc.fiji.score.feedback;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import sc.fiji.score.common.ScoreException;

/**
 * How the regional Dice that a model expects goes with the scores that were given: a curve from the expected to the
 * given Dice, and for each bound between two levels of a scale a curve of the chance that the score lies at or above it.
 * All never fall, so that the order of the regions stays.
 *
 * @param dice from the expected regional Dice to the given one
 * @param scale the levels
 * @param atLeast for each of the scale's inner bounds, rising, the chance that the regional Dice reaches it
 * @param regions number of regions that it was fitted on
 */
public record ScoreCalibration(MonotoneCurve dice, OrdinalScale scale, List<MonotoneCurve> atLeast, int regions) {

	/** Fewer regions than this say too little. */
	public static final int LEAST_REGIONS = 10;

	/** Rounds of the fit to intervals; it settles long before. */
	private static final int ROUNDS = 30;

	public ScoreCalibration {
		atLeast = List.copyOf(atLeast);
		if (atLeast.size() != scale.levels() - 1) throw new IllegalArgumentException(atLeast.size() +
			" curves for a scale of " + scale.levels() + " levels");
	}

	/**
	 * Fits it to feedback by isotonic regression. A score on a scale is an interval: the curve is the one that lies least
	 * (by squares) outside of the intervals, starting from their middles.
	 *
	 * @param expected the regional Dice that the model expects of each region
	 * @param given what a rater said of the same regions; those without a score are left out
	 * @param scale whose levels are wanted
	 * @throws ScoreException if fewer than {@link #LEAST_REGIONS} regions have a score
	 */
	public static ScoreCalibration fit(final double[] expected, final List<RegionFeedback> given,
		final OrdinalScale scale)
	{
		if (expected.length != given.size()) throw new IllegalArgumentException(expected.length + " expectations for " +
			given.size() + " regions");
		final List<double[]> points = new ArrayList<>();
		for (int i = 0; i < expected.length; i++)
			if (given.get(i).hasScore()) points.add(new double[] { expected[i], given.get(i).diceLow(), given.get(i)
				.diceHigh() });
		if (points.size() < LEAST_REGIONS) throw new ScoreException("Only " + points.size() + " regions have a score, but " +
			LEAST_REGIONS + " are the least that predicted scores can be calibrated on. Score more of them.");
		final List<MonotoneCurve> atLeast = new ArrayList<>();
		for (int level = 2; level <= scale.levels(); level++)
			atLeast.add(reaching(points, scale.low(level)));
		return new ScoreCalibration(withinIntervals(points), scale, atLeast, points.size());
	}

	private static MonotoneCurve withinIntervals(final List<double[]> points) {
		final double[] x = points.stream().mapToDouble(p -> p[0]).toArray(), weight = ones(x.length);
		double[] y = points.stream().mapToDouble(p -> (p[1] + p[2]) / 2).toArray();
		MonotoneCurve curve = MonotoneCurve.fit(x, y, weight);
		for (int round = 0; round < ROUNDS; round++) {
			final double[] next = new double[x.length];
			for (int i = 0; i < next.length; i++)
				next[i] = Math.min(points.get(i)[2], Math.max(points.get(i)[1], curve.at(x[i])));
			if (Arrays.equals(next, y)) break;
			y = next;
			curve = MonotoneCurve.fit(x, y, weight);
		}
		return curve;
	}

	/** The chance to reach a bound; a score whose interval holds the bound inside counts by its parts. */
	private static MonotoneCurve reaching(final List<double[]> points, final double bound) {
		final double[] x = points.stream().mapToDouble(p -> p[0]).toArray();
		final double[] y = points.stream().mapToDouble(p -> p[1] >= bound ? 1 : p[2] <= bound ? 0 : (p[2] - bound) / (p[2] -
			p[1])).toArray();
		return MonotoneCurve.fit(x, y, ones(x.length));
	}

	private static double[] ones(final int n) {
		final double[] out = new double[n];
		Arrays.fill(out, 1);
		return out;
	}

	/**
	 * The chance of each level.
	 *
	 * @param expected the regional Dice that the model expects
	 * @return as many as the scale has levels, worst first; their sum is 1
	 */
	public double[] levels(final double expected) {
		final double[] out = new double[scale.levels()];
		double reached = 1;
		for (int i = 0; i < atLeast.size(); i++) {
			// Between the knots of two curves their order may be lost by a little.
			final double next = Math.min(reached, atLeast.get(i).at(expected));
			out[i] = reached - next;
			reached = next;
		}
		out[out.length - 1] = reached;
		return out;
	}
}
