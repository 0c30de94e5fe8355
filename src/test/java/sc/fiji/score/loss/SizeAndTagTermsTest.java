package sc.fiji.score.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

class SizeAndTagTermsTest {

	private static final LossTerm SIZE = new SizeTerm(new QuadraticPenalty());
	private static final int VOLUME = WeakScene.volume();
	/** The ellipsoid lies in slices 2 to 5; two slices have no tag. */
	private static final VoxelSets TAGS = WeakScene.slices(0, 0, 1, -1, 1, 1, -1, 0);

	private static VoxelSets range(final double low, final double high) {
		return VoxelSets.size(WeakScene.N, low, high);
	}

	@Test
	void aSizeInItsRangeCostsNothing() {
		assertEquals(0, WeakScene.value(SIZE, WeakScene.input(WeakScene.truth(), null, range(0.9 * VOLUME, 1.1 * VOLUME))));
	}

	@Test
	void aSizeBeyondItsRangeIsPulledBack() {
		final float[] p = WeakScene.unsure(WeakScene::isObject);
		double sum = 0;
		for (final float v : WeakScene.input(p, null).probability())
			sum += v;
		for (final Penalty penalty : List.of(new QuadraticPenalty(), new LogBarrierPenalty(5))) {
			final LossTerm term = new SizeTerm(penalty);
			for (final float g : WeakScene.gradient(term, WeakScene.input(p, null, range(2 * sum, 3 * sum))))
				assertTrue(g < 0);
			for (final float g : WeakScene.gradient(term, WeakScene.input(p, null, range(sum / 9, sum / 2))))
				assertTrue(g > 0);
		}
		assertEquals(0.25, WeakScene.value(SIZE, WeakScene.input(p, null, range(2 * sum, 3 * sum))), 1e-3);
	}

	@Test
	void theBarrierPrefersTheMiddleOfTheRange() {
		final LossTerm term = new SizeTerm(new LogBarrierPenalty(5));
		final double truth = WeakScene.value(term, WeakScene.input(WeakScene.truth(), null, range(0.5 * VOLUME, 1.5 *
			VOLUME)));
		assertTrue(truth < WeakScene.value(term, WeakScene.input(WeakScene.truth(), null, range(0.99 * VOLUME, 2 *
			VOLUME))));
		assertTrue(truth < WeakScene.value(term, WeakScene.input(WeakScene.logits(i -> true), null, range(0.5 * VOLUME,
			1.5 * VOLUME))));
	}

	@Test
	void volumeBeyondThePatchCounts() {
		final VoxelSets half = range(1.4 * VOLUME, 1.6 * VOLUME);
		final float[] truth = WeakScene.truth();
		assertTrue(WeakScene.value(SIZE, WeakScene.input(truth, null, half)) > 0.05);
		assertEquals(0, WeakScene.value(SIZE, WeakScene.input(truth, null, half.inPatch(half.set(), new double[] { VOLUME /
			2.0 }))), 1e-9);
	}

	@Test
	void tagsAreMetByTheTruth() {
		final LossInput truth = WeakScene.input(WeakScene.truth(), null, TAGS);
		assertEquals(0, WeakScene.value(new SliceTagTerm(new QuadraticPenalty()), truth), 1e-6);
		assertEquals(0, WeakScene.value(new SlicePoolingTerm(4), truth), 1e-3);
		final LossTerm barrier = new SliceTagTerm(new LogBarrierPenalty(5));
		assertTrue(WeakScene.value(barrier, truth) < WeakScene.value(barrier, WeakScene.input(WeakScene.logits(i -> false),
			null, TAGS)));
	}

	@Test
	void absentSlicesAreEmptiedAndPresentOnesFilled() {
		for (final LossTerm term : List.of(new SliceTagTerm(new QuadraticPenalty()), new SliceTagTerm(
			new LogBarrierPenalty(5)), new SlicePoolingTerm(4)))
		{
			// Faint foreground, and in the wrong slices.
			final float[] wrong = WeakScene.unsure(i -> WeakScene.z(i) < 2 && i % 5 == 0);
			for (int i = 0; i < wrong.length; i++)
				if (WeakScene.z(i) >= 2) wrong[i] = -6;
			final float[] gradient = WeakScene.gradient(term, WeakScene.input(wrong, null, TAGS));
			for (int i = 0; i < gradient.length; i++) {
				final int z = WeakScene.z(i);
				if (z == 3 || z == 6) assertEquals(0, gradient[i], "no tag");
				else if (z < 2 || z == 7) assertTrue(gradient[i] > 0, term + " slice " + z);
				else assertTrue(gradient[i] < 0, term + " slice " + z);
			}
		}
	}

	/** The pooled logit goes to the most likely voxels: the probability map is the class activation map. */
	@Test
	void poolingPicksTheLikeliestVoxels() {
		final float[] l = new float[WeakScene.N];
		l[3 * 120 + 7] = 2;
		final float[] gradient = WeakScene.gradient(new SlicePoolingTerm(4), WeakScene.input(l, null, WeakScene.slices(-1,
			-1, -1, 1, -1, -1, -1, -1)));
		assertTrue(gradient[3 * 120 + 7] < 50 * gradient[3 * 120 + 8]);
		assertThrows(IllegalArgumentException.class, () -> new SlicePoolingTerm(0));
	}
}
