package sc.fiji.score.loss;

/**
 * {@code max(0, z)^2}: nothing while the constraint holds.
 * <p>
 * Source: H. Kervadec et al., Constrained-CNN losses for weakly supervised segmentation, Medical Image Analysis 54, 2019,
 * doi:10.1016/j.media.2019.02.009.
 */
public record QuadraticPenalty() implements Penalty {

	@Override
	public double of(final double z) {
		return z > 0 ? z * z : 0;
	}

	@Override
	public double slope(final double z) {
		return z > 0 ? 2 * z : 0;
	}
}
