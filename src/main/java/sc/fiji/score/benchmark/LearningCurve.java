package sc.fiji.score.benchmark;

import java.util.Comparator;
import java.util.List;

/**
 * How good a method is after so many annotated cases, and how long a person needs for one.
 *
 * @param name of the curve
 * @param minutesPerCase of a person
 * @param points measured, by rising number of cases
 */
public record LearningCurve(String name, double minutesPerCase, List<Point> points) {

	/**
	 * A measured point.
	 *
	 * @param cases number of annotated cases
	 * @param dice of each test case, mean over the seeds
	 */
	public record Point(int cases, double[] dice) {

		/** Mean over the test cases. */
		public double mean() {
			double sum = 0;
			for (final double d : dice)
				sum += d;
			return sum / dice.length;
		}
	}

	public LearningCurve {
		points = points.stream().sorted(Comparator.comparingInt(Point::cases)).toList();
	}

	/** Minutes of the first measured point; infinite without points. */
	public double first() {
		return points.isEmpty() ? Double.POSITIVE_INFINITY : points.get(0).cases() * minutesPerCase;
	}

	/** Minutes of the last measured point; minus infinite without points. */
	public double last() {
		return points.isEmpty() ? Double.NEGATIVE_INFINITY : points.get(points.size() - 1).cases() * minutesPerCase;
	}

	/** Whether the curve is known after so many minutes. */
	public boolean covers(final double minutes) {
		// The ends are products of a count and a time: leave the last bits to rounding.
		return minutes >= first() * (1 - 1e-12) && minutes <= last() * (1 + 1e-12);
	}

	/**
	 * The Dice of each test case after so many minutes, interpolated linearly over the logarithm of the number of cases.
	 *
	 * @return null outside of what was measured: curves are never extrapolated
	 */
	public double[] at(final double minutes) {
		if (!covers(minutes)) return null;
		final double cases = minutes / minutesPerCase;
		int right = 0;
		while (right < points.size() - 1 && points.get(right).cases() < cases)
			right++;
		final Point b = points.get(right), a = points.get(Math.max(0, right - 1));
		final double span = Math.log((double) b.cases() / a.cases());
		final double w = span == 0 ? 1 : Math.min(1, Math.max(0, Math.log(cases / a.cases()) / span));
		final double[] out = new double[b.dice().length];
		for (int i = 0; i < out.length; i++)
			out[i] = a.dice()[i] + w * (b.dice()[i] - a.dice()[i]);
		return out;
	}

	/** The mean Dice after so many minutes; NaN outside of what was measured. */
	public double mean(final double minutes) {
		final double[] dice = at(minutes);
		return dice == null ? Double.NaN : new Point(1, dice).mean();
	}
}
