package sc.fiji.score.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

class PairwiseTermTest {

	private static final LossTerm TERM = new PairwiseTerm(2, 1.5, 0.5);

	private static LossInput row(final float[] logits, final float[] image, final byte[] known) {
		return LossInput.of(new int[] { logits.length, 1, 1 }, logits, image, image, image, null, null, null, null,
			new WeakTargets(known, List.of()));
	}

	@Test
	void agreesWithTheSumOverAllPairs() {
		final int[] n = { 4, 3, 3 };
		final Random random = new Random(5);
		final float[] logits = new float[36], image = new float[36];
		final byte[] known = new byte[36];
		for (int i = 0; i < 36; i++) {
			logits[i] = (float) random.nextGaussian();
			image[i] = (float) random.nextGaussian();
			known[i] = (byte) (random.nextInt(3) - 1);
		}
		final LossInput in = LossInput.of(n, logits, image, image, image, null, null, null, null,
			new WeakTargets(known, List.of()));
		double sum = 0;
		int pairs = 0;
		for (int i = 0; i < 36; i++)
			for (int j = i + 1; j < 36; j++) {
				final int dx = i % 4 - j % 4, dy = i / 4 % 3 - j / 4 % 3, dz = i / 12 - j / 12, d = dx * dx + dy * dy + dz * dz;
				if (d > 4 || known[i] != 0 && known[j] != 0) continue;
				pairs++;
				final double p = in.probability()[i], q = in.probability()[j], c = image[i] - image[j];
				sum += Math.exp(-d / 4.5 - c * c / 0.5) * (p * (1 - q) + q * (1 - p));
			}
		assertEquals(sum / pairs, WeakScene.value(TERM, in), 1e-6);
	}

	@Test
	void aSureFlatPredictionCostsNothingAndNoiseMore() {
		assertEquals(0, WeakScene.value(TERM, WeakScene.input(WeakScene.logits(i -> false), null)), 1e-4);
		final double truth = WeakScene.value(TERM, WeakScene.input(WeakScene.truth(), null));
		assertTrue(truth < 0.02, "the boundary follows the contrast: " + truth);
		assertTrue(WeakScene.value(TERM, WeakScene.input(WeakScene.logits(i -> WeakScene.isObject(i) != (i % 7 == 0)),
			null)) > 10 * truth);
	}

	/** Known voxels at both ends of a row; the image changes after the third. What is known spreads to the edge. */
	@Test
	void whatIsKnownSpreadsToTheEdge() {
		final float[] image = { 0, 0, 0, 3, 3, 3 };
		final float[] l = { 8, 0, 0, 0, 0, -8 };
		final byte[] known = { 1, 0, 0, 0, 0, -1 };
		for (int step = 0; step < 400; step++) {
			final float[] g = WeakScene.gradient(TERM, row(l, image, known));
			for (int i = 1; i < 5; i++)
				l[i] -= 20 * g[i];
		}
		for (int i = 1; i < 5; i++)
			assertTrue(i < 3 ? l[i] > 1 : l[i] < -1, "voxel " + i + ": " + l[i]);
	}

	@Test
	void pairsOfKnownVoxelsAreGatedOut() {
		final float[] image = new float[2];
		assertEquals(0, WeakScene.value(TERM, row(new float[] { 5, -5 }, image, new byte[] { 1, -1 })));
		assertTrue(WeakScene.value(TERM, row(new float[] { 5, -5 }, image, new byte[] { 1, 0 })) > 0.5);
		assertThrows(IllegalArgumentException.class, () -> new PairwiseTerm(0.5, 1, 1));
	}
}
