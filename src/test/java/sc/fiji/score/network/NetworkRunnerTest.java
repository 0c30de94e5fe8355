package sc.fiji.score.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

class NetworkRunnerTest {

	private static final int[] SIZE = { 8, 4, 12 };

	private final UNet3d network = new UNet3d(NetworkSpec.of(1, true, List.of(3, 4)));

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

	/** With a mask it leaves the mask as it is. */
	@Test
	void aFreshNetworkWithMasksChangesNothing() {
		try (NetworkRunner runner = new NetworkRunner(network)) {
			assertArrayEquals(new float[384], runner.forward(network.initialWeights(1), random(3 * 384, 3), SIZE));
		}
	}

	/** Without masks there is nothing to leave: its last layer draws on its features with either sign. */
	@Test
	void aFreshNetworkWithoutMasksSeesSomething() {
		final UNet3d free = new UNet3d(NetworkSpec.of(1, false, List.of(32, 8)));
		final float[] w = free.initialWeights(1), last = Arrays.copyOfRange(w, free.lastLayer(), w.length);
		int above = 0, below = 0;
		for (final float v : last) {
			if (v > 0.01) above++;
			if (v < -0.01) below++;
		}
		assertTrue(above > 1 && below > 1, Arrays.toString(last));
		assertEquals(0, last[last.length - 1], "the shift");
	}

	@Test
	void gradientAgreesWithFiniteDifferences() {
		final float[] input = random(3 * 384, 3), target = random(384, 4), w = weights();
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
		final float[] input = random(3 * 384, 3), w = weights();
		try (NetworkRunner runner = new NetworkRunner(network)) {
			final float[] a = runner.forward(w, input, SIZE);
			assertArrayEquals(a, runner.forward(w, input, SIZE));
			assertTrue(loss(a, new float[a.length]) > 0);
		}
	}

	@Test
	void blindNetworkDoesNotSeeItsChannel() {
		final float[] input = random(3 * 384, 3), other = random(3 * 384, 9), w = weights();
		System.arraycopy(input, 0, other, 0, 384);
		System.arraycopy(input, 768, other, 768, 384);
		try (NetworkRunner seeing = new NetworkRunner(network); NetworkRunner blind = new NetworkRunner(new UNet3d(network
			.spec().blindTo(List.of(1)))))
		{
			assertFalse(Arrays.equals(seeing.forward(w, input, SIZE), seeing.forward(w, other, SIZE)));
			final float[] a = blind.forward(w, input, SIZE);
			assertArrayEquals(a, blind.forward(w, other, SIZE));
			final float[] zero = input.clone();
			Arrays.fill(zero, 384, 768, 0);
			assertArrayEquals(seeing.forward(w, zero, SIZE), a);
			assertArrayEquals(blind.backward(w, input, SIZE, out -> out), blind.backward(w, other, SIZE, out -> out));
		}
		assertThrows(IllegalArgumentException.class, () -> network.spec().blindTo(List.of(3)));
	}

	@Test
	void standardNetworkHasTheStatedSize() {
		assertEquals(89_000, new UNet3d(NetworkSpec.standard()).size(), 3_000);
	}
}
