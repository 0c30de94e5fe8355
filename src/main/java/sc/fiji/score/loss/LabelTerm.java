package sc.fiji.score.loss;

/**
 * Agreement with a dense target: mean cross-entropy plus one minus the soft Dice,
 * {@code 1 - (2 sum(p y) + 1) / (sum(p) + sum(y) + 1)}. The target may be a full mask or one that was inferred from scores.
 * <p>
 * Source of the combination: F. Isensee et al., nnU-Net, Nature Methods 18, 2021, doi:10.1038/s41592-020-01008-z.
 */
public final class LabelTerm implements LossTerm {

	@Override
	public String name() {
		return "label";
	}

	@Override
	public double add(final LossInput in, final double weight, final float[] gradient) {
		if (in.labels() == null) return 0;
		final float[] p = in.probability(), y = in.labels();
		double entropy = 0, both = 0, sum = 0;
		for (int i = 0; i < p.length; i++) {
			entropy += CrossEntropy.of(in.logits()[i], y[i]);
			both += (double) p[i] * y[i];
			sum += p[i] + y[i];
		}
		final double top = 2 * both + 1, bottom = sum + 1;
		for (int i = 0; i < p.length; i++) {
			final double dice = -(2 * y[i] * bottom - top) / (bottom * bottom) * p[i] * (1 - p[i]);
			gradient[i] += (float) (weight * ((p[i] - y[i]) / p.length + dice));
		}
		return entropy / p.length + 1 - top / bottom;
	}
}
