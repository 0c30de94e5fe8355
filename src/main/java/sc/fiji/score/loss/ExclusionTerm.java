package sc.fiji.score.loss;

/**
 * Structures do not overlap: the soft Dice overlap of the prediction with the voxels E that are known not to be this
 * structure, {@code 2 P / (P + |E|)}, with P the sum of probabilities over E.
 * <p>
 * Domain: sets of cases of which each has some structures labelled; E are the voxels of another structure's label
 * (known is -1). The paper's denominator also sums the probabilities outside E, which would reward foreground there;
 * here it does not. Many excluded voxels with a low probability each weigh as they do in a Dice loss, where {@link
 * PartialCrossEntropyTerm} asks the same of each voxel by itself.
 * <p>
 * Source: G. Shi, L. Xiao, Y. Chen, S. K. Zhou, Marginal loss and exclusion loss for partially supervised multi-organ
 * segmentation, Medical Image Analysis 70, 2021, doi:10.1016/j.media.2021.101979.
 */
public final class ExclusionTerm implements LossTerm {

	@Override
	public String name() {
		return "exclusion";
	}

	@Override
	public double add(final LossInput in, final double weight, final float[] gradient) {
		if (in.weak() == null || in.weak().known() == null) return 0;
		final byte[] known = in.weak().known();
		int count = 0;
		double sum = 0;
		for (int i = 0; i < known.length; i++)
			if (known[i] < 0) {
				count++;
				sum += in.probability()[i];
			}
		if (count == 0) return 0;
		final double all = sum + count, slope = 2 * count / (all * all);
		for (int i = 0; i < known.length; i++)
			if (known[i] < 0) ProbabilitySlope.add(in, i, weight * slope, gradient);
		return 2 * sum / all;
	}
}
