package sc.fiji.score.training;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * How much a network changes masks that are right, or all but right: it is shown the dense targets of the training cases
 * as if they were the initial masks. A mask that it changes no more than those is most likely right as well, and the
 * network's own errors would only harm it.
 * <p>
 * Source: this project's method; a one-sided test of "the mask is right", at three standard deviations.
 */
final class RightMasks {

	/** What a mask has to agree in with its refinement where no mask is ever to be left alone. */
	static final double NEVER = 1;

	private static final double DEVIATIONS = 3;

	/** Fewer cases tell nothing of a spread. */
	private static final int FEWEST = 3;

	/** So many cases are enough. */
	private static final int MOST = 40;

	private RightMasks() {}

	/**
	 * @param cases of the training, with the dense targets that it ended with
	 * @param network gives the binary logits of each structure of a case whose shown distances are the argument
	 * @return Dice of a mask (all structures together) and its refinement from which on the mask is to be left alone: three
	 *         standard deviations below the mean of right masks; {@link #NEVER} with fewer than three cases of which all
	 *         structures have masks and targets
	 */
	static double agreement(final List<TrainingCase> cases, final Function<TrainingCase, float[][]> network) {
		final List<TrainingCase> usable = cases.stream().filter(RightMasks::isUsable).toList();
		if (usable.size() < FEWEST) return NEVER;
		final int count = Math.min(MOST, usable.size());
		final double[] dice = new double[count];
		for (int k = 0; k < count; k++) {
			final TrainingCase c = usable.get((int) ((long) k * usable.size() / count));
			dice[k] = dice(c, network.apply(c));
		}
		final double mean = Arrays.stream(dice).average().orElseThrow();
		final double variance = Arrays.stream(dice).map(d -> (d - mean) * (d - mean)).sum() / (count - 1);
		return Math.max(0, mean - DEVIATIONS * Math.sqrt(variance));
	}

	private static boolean isUsable(final TrainingCase c) {
		return c.structures().stream().allMatch(s -> s.isMasked() && s.labels() != null);
	}

	private static double dice(final TrainingCase c, final float[][] logits) {
		double both = 0, sum = 0;
		for (int s = 0; s < logits.length; s++) {
			final float[] labels = c.structures().get(s).labels();
			for (int i = 0; i < labels.length; i++) {
				final int p = logits[s][i] > 0 ? 1 : 0, right = labels[i] > 0.5f ? 1 : 0;
				both += p * right;
				sum += p + right;
			}
		}
		return sum == 0 ? 1 : 2 * both / sum;
	}
}
