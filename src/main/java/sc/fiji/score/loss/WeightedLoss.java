package sc.fiji.score.loss;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A weighted sum of terms.
 *
 * @param terms the terms
 * @param weights one per term, at least 0
 */
public record WeightedLoss(List<LossTerm> terms, List<Double> weights) {

	public WeightedLoss {
		terms = List.copyOf(terms);
		weights = List.copyOf(weights);
		if (terms.size() != weights.size()) throw new IllegalArgumentException("one weight per term");
	}

	/** The terms with a weight above 0 are computed. */
	public static WeightedLoss of(final double label, final double volume, final double direction, final double anchor,
		final double edge)
	{
		return new WeightedLoss(List.of(new LabelTerm(), new VolumeTerm(), new DirectionTerm(), new AnchorTerm(),
			new EdgeTerm()), List.of(label, volume, direction, anchor, edge));
	}

	/** Full supervision: the dense target alone. */
	public static WeightedLoss labelsOnly() {
		return of(1, 0, 0, 0, 0);
	}

	/**
	 * @param gradient the loss's gradient with respect to the logits is added to it
	 * @return the weighted value of each term by name, and {@code total}
	 */
	public Map<String, Double> add(final LossInput in, final float[] gradient) {
		final Map<String, Double> out = new LinkedHashMap<>();
		double total = 0;
		for (int t = 0; t < terms.size(); t++) {
			if (weights.get(t) == 0) continue;
			final double value = weights.get(t) * terms.get(t).add(in, weights.get(t), gradient);
			out.put(terms.get(t).name(), value);
			total += value;
		}
		out.put("total", total);
		return out;
	}
}
