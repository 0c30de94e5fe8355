package sc.fiji.score.training;

import java.util.Arrays;

import sc.fiji.score.loss.RegionTarget;
import sc.fiji.score.loss.VoxelSets;
import sc.fiji.score.loss.WeakTargets;

/**
 * How far a prediction is from what is known of a case, lower is better. For feedback: the mean over the scored
 * regions of how far the regional Dice of the initial mask to the prediction lies outside the score's interval, plus
 * how far the regional volume lies outside its interval, relative to the mask's volume. For a full mask: one minus
 * Dice. For weak annotations: how much of what is known is contradicted.
 */
final class Validation {

	private Validation() {}

	/** Mean over the structures of which something is known; NaN where nothing is, or nobody scored a region. */
	static double disagreement(final TrainingCase c, final float[][] logits) {
		double sum = 0;
		int count = 0;
		for (int s = 0; s < logits.length; s++) {
			final double one = disagreement(c.structures().get(s), logits[s]);
			if (Double.isNaN(one)) continue;
			sum += one;
			count++;
		}
		return count == 0 ? Double.NaN : sum / count;
	}

	/** Lower is better; NaN for a structure of which nothing is known, or only where others are: to find none would do. */
	static double disagreement(final StructureSupervision c, final float[] logits) {
		if (c.isDense()) return withMask(c.labels(), logits);
		if (c.isScored()) return withFeedback(c, logits);
		return c.isWeak() && !c.isUnsaid() ? withAnnotations(c.weak(), logits) : Double.NaN;
	}

	/**
	 * The share of wrong voxels among those known to be foreground and among those known to be background, and the mean
	 * over the sets of how far their foreground lies outside its bounds, relative to these; the sum of the three.
	 */
	private static double withAnnotations(final WeakTargets weak, final float[] logits) {
		final double[] known = new double[2], wrong = new double[2];
		for (int i = 0; i < logits.length && weak.known() != null; i++) {
			final int k = weak.known()[i];
			if (k == 0) continue;
			known[k > 0 ? 1 : 0]++;
			if (logits[i] > 0 != k > 0) wrong[k > 0 ? 1 : 0]++;
		}
		double sum = 0, sets = 0, outside = 0;
		for (int k = 0; k < 2; k++)
			sum += known[k] == 0 ? 0 : wrong[k] / known[k];
		for (final VoxelSets v : weak.sets()) {
			final double[] volume = new double[v.count()];
			for (int i = 0; i < logits.length; i++)
				if (logits[i] > 0 && v.at(i) > 0) volume[v.at(i) - 1]++;
			for (int s = 0; s < volume.length; s++) {
				final double low = v.low()[s], high = v.high()[s];
				if (low == 0 && high == Double.POSITIVE_INFINITY) continue;
				sets++;
				outside += Math.min(1, Math.max(0, Math.max(low - volume[s], volume[s] - high)) / Math.max(1, volume[s] < low ? low
					: high));
			}
		}
		if (sets == 0 && known[0] + known[1] == 0) return Double.NaN;
		return sum + (sets == 0 ? 0 : outside / sets);
	}

	private static double withFeedback(final StructureSupervision c, final float[] logits) {
		final RegionTarget[] targets = c.targets();
		final double[] predicted = new double[targets.length], both = new double[targets.length];
		for (int i = 0; i < logits.length; i++) {
			final int r = c.regions()[i] & 0xffff;
			if (r == 0 || logits[i] <= 0) continue;
			predicted[r - 1]++;
			if (c.distance()[i] > 0) both[r - 1]++;
		}
		double sum = 0;
		int count = 0;
		final double mean = Arrays.stream(targets).mapToDouble(RegionTarget::maskVolume).average().orElse(1);
		for (int r = 0; r < targets.length; r++) {
			final RegionTarget t = targets[r];
			if (!t.isScored()) continue;
			final double bottom = t.maskVolume() + predicted[r], q = bottom == 0 ? 1 : 2 * both[r] / bottom;
			final double outside = Math.max(0, Math.max(t.diceLow() - q, q - t.diceHigh()));
			final double volume = Math.abs(predicted[r] - t.interval().clamp(predicted[r]));
			sum += outside + volume / Math.max(t.maskVolume(), mean / 2);
			count++;
		}
		return count == 0 ? Double.NaN : sum / count;
	}

	private static double withMask(final float[] labels, final float[] logits) {
		double both = 0, sum = 0;
		for (int i = 0; i < logits.length; i++) {
			final int p = logits[i] > 0 ? 1 : 0, g = labels[i] > 0.5f ? 1 : 0;
			both += p * g;
			sum += p + g;
		}
		return sum == 0 ? 0 : 1 - 2 * both / sum;
	}
}
