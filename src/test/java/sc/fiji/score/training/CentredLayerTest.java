package sc.fiji.score.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.junit.jupiter.api.Test;

import sc.fiji.score.common.Progress;
import sc.fiji.score.network.NetworkRunner;
import sc.fiji.score.network.NetworkSpec;
import sc.fiji.score.network.PreparedInput;
import sc.fiji.score.network.TiledInference;
import sc.fiji.score.network.UNet3d;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Mask;

class CentredLayerTest {

	/** One step of plain descent is that of the function of centred inputs. */
	@Test
	void stepsAreThoseOfCentredInputs() {
		final CentredLayer layer = new CentredLayer(1, 2, 2, 0.4f);
		final float[] weights = { 9, 1, -2, 3, 0.5f, 0.1f, 0.2f }, gradient = { 7, 0.3f, 0.6f, -0.2f, 0.1f, 0.5f, -1 };
		// By hand: b' = b + m sum(w); the gradient by w at fixed b' is that by w less m times that by b.
		final float rate = 0.1f;
		final float[] expected = weights.clone();
		for (int o = 0; o < 2; o++) {
			final int w = 1 + 2 * o, b = 5 + o;
			float bias = weights[b] + 0.4f * (weights[w] + weights[w + 1]) - rate * gradient[b];
			for (int i = 0; i < 2; i++) {
				expected[w + i] = weights[w + i] - rate * (gradient[w + i] - 0.4f * gradient[b]);
				bias -= 0.4f * expected[w + i];
			}
			expected[b] = bias;
		}
		expected[0] = weights[0] - rate * gradient[0];
		layer.centre(weights, gradient);
		for (int i = 0; i < weights.length; i++)
			weights[i] -= rate * gradient[i];
		layer.uncentre(weights);
		assertArrayEquals(expected, weights, 1e-6f);
	}

	@Test
	void withoutAStepNothingChanges() {
		final CentredLayer layer = new CentredLayer(0, 2, 1, 0.4f);
		final float[] weights = { 0.5f, -0.25f, 1 };
		layer.centre(weights, new float[3]);
		assertEquals(1.1f, weights[2], 1e-6f);
		layer.uncentre(weights);
		assertArrayEquals(new float[] { 0.5f, -0.25f, 1 }, weights, 1e-6f);
	}

	@Test
	void theMeanIsThatOfTheFeatures() {
		assertEquals(0.395, CentredLayer.last(new UNet3d(NetworkSpec.standard())).mean(), 0.001);
		assertEquals(0, CentredLayer.last(new UNet3d(NetworkSpec.of(2, false, List.of(4, 4)))).mean());
	}

	/** Masks that are all too small push all features to one side. */
	@Test
	void masksThatAreTooSmallLeaveFeaturesOfEitherSign() {
		final List<TrainingCase> cases = new ArrayList<>();
		for (int i = 0; i < 3; i++) {
			final TestCases.Data d = TestCases.ball(Geometry.of(20, 20, 16, 1, 1, 1), i);
			final byte[] core = new byte[d.truth().voxels().length];
			for (int k = 800; k < core.length - 800; k++)
				core[k] = (byte) (d.truth().voxels()[k - 2] & d.truth().voxels()[k + 2] & d.truth().voxels()[k - 40] & d.truth()
					.voxels()[k + 40] & d.truth().voxels()[k - 800] & d.truth().voxels()[k + 800]);
			cases.add(TrainingCase.full("case" + i, PreparedInput.of(d.image(), new Mask(core, d.truth().geometry()), null,
				TestCases.SPEC), d.truth()));
		}
		final NetworkSpec spec = new NetworkSpec(3, 1, List.of(8, 8));
		final TrainingOptions options = TrainingOptions.builder().optNetwork(spec).optSteps(60).optRounds(1).optRelabelAt(List
			.of()).optValidationShare(0).build();
		final UNet3d network = new UNet3d(spec);
		final float[] weights = new Trainer(options, null, h -> {}).train(cases, "", Progress.NONE).weights();
		final double[][] features = new double[8][];
		try (NetworkRunner runner = new NetworkRunner(network)) {
			final TiledInference inference = new TiledInference(runner, spec, 32);
			final TrainingCase c = cases.get(0);
			for (int k = 0; k < features.length; k++) {
				final float[] one = weights.clone();
				Arrays.fill(one, network.lastLayer(), one.length, 0);
				one[network.lastLayer() + k] = 1;
				final float[] f = inference.residual(one, c.image(), c.distance(), c.edges(), c.size(), Progress.NONE);
				features[k] = new double[f.length];
				for (int i = 0; i < f.length; i++)
					features[k][i] = f[i];
			}
		}
		double least = 1;
		for (int a = 0; a < features.length; a++)
			for (int b = 0; b < a; b++)
				least = Math.min(least, new PearsonsCorrelation().correlation(features[a], features[b]));
		assertTrue(least < 0.2, "smallest correlation of two features " + least);
	}
}
