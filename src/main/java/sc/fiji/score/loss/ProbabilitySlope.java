package sc.fiji.score.loss;

/** Carries a derivative with respect to probabilities to the logits. */
final class ProbabilitySlope {

	private ProbabilitySlope() {}

	/** Adds {@code weight slope_i p_i (1 - p_i)}. */
	static void add(final LossInput in, final double weight, final double[] slope, final float[] gradient) {
		for (int i = 0; i < slope.length; i++)
			if (slope[i] != 0) add(in, i, weight * slope[i], gradient);
	}

	/** The same for one voxel. */
	static void add(final LossInput in, final int voxel, final double slope, final float[] gradient) {
		final double p = in.probability()[voxel];
		gradient[voxel] += (float) (slope * p * (1 - p));
	}
}
