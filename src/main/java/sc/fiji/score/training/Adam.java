package sc.fiji.score.training;

/**
 * The Adam optimiser on a flat weight vector. Its whole state is in plain arrays, so that a resumed training
 * reproduces the uninterrupted one to the bit.
 * <p>
 * Source: D. P. Kingma, J. Ba, Adam: a method for stochastic optimization, ICLR 2015, arXiv 1412.6980.
 */
final class Adam {

	private static final double BETA1 = 0.9, BETA2 = 0.999, EPSILON = 1e-8;

	/** Gradients are scaled down to this norm. */
	private static final double LARGEST_NORM = 1;

	final float[] mean, square;

	Adam(final int size) {
		this(new float[size], new float[size]);
	}

	Adam(final float[] mean, final float[] square) {
		this.mean = mean;
		this.square = square;
	}

	/**
	 * Changes the weights in place.
	 *
	 * @param step number of this step, 1 for the first
	 */
	void update(final float[] weights, final float[] gradient, final int step, final double rate) {
		double norm = 0;
		for (final float g : gradient)
			norm += (double) g * g;
		final double scale = Math.min(1, LARGEST_NORM / Math.max(1e-12, Math.sqrt(norm)));
		final double c1 = 1 - Math.pow(BETA1, step), c2 = 1 - Math.pow(BETA2, step);
		for (int i = 0; i < weights.length; i++) {
			final double g = scale * gradient[i];
			mean[i] = (float) (BETA1 * mean[i] + (1 - BETA1) * g);
			square[i] = (float) (BETA2 * square[i] + (1 - BETA2) * g * g);
			weights[i] -= (float) (rate * (mean[i] / c1) / (Math.sqrt(square[i] / c2) + EPSILON));
		}
	}
}
