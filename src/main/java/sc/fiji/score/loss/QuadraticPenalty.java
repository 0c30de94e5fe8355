package sc.fiji.score.loss;

/**
 * {@code max(0, z)^2}, and beyond {@code z = 1} its tangent {@code 2 z - 1}: nothing while the constraint holds, and a
 * volume that is many times too large, as at the start of a training, does not outweigh all other terms.
 * <p>
 * Source: H. Kervadec et al., Constrained-CNN losses for weakly supervised segmentation, Medical Image Analysis 54,
 * 2019, doi:10.1016/j.media.2019.02.009; the tangent is this project's.
 */
public record QuadraticPenalty() implements Penalty {

	@Override
	public double of(final double z) {
		return z > 1 ? 2 * z - 1 : z > 0 ? z * z : 0;
	}

	@Override
	public double slope(final double z) {
		return z > 0 ? 2 * Math.min(z, 1) : 0;
	}
}
