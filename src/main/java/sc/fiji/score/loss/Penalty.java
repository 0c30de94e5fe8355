package sc.fiji.score.loss;

/** What breaking a constraint {@code z <= 0} costs. */
public interface Penalty {

	/** Cost of z, which is above 0 where the constraint is broken; does not fall with z. */
	double of(double z);

	/** Derivative of the cost, at least 0. */
	double slope(double z);
}
