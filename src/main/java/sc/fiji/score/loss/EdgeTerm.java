package sc.fiji.score.loss;

/**
 * Neighbours belong together unless the image shows an edge between them: mean over 6-neighbour pairs within a band around
 * the mask's surface of {@code w (p_i - p_j)^2}, {@code w = exp(-(I_i-I_j)^2 / 2) exp(-4 max(e_i, e_j))}, with I the
 * normalised intensity and e the edge probability.
 * <p>
 * Source: this project's method; a gated form of the regularised loss of M. Tang et al., On regularized losses for
 * weakly-supervised CNN segmentation, ECCV 2018, doi:10.1007/978-3-030-01270-0_31.
 */
public final class EdgeTerm implements LossTerm {

	/** Half-width of the band in voxels. */
	private static final float BAND = 3.5f;

	private static final double EDGE_RATE = 4, INTENSITY_VARIANCE = 1;

	@Override
	public String name() {
		return "edge";
	}

	@Override
	public double add(final LossInput in, final double weight, final float[] gradient) {
		final int[] n = in.size();
		final float[] p = in.probability();
		final double[] slope = new double[p.length];
		double value = 0;
		long pairs = 0;
		for (int z = 0, i = 0; z < n[2]; z++)
			for (int y = 0; y < n[1]; y++)
				for (int x = 0; x < n[0]; x++, i++) {
					if (Math.abs(in.distance()[i]) > BAND) continue;
					for (int axis = 0; axis < 3; axis++) {
						if (axis == 0 ? x + 1 == n[0] : axis == 1 ? y + 1 == n[1] : z + 1 == n[2]) continue;
						final int j = i + (axis == 0 ? 1 : axis == 1 ? n[0] : n[0] * n[1]);
						final double step = in.image()[i] - in.image()[j], d = p[i] - p[j];
						final double w = Math.exp(-step * step / (2 * INTENSITY_VARIANCE) - EDGE_RATE * Math.max(in.edges()[i], in
							.edges()[j]));
						pairs++;
						value += w * d * d;
						slope[i] += 2 * w * d;
						slope[j] -= 2 * w * d;
					}
				}
		if (pairs == 0) return 0;
		for (int i = 0; i < p.length; i++)
			gradient[i] += (float) (weight / pairs * slope[i] * p[i] * (1 - p[i]));
		return value / pairs;
	}
}
