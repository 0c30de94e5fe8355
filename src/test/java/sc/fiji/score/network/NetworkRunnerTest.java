package sc.fiji.score.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

class NetworkRunnerTest {

	private static final int[] SIZE = { 8, 4, 12 };

	private final UNet3d network = new UNet3d(new NetworkSpec(2, 1, List.of(3, 4)));

	private static float[] random(final int n, final long seed) {
		final Random random = new Random(seed);
		final float[] out = new float[n];
		for (int i = 0; i < n; i++)
			out[i] = (float) random.nextGaussian();
		return out;
	}

	private float[] weights() {
		final float[] w = network.initialWeights(1);
		final float[] noise = random(w.length, 2);
		for (int i = 0; i < w.length; i++)
			w[i] += 0.1f * noise[i];
		return w;
	}

	@Test
	void freshNetworkChangesNothing() {
		try (NetworkRunner runner = new NetworkRunner(network)) {
			final float[] out = runner.forward(network.initialWeights(1), random(2 * 384, 3), SIZE);
			assertArrayEquals(new float[384], out);
		}
	}

	@Test
	void gradientAgreesWithFiniteDifferences() {
		final float[] input = random(2 * 384, 3), target = random(384, 4), w = weights();
		try (NetworkRunner runner = new NetworkRunner(network)) {
			final float[] g = runner.backward(w, input, SIZE, out -> {
				final float[] d = new float[out.length];
				for (int i = 0; i < d.length; i++)
					d[i] = out[i] - target[i];
				return d;
			});
			final Random pick = new Random(5);
			for (int k = 0; k < 40; k++) {
				final int i = k < 10 ? w.length - 1 - k % 4 : pick.nextInt(w.length);
				final float h = 2e-3f, old = w[i];
				w[i] = old + h;
				final double up = loss(runner.forward(w, input, SIZE), target);
				w[i] = old - h;
				final double down = loss(runner.forward(w, input, SIZE), target);
				w[i] = old;
				assertEquals((up - down) / (2 * h), g[i], 0.02 * Math.abs(g[i]) + 0.15, "weight " + i);
			}
		}
	}

	private static double loss(final float[] out, final float[] target) {
		double sum = 0;
		for (int i = 0; i < out.length; i++)
			sum += 0.5 * (out[i] - target[i]) * (out[i] - target[i]);
		return sum;
	}

	@Test
	void sameCallSameNumbers() {
		final float[] input = random(2 * 384, 3), w = weights();
		try (NetworkRunner runner = new NetworkRunner(network)) {
			final float[] a = runner.forward(w, input, SIZE);
			assertArrayEquals(a, runner.forward(w, input, SIZE));
			assertTrue(loss(a, new float[a.length]) > 0);
		}
	}

	@Test
	void standardNetworkHasTheStatedSize() {
		assertEquals(89_000, new UNet3d(NetworkSpec.standard()).size(), 3_000);
	}
}
