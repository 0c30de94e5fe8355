package sc.fiji.score.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import sc.fiji.score.network.NetworkSpec;
import sc.fiji.score.network.UNet3d;

class FeatureCollapseTest {

	private static final double[] A = { 1, -1, 1, -1 }, B = { 1, 1, -1, -1 }, FLAT = { 3, 3, 3, 3 };

	private static double of(final double[]... features) {
		return FeatureCollapse.ofFeatures(Arrays.stream(features).map(double[]::clone).toArray(double[][]::new));
	}

	@Test
	void isTheSmallestCorrelation() {
		assertEquals(0, of(A, B), 1e-12);
		assertEquals(1, of(A, A, A), 1e-12);
		assertEquals(1, of(A, new double[] { 5, -7, 5, -7 }), 1e-12, "scale and shift do not count");
		assertEquals(-1, of(A, new double[] { -5, 7, -5, 7 }, A), 1e-12, "the sign does");
		final double root = Math.sqrt(3);
		assertEquals(0.5, of(A, A, new double[] { 1 + root, -1 + root, 1 - root, -1 - root }), 1e-12);
	}

	@Test
	void constantFeaturesDoNotCount() {
		assertEquals(0, of(A, FLAT, B), 1e-12);
		assertEquals(1, of(A, FLAT), 1e-12);
		assertEquals(1, of(FLAT, FLAT), 1e-12);
		assertEquals(-1, of(A), 1e-12, "a single feature cannot collapse");
	}

	/** Each feature is let through alone, whatever the last layer is. */
	@Test
	void asksTheNetworkForEachFeature() {
		final UNet3d network = new UNet3d(new NetworkSpec(3, 1, List.of(3, 4)));
		final float[] weights = new float[network.size()];
		Arrays.fill(weights, 2);
		final List<float[]> last = new ArrayList<>();
		final double value = FeatureCollapse.of(network, weights, List.of(TestCases.scored("a", 1)), (w, c) -> {
			last.add(Arrays.copyOfRange(w, network.lastLayer(), w.length));
			assertEquals(2, w[network.lastLayer() - 1]);
			final float[] out = new float[c.image().length];
			for (int i = 0; i < out.length; i++)
				out[i] = last.size() == 2 ? i % 2 : -i;
			return out;
		});
		assertArrayEquals(new float[][] { { 1, 0, 0, 0 }, { 0, 1, 0, 0 }, { 0, 0, 1, 0 } }, last.toArray(new float[0][]));
		assertEquals(0, value, 0.01, "two equal ones and one of its own");
		assertEquals(2, weights[network.size() - 1], "not changed");
	}
}
