package sc.fiji.score.loss;

import sc.fiji.score.volume.DistanceTransform;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Mask;

/**
 * Distance between boundaries: mean of {@code |phi_i| |p_i - y_i|}, with y the dense target cut at one half and phi
 * the distance to its surface in voxels. Up to a constant it is the paper's sum of {@code phi p} (phi negative
 * inside), and so are its gradients; the constant makes it 0 at the target.
 * <p>
 * Domain: cases with a dense target (a full mask or pseudo-labels) that has both foreground and background in the
 * patch; beside a regional term such as {@link LabelTerm}. It minds far voxels more than near ones.
 * <p>
 * Source: H. Kervadec et al., Boundary loss for highly unbalanced segmentation, Medical Image Analysis 67, 2021,
 * doi:10.1016/j.media.2020.101851.
 */
public final class BoundaryTerm implements LossTerm {

	@Override
	public String name() {
		return "boundary";
	}

	@Override
	public double add(final LossInput in, final double weight, final float[] gradient) {
		if (in.labels() == null) return 0;
		final int n = gradient.length;
		final float[] distance = DistanceTransform.signed(halved(in.labels(), in.size()));
		if (Float.isInfinite(distance[0])) return 0;
		double value = 0;
		for (int i = 0; i < n; i++) {
			value -= distance[i] * (in.probability()[i] - (distance[i] > 0 ? 1 : 0)) / n;
			ProbabilitySlope.add(in, i, -weight * distance[i] / n, gradient);
		}
		return value;
	}

	/** The voxels above one half, on a grid of unit voxels. */
	static Mask halved(final float[] values, final int[] size) {
		final byte[] out = new byte[values.length];
		for (int i = 0; i < out.length; i++)
			out[i] = (byte) (values[i] > 0.5f ? 1 : 0);
		return new Mask(out, Geometry.of(size[0], size[1], size[2], 1, 1, 1));
	}
}
