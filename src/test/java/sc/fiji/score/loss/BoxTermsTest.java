package sc.fiji.score.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BoxTermsTest {

	private static final VoxelSets[] STRIPES = BoxStripes.of(WeakScene.SIZE, List.of(WeakScene.BOX), 1).toArray(
		VoxelSets[]::new);

	static Stream<LossTerm> terms() {
		return Stream.of(new TightnessTerm(new QuadraticPenalty()), new TightnessTerm(new LogBarrierPenalty(5)),
			new StripeMaximumTerm(SmoothMaximum.LOG_SUM_EXP, 8), new StripeMaximumTerm(SmoothMaximum.SOFTMAX, 8));
	}

	private static boolean isShort(final int i) {
		return WeakScene.isObject(i) && WeakScene.x(i) < 8;
	}

	@Test
	void theSceneFitsItsBox() {
		for (int i = 0; i < WeakScene.N; i++) {
			final int x = i % 12, y = i / 12 % 10, z = i / 120;
			if (WeakScene.isObject(i)) assertTrue(x >= 2 && x < 10 && y >= 2 && y < 8 && z >= 2 && z < 6);
		}
	}

	@ParameterizedTest
	@MethodSource("terms")
	void theTruthIsBest(final LossTerm term) {
		final LossInput truth = WeakScene.input(WeakScene.truth(), null, STRIPES);
		final double value = WeakScene.value(term, truth);
		if (!(term instanceof TightnessTerm t && t.penalty() instanceof LogBarrierPenalty)) assertEquals(0, value, 1e-4);
		assertTrue(WeakScene.value(term, WeakScene.input(WeakScene.logits(BoxTermsTest::isShort), null, STRIPES)) > value +
			0.01);
		assertTrue(WeakScene.value(term, WeakScene.input(WeakScene.logits(i -> false), null, STRIPES)) > value + 0.1);
	}

	/** The object ends too early along x: the stripes beyond its end ask for foreground. */
	@ParameterizedTest
	@MethodSource("terms")
	void emptyStripesArePulledUp(final LossTerm term) {
		final float[] gradient = WeakScene.gradient(term, WeakScene.input(WeakScene.logits(BoxTermsTest::isShort), null,
			STRIPES[0]));
		double beyond = 0, within = 0;
		for (int i = 0; i < WeakScene.N; i++) {
			final boolean inBox = STRIPES[0].at(i) != 0;
			if (!inBox) assertEquals(0, gradient[i]);
			else if (WeakScene.x(i) >= 8) {
				beyond += gradient[i];
				assertTrue(gradient[i] <= 0);
			}
			else within += Math.abs(gradient[i]);
		}
		assertTrue(beyond < 0 && -beyond > 2 * within, beyond + " against " + within);
	}

	@ParameterizedTest
	@MethodSource("terms")
	void aStripeThatIsCutIsLeftOut(final LossTerm term) {
		final int[] source = new int[WeakScene.N];
		for (int i = 0; i < source.length; i++)
			source[i] = WeakScene.z(i) < 3 ? i : -1;
		final WeakTargets patch = new WeakTargets(null, List.of(STRIPES[0])).inPatch(source);
		assertEquals(0, WeakScene.value(term, WeakScene.input(WeakScene.logits(i -> false), null, patch)));
	}

	@Test
	void smoothMaximaLieBetweenMeanAndMaximum() {
		for (final SmoothMaximum m : SmoothMaximum.values()) {
			assertEquals(1, m.ofBinary(7, 7, 8), 1e-12);
			final double blunt = m.ofBinary(2, 10, 1e-6), sharp = m.ofBinary(2, 10, 300);
			assertEquals(0.2, blunt, 1e-4);
			assertEquals(1, sharp, 0.02);
			assertTrue(m.ofBinary(2, 10, 4) > 0.2 && m.ofBinary(2, 10, 4) < 1);
		}
		assertThrows(IllegalArgumentException.class, () -> new StripeMaximumTerm(SmoothMaximum.SOFTMAX, 0));
	}
}
