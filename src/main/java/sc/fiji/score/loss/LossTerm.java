package sc.fiji.score.loss;

/** One term of a loss: its value and its gradient with respect to the logits. */
public interface LossTerm {

	/** Short name for histories. */
	String name();

	/**
	 * @param weight factor of the term
	 * @param gradient {@code weight} times the gradient with respect to the logits is added to it
	 * @return the term's value, without the weight; at least 0, unless a log-barrier rewards slack
	 */
	double add(LossInput in, double weight, float[] gradient);
}
