package sc.fiji.score.loss;

/**
 * A box that fits tightly: each stripe across it holds at least as many foreground voxels as the stripe is wide. Mean
 * over the stripes of {@code f((w - P) / w)}, with P the sum of probabilities over the stripe, w its lower bound and
 * f the penalty.
 * <p>
 * Domain: boxes that are tight or a little too large by less than a stripe is wide; a box that is too large by more
 * asks for foreground where there is none. Says nothing about the outside of the box, which is the partial
 * cross-entropy's.
 * <p>
 * Source: H. Kervadec, J. Dolz, S. Wang, E. Granger, I. Ben Ayed, Bounding boxes for weakly supervised segmentation:
 * global constraints get close to full supervision, MIDL 2020, Proceedings of Machine Learning Research 121, 365-381
 * (2D there; in 3D the stripes are slabs, see {@link VoxelSets.Kind#STRIPE_X}).
 *
 * @param penalty what a bound that is broken costs
 */
public record TightnessTerm(Penalty penalty) implements LossTerm {

	@Override
	public String name() {
		return "tightness";
	}

	@Override
	public double add(final LossInput in, final double weight, final float[] gradient) {
		return SetBounds.add(in, VoxelSets.Kind::isStripe, penalty, weight, gradient);
	}
}
