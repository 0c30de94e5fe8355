package sc.fiji.score.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.Random;

import org.junit.jupiter.api.Test;

class HeadsTest {

	private static final int STRUCTURES = 3, VOXELS = 5;

	private static float[] random(final long seed) {
		final Random random = new Random(seed);
		final float[] out = new float[STRUCTURES * VOXELS];
		for (int i = 0; i < out.length; i++)
			out[i] = (float) (2 * random.nextGaussian());
		return out;
	}

	@Test
	void independentHeadsAndASingleStructureAreLeftAlone() {
		final float[] z = random(1);
		assertSame(z, Heads.INDEPENDENT.binary(z, STRUCTURES));
		assertSame(z, Heads.INDEPENDENT.pullBack(z, STRUCTURES, z));
		assertSame(z, Heads.SOFTMAX.binary(z, 1));
		assertSame(z, Heads.SOFTMAX.pullBack(z, 1, z));
	}

	@Test
	void theSigmoidOfABinaryLogitIsTheSoftmax() {
		final float[] z = random(2), binary = Heads.SOFTMAX.binary(z, STRUCTURES);
		for (int i = 0; i < VOXELS; i++) {
			double sum = 1;
			for (int s = 0; s < STRUCTURES; s++)
				sum += Math.exp(z[s * VOXELS + i]);
			for (int s = 0; s < STRUCTURES; s++)
				assertEquals(Math.exp(z[s * VOXELS + i]) / sum, 1 / (1 + Math.exp(-binary[s * VOXELS + i])), 1e-6);
		}
	}

	/** The loss is a fixed weighting of the binary logits' squares. */
	@Test
	void theGradientIsThatOfFiniteDifferences() {
		final float[] z = random(3), weight = random(4), binary = Heads.SOFTMAX.binary(z, STRUCTURES);
		final float[] outer = new float[z.length];
		for (int i = 0; i < z.length; i++)
			outer[i] = 2 * weight[i] * binary[i];
		final float[] gradient = Heads.SOFTMAX.pullBack(z, STRUCTURES, outer);
		for (int i = 0; i < z.length; i++) {
			final float step = 1e-2f;
			final float[] up = z.clone(), down = z.clone();
			up[i] += step;
			down[i] -= step;
			assertEquals((loss(up, weight) - loss(down, weight)) / (2 * step), gradient[i], 2e-2 * (1 + Math.abs(
				gradient[i])));
		}
	}

	private static double loss(final float[] z, final float[] weight) {
		final float[] binary = Heads.SOFTMAX.binary(z, STRUCTURES);
		double sum = 0;
		for (int i = 0; i < z.length; i++)
			sum += (double) weight[i] * binary[i] * binary[i];
		return sum;
	}

	@Test
	void hugeLogitsDoNotOverflow() {
		final float[] binary = Heads.SOFTMAX.binary(new float[] { 500, -500, 400 }, 3);
		assertArrayEquals(new float[] { 100, -1000, -100 }, binary, 1e-3f);
	}

	@Test
	void aVoxelGoesToTheLargestLogitAboveTheBackground() {
		final float[] z = { 1, -1, 2, 0, /* second */ 2, -2, 2, 0 };
		assertArrayEquals(new short[] { 2, 0, 1, 0 }, Heads.largest(z, 2));
	}
}
