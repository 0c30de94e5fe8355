package sc.fiji.score.loss;

/**
 * The whole structure's volume lies in its range [a,b]: {@code f((a - P) / max(a, 1)) + f((P - b) / max(b,
 * sqrt(n)))}, with P the sum of probabilities, n the number of voxels of the patch and f the penalty.
 * <p>
 * Domain: a range that holds the true volume, and a patch that holds the structure (else only the upper bound
 * counts). It says how much, not where: it needs points, scribbles, a box or a tag beside it.
 * <p>
 * Source: H. Kervadec et al., Constrained-CNN losses for weakly supervised segmentation, Medical Image Analysis 54,
 * 2019, doi:10.1016/j.media.2019.02.009.
 *
 * @param penalty what a bound that is broken costs
 */
public record SizeTerm(Penalty penalty) implements LossTerm {

	@Override
	public String name() {
		return "size";
	}

	@Override
	public double add(final LossInput in, final double weight, final float[] gradient) {
		return SetBounds.add(in, k -> k == VoxelSets.Kind.SIZE, penalty, weight, gradient);
	}
}
