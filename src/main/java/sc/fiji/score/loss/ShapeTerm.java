package sc.fiji.score.loss;

import sc.fiji.score.prior.ShapePrior;
import sc.fiji.score.volume.Box;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Mask;

/**
 * The shape is like those of the training masks: mean over the voxels of {@code p max(0, -d - m) + (1 - p) max(0, d -
 * m)}, with d the signed distance to the expected shape (positive inside) and m a margin, both in mean voxel sizes.
 * Voxels within the margin of the expected surface are free.
 * <p>
 * The expected shape is laid over an estimate of where the structure is: the dense target cut at one half where there
 * is one (pseudo-labels), else the initial mask; see {@link ShapePrior#expected}.
 * <p>
 * Domain: shapes that the modes describe. Where the estimate reaches the border of the patch it may be cut there, and have
 * other principal axes: that costs nothing.
 * <p>
 * Source: {@link ShapePrior}; the penalty is this project's, in the manner of the boundary loss
 * (doi:10.1016/j.media.2020.101851).
 *
 * @param prior made from training masks
 * @param spacing voxel size of the network's grid along x, y, z, in mm
 * @param margin m, in mean voxel sizes, at least 0
 */
public record ShapeTerm(ShapePrior prior, double[] spacing, double margin) implements LossTerm {

	public ShapeTerm {
		spacing = spacing.clone();
		if (!(margin >= 0)) throw new IllegalArgumentException("the margin must be at least 0, not " + margin);
	}

	@Override
	public String name() {
		return "shape";
	}

	@Override
	public double add(final LossInput in, final double weight, final float[] gradient) {
		final Mask estimate = estimate(in);
		if (estimate.isEmpty() || isCut(estimate)) return 0;
		final float[] distance = prior.expected(estimate);
		final double unit = Math.cbrt(spacing[0] * spacing[1] * spacing[2]);
		final int n = gradient.length;
		double value = 0;
		for (int i = 0; i < n; i++) {
			final double d = distance[i] / unit, p = in.probability()[i];
			final double outside = Math.max(0, -d - margin), inside = Math.max(0, d - margin);
			value += (p * outside + (1 - p) * inside) / n;
			ProbabilitySlope.add(in, i, weight * (outside - inside) / n, gradient);
		}
		return value;
	}

	private static boolean isCut(final Mask estimate) {
		final Box b = estimate.boundingBox();
		final Geometry g = estimate.geometry();
		return b.x() == 0 || b.y() == 0 || b.z() == 0 || b.x() + b.width() == g.nx() || b.y() + b.height() == g.ny() || b
			.z() + b.depth() == g.nz();
	}

	private Mask estimate(final LossInput in) {
		final byte[] out = new byte[in.logits().length];
		for (int i = 0; i < out.length; i++)
			out[i] = (byte) ((in.labels() != null ? in.labels()[i] > 0.5f : in.inMask(i)) ? 1 : 0);
		return new Mask(out, Geometry.of(in.size()[0], in.size()[1], in.size()[2], spacing[0], spacing[1], spacing[2]));
	}
}
