package sc.fiji.score.loss;

/**
 * Tags of slices as bounds of their volume: absent, the sum P of probabilities over the slice is 0; present, at least
 * a minimum a. Mean over the tagged slices of {@code f(P / sqrt(n))} (absent) or {@code f((a - P) / max(a, 1))}
 * (present), with n the number of voxels of the slice and f the penalty.
 * <p>
 * Domain: the minimum is small against a true section; a slice that the patch cuts is only held to "absent".
 * <p>
 * Source: H. Kervadec et al., Constrained-CNN losses for weakly supervised segmentation, Medical Image Analysis 54,
 * 2019, doi:10.1016/j.media.2019.02.009; D. Pathak et al., Constrained convolutional neural networks for weakly
 * supervised segmentation, ICCV 2015, doi:10.1109/ICCV.2015.209.
 *
 * @param penalty what a bound that is broken costs
 */
public record SliceTagTerm(Penalty penalty) implements LossTerm {

	@Override
	public String name() {
		return "slice_size";
	}

	@Override
	public double add(final LossInput in, final double weight, final float[] gradient) {
		return SetBounds.add(in, k -> k == VoxelSets.Kind.SLICE, penalty, weight, gradient);
	}
}
