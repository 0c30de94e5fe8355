package sc.fiji.score.loss;

import java.util.function.IntPredicate;

/** Mean cross-entropy to the initial mask over chosen voxels. */
final class MaskAgreement {

	private MaskAgreement() {}

	static double add(final LossInput in, final double weight, final float[] gradient, final IntPredicate chosen) {
		final int n = gradient.length;
		int count = 0;
		double value = 0;
		for (int i = 0; i < n; i++)
			if (chosen.test(i)) {
				count++;
				value += CrossEntropy.of(in.logits()[i], in.inMask(i) ? 1 : 0);
			}
		if (count == 0) return 0;
		for (int i = 0; i < n; i++)
			if (chosen.test(i)) gradient[i] += (float) (weight * (in.probability()[i] - (in.inMask(i) ? 1 : 0)) / count);
		return value / count;
	}
}
