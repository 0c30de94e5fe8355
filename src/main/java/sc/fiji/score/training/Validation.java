package sc.fiji.score.training;

import java.util.Arrays;

import sc.fiji.score.loss.RegionTarget;

/**
 * How far a prediction is from what is known of a case, lower is better. For feedback: the mean over the scored
 * regions of how far the regional Dice of the initial mask to the prediction lies outside the score's interval, plus
 * how far the regional volume lies outside its interval, relative to the mask's volume. For a full mask: one minus
 * Dice.
 */
final class Validation {

	private Validation() {}

	/** Lower is better; NaN for a case whose regions nobody scored. */
	static double disagreement(final TrainingCase c, final float[] logits) {
		return c.isScored() ? withFeedback(c, logits) : withMask(c.labels(), logits);
	}

	private static double withFeedback(final TrainingCase c, final float[] logits) {
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
			if (t.diceLow() == 0 && t.diceHigh() == 1) continue;
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
