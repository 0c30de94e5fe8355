package sc.fiji.score.loss;

/** Binary cross-entropy of one voxel from its logit, without overflow. */
final class CrossEntropy {

	private CrossEntropy() {}

	/** -y log p - (1-y) log(1-p) with p = sigmoid(logit). Its derivative with respect to the logit is p - y. */
	static double of(final double logit, final double y) {
		return Math.max(logit, 0) - logit * y + Math.log1p(Math.exp(-Math.abs(logit)));
	}
}
