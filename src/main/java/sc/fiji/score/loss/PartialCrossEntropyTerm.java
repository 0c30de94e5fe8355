package sc.fiji.score.loss;

/**
 * Cross-entropy on the voxels that are known (scribbles, points, the outside of boxes, other structures), and on no
 * other: the mean over the known foreground and the mean over the known background, averaged, so that few foreground
 * voxels weigh as much as much background. Where only one of the two is known, its mean.
 * <p>
 * Domain: any; alone it leaves the boundary open, which pairwise terms, sizes or pseudo-labels settle.
 * <p>
 * Source: M. Tang et al., Normalized cut loss for weakly-supervised CNN segmentation, CVPR 2018,
 * doi:10.1109/CVPR.2018.00195 (partial cross-entropy); the balance is this project's.
 */
public final class PartialCrossEntropyTerm implements LossTerm {

	@Override
	public String name() {
		return "known";
	}

	@Override
	public double add(final LossInput in, final double weight, final float[] gradient) {
		if (in.weak() == null || in.weak().known() == null) return 0;
		final byte[] known = in.weak().known();
		final int[] count = new int[2];
		for (final byte k : known)
			if (k != 0) count[k > 0 ? 1 : 0]++;
		final int kinds = (count[0] > 0 ? 1 : 0) + (count[1] > 0 ? 1 : 0);
		double value = 0;
		for (int i = 0; i < known.length; i++) {
			if (known[i] == 0) continue;
			final int y = known[i] > 0 ? 1 : 0;
			final double share = 1.0 / count[y] / kinds;
			value += share * CrossEntropy.of(in.logits()[i], y);
			gradient[i] += (float) (weight * share * (in.probability()[i] - y));
		}
		return value;
	}
}
