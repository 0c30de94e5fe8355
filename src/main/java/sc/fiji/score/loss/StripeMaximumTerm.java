package sc.fiji.score.loss;

import java.util.List;

/**
 * A box that fits tightly, as multiple-instance learning: each stripe across the box is a bag with at least one
 * foreground voxel. Mean over the stripes of {@code max(0, log(m0 / m))}, with m the smooth maximum of the stripe's
 * probabilities and m0 what it is for a stripe that holds no more foreground than its lower bound: so a stripe with
 * enough foreground costs nothing, whatever the smooth maximum is (the paper has m0 = 1).
 * <p>
 * Domain: as {@link TightnessTerm}; its gradient goes to the most likely voxels of a stripe rather than to all alike.
 * Voxels outside boxes, the paper's negative bags, are the partial cross-entropy's. Stripes that the patch cuts are
 * left out.
 * <p>
 * Source: J. Wang, B. Xia, Bounding box tightness prior for weakly supervised image segmentation, MICCAI 2021,
 * doi:10.1007/978-3-030-87196-3_49.
 *
 * @param maximum which smooth maximum
 * @param sharpness its a, above 0: the larger, the nearer to the true maximum
 */
public record StripeMaximumTerm(SmoothMaximum maximum, double sharpness) implements LossTerm {

	public StripeMaximumTerm {
		if (!(sharpness > 0 && sharpness < 500)) throw new IllegalArgumentException("the sharpness must be above 0 and " +
			"below 500, not " + sharpness);
	}

	@Override
	public String name() {
		return "stripe_maximum";
	}

	@Override
	public double add(final LossInput in, final double weight, final float[] gradient) {
		final List<VoxelSets> stripes = SetBounds.of(in, VoxelSets.Kind::isStripe);
		int count = 0;
		for (final VoxelSets sets : stripes) {
			final int[] voxels = sets.voxels();
			for (int s = 0; s < voxels.length; s++)
				if (voxels[s] > 0 && sets.low()[s] > 0) count++;
		}
		double value = 0;
		for (final VoxelSets s : stripes)
			value += add(in, s, weight / count, gradient);
		return count == 0 ? 0 : value / count;
	}

	/** Sum over the stripes of one map. */
	private double add(final LossInput in, final VoxelSets sets, final double weight, final float[] gradient) {
		final int n = sets.count();
		final int[] voxels = sets.voxels();
		final double[] sum = new double[n], weighted = new double[n], smooth = new double[n], slope = new double[n];
		for (int i = 0; i < gradient.length; i++) {
			final int s = sets.at(i) - 1;
			if (s < 0) continue;
			final double p = in.probability()[i], e = exp(p);
			sum[s] += e;
			weighted[s] += p * e;
		}
		double value = 0;
		for (int s = 0; s < n; s++) {
			if (voxels[s] == 0 || sets.low()[s] == 0) continue;
			smooth[s] = maximum.of(sum[s], weighted[s], voxels[s], sharpness);
			final double enough = maximum.ofBinary(Math.min(sets.low()[s], voxels[s]), voxels[s], sharpness);
			if (smooth[s] >= enough) continue;
			value += Math.log(enough / smooth[s]);
			slope[s] = -1 / (smooth[s] * sum[s]);
		}
		for (int i = 0; i < gradient.length; i++) {
			final int s = sets.at(i) - 1;
			if (s < 0 || slope[s] == 0) continue;
			final double p = in.probability()[i];
			ProbabilitySlope.add(in, i, weight * slope[s] * exp(p) * maximum.slope(p, smooth[s], sharpness), gradient);
		}
		return value;
	}

	private double exp(final double p) {
		return Math.exp(sharpness * (p - 1));
	}
}
