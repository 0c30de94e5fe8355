package sc.fiji.score.training;

import java.util.List;
import java.util.function.BiFunction;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.stat.StatUtils;

import sc.fiji.score.network.UNet3d;

/**
 * How much the features that a network's last layer adds up are one and the same: {@code (e - 1) / (n - 1)}, with e the
 * largest eigenvalue of the correlations of n features over the voxels. 0 for independent ones, 1 where each is a multiple
 * of the others.
 * <p>
 * Source: this project's method; e / n is the share of the first principal component.
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
	 * @return mean over the cases, 0..1
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

	/** @param features value of each at each voxel, standardised here; those that are constant do not count */
	static double ofFeatures(final double[][] features) {
		final int n = features.length;
		final double[][] correlations = new double[n][n];
		int varying = 0;
		for (final double[] f : features) {
			final double mean = StatUtils.mean(f), deviation = Math.sqrt(StatUtils.populationVariance(f, mean));
			if (deviation > 0) varying++;
			for (int i = 0; i < f.length; i++)
				f[i] = deviation > 0 ? (f[i] - mean) / deviation : 0;
		}
		for (int a = 0; a < n; a++)
			for (int b = 0; b <= a; b++) {
				double sum = 0;
				for (int i = 0; i < features[a].length; i++)
					sum += features[a][i] * features[b][i];
				correlations[a][b] = correlations[b][a] = sum / features[a].length;
			}
		if (varying < 2) return n < 2 ? 0 : 1;
		final double[] eigenvalues = new EigenDecomposition(new Array2DRowRealMatrix(correlations)).getRealEigenvalues();
		return (StatUtils.max(eigenvalues) - 1) / (varying - 1);
	}
}
