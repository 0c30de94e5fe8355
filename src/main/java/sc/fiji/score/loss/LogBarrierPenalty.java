package sc.fiji.score.loss;

/**
 * The extended log-barrier: {@code -log(-z) / t} where {@code z <= -1/t^2}, else its tangent there, {@code t z -
 * log(1/t^2) / t + 1/t}. Convex and smooth; pushes already before the constraint breaks. For growing t it becomes a
 * hard constraint, so t is raised in the course of a training (the paper: from 5, by a tenth per epoch). Below {@code
 * z = -1} the cost is negative: slack is rewarded, ever less.
 * <p>
 * Source: H. Kervadec, J. Dolz, J. Yuan, C. Desrosiers, E. Granger, I. Ben Ayed, Constrained deep networks: Lagrangian
 * optimization via log-barrier extensions, arXiv:1904.04205, equation 5.
 *
 * @param t steepness, above 0
 */
public record LogBarrierPenalty(double t) implements Penalty {

	public LogBarrierPenalty {
		if (!(t > 0 && t < Double.POSITIVE_INFINITY)) throw new IllegalArgumentException("t must be above 0, not " + t);
	}

	@Override
	public double of(final double z) {
		final double knee = -1 / (t * t);
		return z <= knee ? -Math.log(-z) / t : t * z - Math.log(-knee) / t + 1 / t;
	}

	@Override
	public double slope(final double z) {
		return z <= -1 / (t * t) ? -1 / (t * z) : t;
	}
}
