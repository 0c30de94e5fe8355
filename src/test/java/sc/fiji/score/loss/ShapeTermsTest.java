package sc.fiji.score.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.IntPredicate;

import org.junit.jupiter.api.Test;

import sc.fiji.score.prior.ShapePrior;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Mask;

/** The priors of domain knowledge. */
class ShapeTermsTest {

	private static final int EDGE = 24;
	private static final int FAR = 0, NEAR = (3 * 10 + 4) * 12 + 1;

	private static float[] labels() {
		final float[] out = new float[WeakScene.N];
		for (int i = 0; i < out.length; i++)
			out[i] = WeakScene.isObject(i) ? 1 : 0;
		return out;
	}

	private static LossInput labelled(final IntPredicate prediction) {
		return WeakScene.input(WeakScene.logits(prediction), labels(), null);
	}

	/** A sure prediction in a cube. */
	private static LossInput cube(final IntPredicate prediction) {
		final float[] l = new float[EDGE * EDGE * EDGE];
		for (int i = 0; i < l.length; i++)
			l[i] = prediction.test(i) ? WeakScene.SURE : -WeakScene.SURE;
		return LossInput.of(new int[] { EDGE, EDGE, EDGE }, l, l, l, l, null, null, null, null);
	}

	private static LossInput again(final LossInput in, final float[] l) {
		return LossInput.of(in.size(), l, l, l, l, null, null, null, null);
	}

	private static boolean isIn(final int i, final int a, final int b, final int c) {
		return Math.abs(i % EDGE - 11.5) < a && Math.abs(i / EDGE % EDGE - 11.5) < b && Math.abs(i / EDGE / EDGE -
			11.5) < c;
	}

	private static boolean isBall(final int i, final double r) {
		final double x = i % EDGE - 11.5, y = i / EDGE % EDGE - 11.5, z = i / EDGE / EDGE - 11.5;
		return x * x + y * y + z * z < r * r;
	}

	@Test
	void theQuotientIsThatOfKnownBodies() {
		assertEquals(Math.log(6 / Math.PI), WeakScene.value(new CompactnessTerm(1), cube(i -> isIn(i, 9, 9, 9))), 0.15);
		assertEquals(0, WeakScene.value(new CompactnessTerm(1), cube(i -> isBall(i, 9))), 0.15);
	}

	@Test
	void aCompactShapeIsFreeAndAThinOneIsNot() {
		final LossTerm term = new CompactnessTerm(2);
		assertEquals(0, WeakScene.value(term, cube(i -> isBall(i, 8))));
		final LossInput plate = cube(i -> isIn(i, 10, 10, 1));
		assertTrue(WeakScene.value(term, plate) > 1);
		final float[] unsure = plate.logits().clone();
		for (int i = 0; i < unsure.length; i++)
			unsure[i] /= 3;
		final LossInput before = again(plate, unsure);
		final float[] g = WeakScene.gradient(term, before), after = unsure.clone();
		assertTrue(WeakScene.value(term, before) > 0.5);
		final LossTerm ofBall = new CompactnessTerm(1);
		FiniteDifferences.check(ofBall, l -> again(before, l), unsure, 397);
		// A step against the gradient makes it more compact.
		for (int i = 0; i < after.length; i++)
			after[i] -= 500 * g[i];
		assertTrue(WeakScene.value(term, again(before, after)) < WeakScene.value(term, before) - 0.01);
		assertThrows(IllegalArgumentException.class, () -> new CompactnessTerm(0.9));
	}

	@Test
	void roughBoundariesAreLong() {
		final LossTerm term = new LengthTerm();
		assertEquals(0, WeakScene.value(term, cube(i -> false)), 1e-6);
		final double smooth = WeakScene.value(term, cube(i -> isBall(i, 8)));
		final IntPredicate rough = i -> isBall(i, 8) != (i % 11 == 0);
		assertTrue(WeakScene.value(term, cube(rough)) > 1.5 * smooth);
		// A lone voxel is pulled down, a lone hole up.
		final float[] g = WeakScene.gradient(term, cube(rough));
		final int outside = 11 * 5, hole = 11 * ((12 * EDGE + 12) * EDGE / 11 + 1);
		assertTrue(isBall(hole, 8) && !isBall(outside, 9));
		assertTrue(g[outside] > 0 && g[hole] < 0);
	}

	@Test
	void theBoundaryTermVanishesAtItsTargetAndMindsFarVoxelsMore() {
		final LossTerm term = new BoundaryTerm();
		assertEquals(0, WeakScene.value(term, labelled(WeakScene::isObject)), 1e-4);
		final double near = WeakScene.value(term, labelled(i -> WeakScene.isObject(i) || i == NEAR));
		final double far = WeakScene.value(term, labelled(i -> WeakScene.isObject(i) || i == FAR));
		assertTrue(near > 0 && far > 2 * near);
		final float[] g = WeakScene.gradient(term, labelled(i -> !WeakScene.isObject(i)));
		for (int i = 0; i < g.length; i++)
			assertTrue(WeakScene.isObject(i) ? g[i] < 0 : g[i] > 0);
		// Nothing to measure from.
		assertEquals(0, WeakScene.value(term, WeakScene.input(WeakScene.truth(), new float[WeakScene.N], null)));
	}

	@Test
	void islandsArePulledDown() {
		final LossTerm term = new ComponentTerm();
		assertEquals(0, WeakScene.value(term, WeakScene.input(WeakScene.truth(), null)));
		final LossInput island = WeakScene.input(WeakScene.logits(i -> WeakScene.isObject(i) || i < 2), null);
		assertEquals(2.0 / WeakScene.volume(), WeakScene.value(term, island), 1e-4);
		final float[] g = WeakScene.gradient(term, island);
		for (int i = 0; i < g.length; i++)
			assertTrue(i < 2 ? g[i] > 0 : g[i] == 0);
	}

	@Test
	void theExpectedShapeIsFreeAndWhatLiesFarFromItIsNot() {
		final byte[] voxels = new byte[WeakScene.N];
		for (int i = 0; i < voxels.length; i++)
			voxels[i] = (byte) (WeakScene.isObject(i) ? 1 : 0);
		final ShapePrior prior = ShapePrior.fit(List.of(new Mask(voxels, Geometry.of(12, 10, 8, 1, 1, 1))), 0);
		final LossTerm term = new ShapeTerm(prior, new double[] { 1, 1, 1 }, 1);
		assertEquals(0, WeakScene.value(term, WeakScene.input(WeakScene.truth(), null)), 1e-4);
		final int centre = (3 * 10 + 4) * 12 + 5;
		final float[] g = WeakScene.gradient(term, WeakScene.input(WeakScene.logits(i -> WeakScene.isObject(i) != (i ==
			FAR || i == centre)), null));
		assertTrue(g[FAR] > 0, "far outside");
		assertTrue(g[centre] < 0, "far inside");
		final float[] unsure = WeakScene.truth().clone();
		for (int i = 0; i < unsure.length; i++)
			unsure[i] = (float) (2 * Math.sin(i));
		final ShapeTerm narrow = new ShapeTerm(prior, new double[] { 1, 1, 1.2 }, 0.2);
		FiniteDifferences.check(narrow, l -> WeakScene.input(l, labels(), null), unsure, 7);
		// One that reaches the border of the patch may be cut there.
		final float[] cut = labels();
		cut[FAR] = 1;
		assertEquals(0, WeakScene.value(narrow, WeakScene.input(unsure, cut, null)));
		// Without a mask to lie on there is no shape.
		final float[] nothing = new float[WeakScene.N];
		assertEquals(0, WeakScene.value(term, WeakScene.input(WeakScene.truth(), nothing, null)));
		assertThrows(IllegalArgumentException.class, () -> new ShapeTerm(prior, new double[] { 1, 1, 1 }, -1));
	}
}
