package sc.fiji.score.loss;

/**
 * A smooth stand-in for the largest of some probabilities; it lies between their mean and their maximum.
 * <p>
 * Source: J. Wang, B. Xia, Bounding box tightness prior for weakly supervised image segmentation, MICCAI 2021,
 * doi:10.1007/978-3-030-87196-3_49.
 */
public enum SmoothMaximum {

	/** Log-sum-exp (the paper's alpha-quasimax): {@code log(mean(exp(a p))) / a}. */
	LOG_SUM_EXP {

		@Override
		double of(final double sum, final double weighted, final double count, final double sharpness) {
			return 1 + Math.log(sum / count) / sharpness;
		}

		@Override
		double slope(final double p, final double maximum, final double sharpness) {
			return 1;
		}
	},

	/** Alpha-softmax: {@code sum(p exp(a p)) / sum(exp(a p))}. */
	SOFTMAX {

		@Override
		double of(final double sum, final double weighted, final double count, final double sharpness) {
			return weighted / sum;
		}

		@Override
		double slope(final double p, final double maximum, final double sharpness) {
			return 1 + sharpness * (p - maximum);
		}
	};

	/**
	 * @param sum of {@code exp(a (p - 1))}, which cannot overflow
	 * @param weighted sum of {@code p exp(a (p - 1))}
	 * @param count number of probabilities
	 */
	abstract double of(double sum, double weighted, double count, double sharpness);

	/** Derivative with respect to p, divided by {@code exp(a (p - 1)) / sum}. */
	abstract double slope(double p, double maximum, double sharpness);

	/** The smooth maximum of {@code ones} probabilities of 1 among {@code count}, the others being 0. */
	double ofBinary(final double ones, final double count, final double sharpness) {
		final double sum = ones + (count - ones) * Math.exp(-sharpness);
		return of(sum, ones, count, sharpness);
	}
}
