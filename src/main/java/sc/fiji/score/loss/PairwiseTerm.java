package sc.fiji.score.loss;

import java.util.ArrayList;
import java.util.List;

/**
 * Near voxels of like intensity belong together: mean over the pairs within a ball of {@code w (p_i (1 - p_j) + (1 -
 * p_i) p_j)}, {@code w = exp(-|x_i - x_j|^2 / (2 d^2) - (I_i - I_j)^2 / (2 s^2))}, with distances in voxels and I the
 * normalised intensity. The gate: pairs of which both voxels are known are left out, for there is nothing to spread.
 * <p>
 * Domain: the whole patch, so it needs no initial mask ({@link EdgeTerm} looks only at a band around one). It spreads
 * what is known of a voxel to its like, and prefers short boundaries; a structure without contrast it would rather
 * remove.
 * <p>
 * Source: A. Obukhov, S. Georgoulis, D. Dai, L. Van Gool, Gated CRF loss for weakly supervised semantic image
 * segmentation, arXiv:1906.04651 (Potts model in a small window; the gate here is this project's).
 *
 * @param radius of the ball in voxels, at least 1
 * @param distanceSigma d, in voxels
 * @param intensitySigma s, in standard deviations of the image
 */
public record PairwiseTerm(double radius, double distanceSigma, double intensitySigma) implements LossTerm {

	/** Step to a neighbour and the factor of its distance. */
	private record Neighbour(int dx, int dy, int dz, double weight) {
	}

	public PairwiseTerm {
		if (!(radius >= 1 && distanceSigma > 0 && intensitySigma > 0)) throw new IllegalArgumentException(
			"a radius of at least 1 and sigmas above 0 are needed");
	}

	@Override
	public String name() {
		return "pairwise";
	}

	@Override
	public double add(final LossInput in, final double weight, final float[] gradient) {
		final int[] n = in.size();
		final byte[] known = in.weak() == null ? null : in.weak().known();
		final double[] slope = new double[gradient.length];
		double value = 0;
		long pairs = 0;
		for (final Neighbour b : neighbours()) {
			final int step = (b.dz * n[1] + b.dy) * n[0] + b.dx;
			for (int z = Math.max(0, -b.dz); z < n[2] - Math.max(0, b.dz); z++)
				for (int y = Math.max(0, -b.dy); y < n[1] - Math.max(0, b.dy); y++) {
					final int row = (z * n[1] + y) * n[0], end = row + n[0] - Math.max(0, b.dx);
					for (int i = row + Math.max(0, -b.dx); i < end; i++) {
						if (known != null && known[i] != 0 && known[i + step] != 0) continue;
						pairs++;
						value += pair(in, i, i + step, b.weight, slope);
					}
				}
		}
		if (pairs == 0) return 0;
		ProbabilitySlope.add(in, weight / pairs, slope, gradient);
		return value / pairs;
	}

	private double pair(final LossInput in, final int i, final int j, final double near, final double[] slope) {
		final double contrast = (in.image()[i] - in.image()[j]) / intensitySigma;
		final double w = near * Math.exp(-contrast * contrast / 2), p = in.probability()[i], q = in.probability()[j];
		slope[i] += w * (1 - 2 * q);
		slope[j] += w * (1 - 2 * p);
		return w * (p + q - 2 * p * q);
	}

	/** Each pair of voxels is met from one of its ends only. */
	private List<Neighbour> neighbours() {
		final int r = (int) radius;
		final List<Neighbour> out = new ArrayList<>();
		for (int dz = 0; dz <= r; dz++)
			for (int dy = dz == 0 ? 0 : -r; dy <= r; dy++)
				for (int dx = dz == 0 && dy == 0 ? 1 : -r; dx <= r; dx++) {
					final double squared = dx * dx + dy * dy + dz * dz;
					if (squared <= radius * radius) out.add(new Neighbour(dx, dy, dz, Math.exp(-squared / (2 * distanceSigma *
						distanceSigma))));
				}
		return out;
	}
}
