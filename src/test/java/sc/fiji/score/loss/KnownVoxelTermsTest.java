package sc.fiji.score.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

class KnownVoxelTermsTest {

	private static final LossTerm KNOWN = new PartialCrossEntropyTerm(), EXCLUSION = new ExclusionTerm();

	/** A scribble of three voxels in the object, and one row of background. */
	private static byte[] scribbles() {
		final byte[] out = new byte[WeakScene.N];
		final int centre = (3 * 10 + 4) * 12 + 5;
		for (int k = 0; k < 3; k++)
			out[centre + k] = 1;
		for (int x = 0; x < 12; x++)
			out[x] = -1;
		return out;
	}

	@Test
	void bothVanishAtTheTruth() {
		final LossInput truth = WeakScene.input(WeakScene.truth(), scribbles());
		assertEquals(0, WeakScene.value(KNOWN, truth), 1e-4);
		assertEquals(0, WeakScene.value(EXCLUSION, truth), 1e-4);
	}

	@Test
	void onlyKnownVoxelsArePulled() {
		final byte[] known = scribbles();
		final float[] unsure = new float[WeakScene.N];
		final float[] entropy = WeakScene.gradient(KNOWN, WeakScene.input(unsure, known));
		final float[] exclusion = WeakScene.gradient(EXCLUSION, WeakScene.input(unsure, known));
		for (int i = 0; i < known.length; i++) {
			assertEquals(-known[i], (int) Math.signum(entropy[i]));
			assertEquals(known[i] < 0 ? 1 : 0, (int) Math.signum(exclusion[i]));
		}
	}

	/** Three voxels of foreground weigh as much as twelve of background. */
	@Test
	void foregroundAndBackgroundAreBalanced() {
		final byte[] known = scribbles();
		final double foreWrong = WeakScene.value(KNOWN, WeakScene.input(WeakScene.logits(i -> false), known));
		final double backWrong = WeakScene.value(KNOWN, WeakScene.input(WeakScene.logits(i -> true), known));
		assertEquals(WeakScene.SURE / 2, foreWrong, 1e-3);
		assertEquals(foreWrong, backWrong, 1e-3);
		final byte[] foreOnly = known.clone();
		for (int i = 0; i < foreOnly.length; i++)
			foreOnly[i] = (byte) Math.max(0, foreOnly[i]);
		assertEquals(WeakScene.SURE, WeakScene.value(KNOWN, WeakScene.input(WeakScene.logits(i -> false), foreOnly)), 1e-3);
		assertEquals(0, WeakScene.value(EXCLUSION, WeakScene.input(WeakScene.logits(i -> true), foreOnly)));
	}

	@Test
	void exclusionIsADiceOverlap() {
		assertEquals(1, WeakScene.value(EXCLUSION, WeakScene.input(WeakScene.logits(i -> true), scribbles())), 1e-4);
		assertEquals(2 * 6 / 18.0, WeakScene.value(EXCLUSION, WeakScene.input(new float[WeakScene.N], scribbles())), 1e-6);
	}

	private static float[][] random(final int structures, final int n) {
		final Random random = new Random(3);
		final float[][] out = new float[structures][n];
		for (final float[] z : out)
			for (int i = 0; i < n; i++)
				z[i] = (float) (2 * random.nextGaussian());
		return out;
	}

	@Test
	void marginalGradientAgreesWithFiniteDifferences() {
		final byte[] label = { 0, 1, 3, 0, 1 };
		final boolean[] labelled = { true, false, true };
		final float[][] z = random(3, 5), gradient = new float[3][5];
		MarginalLoss.add(z, label, labelled, 2, gradient);
		for (int s = 0; s < 3; s++)
			for (int i = 0; i < 5; i++) {
				final float old = z[s][i], h = 0.01f;
				z[s][i] = old + h;
				final double up = MarginalLoss.add(z, label, labelled, 0, new float[3][5]);
				z[s][i] = old - h;
				final double down = MarginalLoss.add(z, label, labelled, 0, new float[3][5]);
				z[s][i] = old;
				assertEquals((up - down) / h, gradient[s][i], 1e-4);
			}
	}

	/** Voxels: a labelled structure, the unlabelled one, background. The unlabelled one may be predicted or not. */
	@Test
	void theUnlabelledStructureIsFree() {
		final byte[] label = { 1, 0, 0 };
		final boolean[] labelled = { true, false };
		final float[][] truth = { { 20, -20, -20 }, { -20, 20, -20 } }, without = { { 20, -20, -20 }, { -20, -20, -20 } };
		final float[][] wrong = { { 20, 20, -20 }, { -20, -20, -20 } };
		assertEquals(0, MarginalLoss.add(truth, label, labelled, 1, new float[2][3]), 1e-6);
		assertEquals(0, MarginalLoss.add(without, label, labelled, 1, new float[2][3]), 1e-6);
		final float[][] gradient = new float[2][3];
		assertTrue(MarginalLoss.add(wrong, label, labelled, 1, gradient) > 5);
		assertTrue(gradient[0][1] > 0.1, "the labelled structure is pushed out of where its label is not");
		// With both labelled, to miss the second one costs.
		assertTrue(MarginalLoss.add(without, new byte[] { 1, 2, 0 }, new boolean[] { true, true }, 1, new float[2][3]) > 5);
	}

	@Test
	void ofOneLabelledStructureItIsTheCrossEntropy() {
		final float[][] z = random(1, 4);
		double expected = 0;
		final byte[] label = { 1, 0, 0, 1 };
		for (int i = 0; i < 4; i++)
			expected += CrossEntropy.of(z[0][i], label[i]) / 4;
		assertEquals(expected, MarginalLoss.add(z, label, new boolean[] { true }, 1, new float[1][4]), 1e-6);
	}

	@Test
	void aLabelOfAnUnlabelledStructureIsRefused() {
		for (final byte wrong : List.of((byte) 2, (byte) 3))
			assertThrows(IllegalArgumentException.class, () -> MarginalLoss.add(random(2, 1), new byte[] { wrong },
				new boolean[] { true, false }, 1, new float[2][1]));
	}
}
