package sc.fiji.score.training;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;

import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;

/**
 * How much a network changes the masks that it learned to refine, and how much it changes its own results when it is shown
 * those. A mask that it changes much less than the former, and nearer to the latter, is most likely right already, and the
 * network's own errors would only harm it.
 * <p>
 * Source: this project's method.
 */
final class UsualChange {

	/** What a mask has to agree in with its refinement where no mask is ever to be left alone. */
	static final double NEVER = 1;

	/** Of masks like those of the training, this share is expected to agree with its refinement less than the limit. */
	private static final double LEVEL = 0.975;

	/** With fewer steps a network still changes too little of the masks that need it. */
	private static final int FEWEST_STEPS = 300;

	/** Fewer cases tell nothing of a spread. */
	private static final int FEWEST = 3;

	/** So many cases are enough. */
	private static final int MOST = 40;

	private UsualChange() {}

	/**
	 * @param cases of the training
	 * @param steps of it
	 * @param network gives the binary logits of each structure of a case, of which it is shown these distances
	 * @return Dice of a mask (all structures together) and its refinement from which on the mask is to be left alone: the
	 *         upper end of the initial masks' 95 % prediction interval for one more (Student's t, so that few cases count as
	 *         few), but at most halfway to the mean of refined masks that are refined again, or where the initial mask lies
	 *         that comes nearest to this mean from below; {@link #NEVER} after a short training, or with fewer than three
	 *         cases of which all structures have initial masks
	 */
	static double leaveAlone(final List<TrainingCase> cases, final int steps,
		final BiFunction<TrainingCase, float[], float[][]> network)
	{
		final List<TrainingCase> usable = cases.stream().filter(c -> c.structures().stream().allMatch(
			StructureSupervision::isMasked)).toList();
		if (steps < FEWEST_STEPS || usable.size() < FEWEST) return NEVER;
		final int count = Math.min(MOST, usable.size());
		final double[] first = new double[count], second = new double[count];
		for (int k = 0; k < count; k++) {
			final TrainingCase c = usable.get((int) ((long) k * usable.size() / count));
			final float[] refined = joined(network.apply(c, c.distance()));
			final float[] again = joined(network.apply(c, c.distances(refined)));
			first[k] = dice(c.distance(), refined);
			second[k] = dice(refined, again);
		}
		final double mean = mean(first), own = mean(second);
		final double deviation = new StandardDeviation().evaluate(first, mean);
		final double usual = new TDistribution(null, count - 1).inverseCumulativeProbability(LEVEL) * deviation * Math.sqrt(1 +
			1.0 / count);
		// Where the masks of a training differ much, halfway would be among those that need refining.
		final double nearest = Arrays.stream(first).filter(d -> d < own).max().orElse(mean);
		final double most = Math.max(Math.max(mean, nearest), (mean + own) / 2);
		return Math.min(NEVER, Math.min(mean + usual, most));
	}

	private static double mean(final double[] values) {
		return Arrays.stream(values).average().orElseThrow();
	}

	private static float[] joined(final float[][] structures) {
		final int n = structures[0].length;
		final float[] out = new float[structures.length * n];
		for (int s = 0; s < structures.length; s++)
			System.arraycopy(structures[s], 0, out, s * n, n);
		return out;
	}

	/** Dice of the voxels above zero. */
	private static double dice(final float[] a, final float[] b) {
		double both = 0, sum = 0;
		for (int i = 0; i < a.length; i++) {
			if (a[i] > 0 && b[i] > 0) both++;
			if (a[i] > 0) sum++;
			if (b[i] > 0) sum++;
		}
		return sum == 0 ? 1 : 2 * both / sum;
	}
}
