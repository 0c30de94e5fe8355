package sc.fiji.score.loss;

/**
 * The regional volume must lie where the feedback allows: mean over the patch's regions of
 * {@code ((a-P)+^2 + (P-b)+^2) / max(U, Umin)^2}, with P the sum of probabilities over the region (also beyond the patch),
 * [a,b] the region's volume interval, U the mask's volume and Umin half the mean U (without it tiny end regions blow the loss
 * up).
 * <p>
 * Source: this project's method; size constraints as a penalty are due to H. Kervadec et al., Constrained-CNN losses for
 * weakly supervised segmentation, Medical Image Analysis 54, 2019, doi:10.1016/j.media.2019.02.009.
 */
public final class VolumeTerm implements LossTerm {

	@Override
	public String name() {
		return "volume";
	}

	@Override
	public double add(final LossInput in, final double weight, final float[] gradient) {
		if (in.targets() == null) return 0;
		final int n = in.targets().length;
		final double[] sum = new double[n];
		final boolean[] present = new boolean[n];
		for (int i = 0; i < in.logits().length; i++) {
			final int r = in.regionAt(i);
			if (r == 0) continue;
			sum[r - 1] += in.probability()[i];
			present[r - 1] = true;
		}
		double meanVolume = 0;
		int count = 0;
		for (int r = 0; r < n; r++) {
			meanVolume += in.targets()[r].maskVolume() / n;
			if (present[r]) count++;
		}
		if (count == 0) return 0;
		final double least = Math.max(1, meanVolume / 2);
		final double[] slope = new double[n];
		double value = 0;
		for (int r = 0; r < n; r++) {
			if (!present[r]) continue;
			final RegionTarget t = in.targets()[r];
			final double total = sum[r] + (in.outside() == null ? 0 : in.outside()[r]);
			final double excess = total - t.interval().clamp(total), scale = Math.max(t.maskVolume(), least);
			value += excess * excess / (scale * scale * count);
			slope[r] = 2 * excess / (scale * scale * count);
		}
		for (int i = 0; i < gradient.length; i++) {
			final int r = in.regionAt(i);
			if (r == 0) continue;
			final double p = in.probability()[i];
			gradient[i] += (float) (weight * slope[r - 1] * p * (1 - p));
		}
		return value;
	}
}
