package sc.fiji.score.training;

import java.util.List;
import java.util.function.BiFunction;

import org.apache.commons.math3.stat.correlation.Covariance;

import sc.fiji.score.network.UNet3d;

/**
 * How much the features that a network's last layer adds up are one and the same: the smallest correlation of two of them
 * over the voxels. In sound networks there are features of either sign, so that the smallest is low. Where it is near 1, all
 * features are large at the same voxels and cut off by the rectifier at the others: such a network can hardly move a surface
 * in one of the two directions.
 * <p>
 * Source: this project's method.
 */
final class FeatureCollapse {

	/** So many cases are looked at. */
	private static final int CASES = 2;

	/** So many voxels of a case are enough. */
	private static final int VOXELS = 50_000;

	private FeatureCollapse() {}

	/**
	 * @param weights of the network
	 * @param cases of which the first are looked at
	 * @param residual gives the network's output for a case, with these weights
	 * @return mean over the cases, -1..1
	 */
	static double of(final UNet3d network, final float[] weights, final List<TrainingCase> cases,
		final BiFunction<float[], TrainingCase, float[]> residual)
	{
		final List<TrainingCase> seen = cases.subList(0, Math.min(CASES, cases.size()));
		return seen.stream().mapToDouble(c -> ofFeatures(features(network, weights, c, residual))).average().orElseThrow();
	}

	/** A last layer that lets one feature through after the other shows them. */
	private static double[][] features(final UNet3d network, final float[] weights, final TrainingCase c,
		final BiFunction<float[], TrainingCase, float[]> residual)
	{
		final int n = c.image().length, every = 1 + n / VOXELS;
		final double[][] out = new double[network.spec().widths().get(0)][(n + every - 1) / every];
		for (int k = 0; k < out.length; k++) {
			final float[] one = weights.clone();
			for (int i = network.lastLayer(); i < one.length; i++)
				one[i] = i == network.lastLayer() + k ? 1 : 0;
			final float[] feature = residual.apply(one, c);
			for (int i = 0; i < out[k].length; i++)
				out[k][i] = feature[i * every];
		}
		return out;
	}

	/**
	 * The smallest correlation of two features; those that are constant do not count.
	 *
	 * @param features value of each at each voxel
	 * @return -1 for a single feature, 1 where no two vary
	 */
	static double ofFeatures(final double[][] features) {
		final Covariance covariance = new Covariance();
		final int n = features.length;
		double least = n < 2 ? -1 : 1;
		for (int a = 0; a < n; a++)
			for (int b = 0; b < a; b++) {
				final double varying = covariance.covariance(features[a], features[a]) * covariance.covariance(features[b],
					features[b]);
				if (varying > 0) least = Math.min(least, covariance.covariance(features[a], features[b]) / Math.sqrt(varying));
			}
		return least;
	}
}
