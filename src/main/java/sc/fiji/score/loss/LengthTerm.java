package sc.fiji.score.loss;

/**
 * Short boundaries: the surface of the prediction, {@code sum(sqrt(|grad p|^2 + e^2) - e)} in voxel faces, per voxel
 * of the patch.
 * <p>
 * Domain: smooth structures, beside terms that hold the volume: alone it removes everything. Never zero for an object
 * that is there; among the masks that fit the other terms, it prefers the smoothest.
 * <p>
 * Source: L. I. Rudin, S. Osher, E. Fatemi, Nonlinear total variation based noise removal algorithms, Physica D 60,
 * 1992, doi:10.1016/0167-2789(92)90242-F.
 */
public final class LengthTerm implements LossTerm {

	@Override
	public String name() {
		return "length";
	}

	@Override
	public double add(final LossInput in, final double weight, final float[] gradient) {
		final SoftSurface surface = SoftSurface.of(in);
		ProbabilitySlope.add(in, weight / gradient.length, surface.slope(), gradient);
		return surface.area() / gradient.length;
	}
}
