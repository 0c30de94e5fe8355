package sc.fiji.score.loss;

/**
 * Far from its surface the initial mask is right: mean cross-entropy to the mask over voxels whose distance to the surface is
 * beyond twice the region's expected displacement plus 1.5 voxels (at most the clip of the distance); voxels of no region
 * count as far.
 * <p>
 * Source: this project's method.
 */
public final class AnchorTerm implements LossTerm {

	private static final double FACTOR = 2, OFFSET = 1.5;

	/** The distance is clipped; anything this far is an anchor whatever the region says. */
	private static final double ALWAYS = sc.fiji.score.network.InputSpec.CLIP_VOXELS - 0.01;

	@Override
	public String name() {
		return "anchor";
	}

	@Override
	public double add(final LossInput in, final double weight, final float[] gradient) {
		if (in.targets() == null) return 0;
		return MaskAgreement.add(in, weight, gradient, i -> {
			final int r = in.regionAt(i);
			final double distance = Math.abs(in.distance()[i]);
			return r == 0 || distance > ALWAYS || distance > FACTOR * in.targets()[r - 1].displacement() + OFFSET;
		});
	}
}
