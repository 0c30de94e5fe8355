package sc.fiji.score.benchmark.baseline;

import java.util.List;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.feedback.RegionFeedback;
import sc.fiji.score.feedback.VolumeInterval;

/**
 * What a rater said of a mask's regions, and how far a corrected mask is from it: the mean over the scored regions of
 * how far the regional Dice of the initial to the corrected mask lies outside the score's interval, plus how far the
 * corrected volume lies outside the volume interval of score and label, relative to the initial volume.
 */
final class ScoredRegions {

	private final double[] volume;
	private final RegionFeedback[] said;
	private final VolumeInterval[] interval;
	private final int scored;
	private final double least;

	/** @throws ScoreException if a region is scored that the mask does not have */
	ScoredRegions(final Surroundings s, final List<RegionFeedback> feedback) {
		volume = new double[s.regions() + 1];
		said = new RegionFeedback[volume.length];
		interval = new VolumeInterval[volume.length];
		double sum = 0;
		for (int i = 0; i < s.mask().length; i++)
			if (s.mask()[i] != 0) {
				volume[s.region(i)]++;
				sum++;
			}
		// As in the loss: relative to its own volume, a tiny region would count for more than all others.
		least = sum / s.regions() / 2;
		int count = 0;
		for (final RegionFeedback f : feedback) {
			if (!f.isScored()) continue;
			if (f.region() > s.regions()) throw new ScoreException("The feedback scores region " + f.region() +
				", but the mask has only " + s.regions() + ". Rate the case again, or take the mask that was rated.");
			said[f.region()] = f;
			interval[f.region()] = VolumeInterval.of(volume[f.region()], f);
			count++;
		}
		scored = count;
	}

	/** Number of regions, scored or not. */
	int count() {
		return volume.length - 1;
	}

	boolean isScored(final int region) {
		return said[region] != null;
	}

	/** How far the volume of a corrected region lies outside what is said of it, relative to the initial volume. */
	double volumeMisfit(final int region, final double corrected) {
		return Math.abs(corrected - interval[region].clamp(corrected)) / Math.max(volume[region], least);
	}

	/** The misfit of a corrected mask, lower is better; NaN where no region is scored. */
	double misfit(final Surroundings s, final byte[] corrected) {
		final double[] predicted = new double[volume.length], both = new double[volume.length];
		for (int i = 0; i < corrected.length; i++)
			if (corrected[i] != 0) {
				predicted[s.region(i)]++;
				if (s.mask()[i] != 0) both[s.region(i)]++;
			}
		double sum = 0;
		for (int r = 1; r < volume.length; r++) {
			if (said[r] == null) continue;
			final double bottom = volume[r] + predicted[r], dice = bottom == 0 ? 1 : 2 * both[r] / bottom;
			sum += Math.max(0, Math.max(said[r].diceLow() - dice, dice - said[r].diceHigh())) + volumeMisfit(r, predicted[r]);
		}
		return scored == 0 ? Double.NaN : sum / scored;
	}
}
