package sc.fiji.score.loss;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of every term for weak annotations: its gradient is that of its value, added and weighted. */
class WeakTermTest {

	private static final int[] SIZE = { 5, 4, 3 };
	private static final int N = 60;

	private final float[] logits = new float[N], distance = new float[N], image = new float[N], labels = new float[N];
	private final WeakTargets weak;

	WeakTermTest() {
		final Random random = new Random(11);
		final byte[] known = new byte[N];
		final short[] x = new short[N], y = new short[N];
		for (int i = 0; i < N; i++) {
			logits[i] = (float) (2 * random.nextGaussian());
			// A gap, so that there is more than one component.
			if (i % 5 == 3) logits[i] = -Math.abs(logits[i]);
			distance[i] = (float) random.nextGaussian();
			image[i] = (float) random.nextGaussian();
			labels[i] = random.nextFloat();
			known[i] = (byte) (random.nextInt(3) - 1);
			x[i] = (short) (i % 5);
			y[i] = (short) (1 + i / 5 % 4);
		}
		final double inf = Double.POSITIVE_INFINITY;
		weak = new WeakTargets(known, List.of(new VoxelSets(VoxelSets.Kind.STRIPE_X, x, new double[] { 20, 1, 12, 0 },
			new double[] { inf, inf, 15, 2 }, null), new VoxelSets(VoxelSets.Kind.STRIPE_Y, y, new double[] { 14, 15, 13, 1 },
				new double[] { inf, inf, inf, inf }, null), VoxelSets.slices(SIZE, 2, new double[] { 0, 15, 0 }, new double[] {
					0, inf, inf }), VoxelSets.size(N, 40, 50)));
	}

	private LossInput input(final float[] l) {
		return LossInput.of(SIZE, l, distance, image, new float[N], labels, null, null, null, weak);
	}

	static Stream<LossTerm> terms() {
		// No shape in so small a patch is beyond the quotient of a ball: ShapeTermsTest has another scene for it.
		return WeakLosses.names().stream().filter(n -> !n.equals("compactness")).map(n -> WeakLosses.term(n, 3));
	}

	@ParameterizedTest
	@MethodSource("terms")
	void gradientAgreesWithFiniteDifferences(final LossTerm term) {
		FiniteDifferences.check(term, this::input, logits, 1);
	}

	@ParameterizedTest
	@MethodSource("terms")
	void gradientIsAddedAndWeighted(final LossTerm term) {
		final float[] once = new float[N], more = new float[N];
		final double value = term.add(input(logits), 1, once);
		assertEquals(value, term.add(input(logits), 2, more), "the value has no weight");
		term.add(input(logits), 1, more);
		for (int i = 0; i < N; i++)
			assertEquals(3 * once[i], more[i], 1e-5 * Math.max(1, Math.abs(once[i])));
	}

	/** A case with no annotation of its kind: no value, no gradient; priors of the prediction alone still count. */
	@Test
	void termsOfAnnotationsAskNothingWithoutThem() {
		for (final WeakTargets none : new WeakTargets[] { null, new WeakTargets(null, List.of()) }) {
			final LossInput in = LossInput.of(SIZE, logits, distance, image, new float[N], null, null, null, null, none);
			for (final String name : WeakLosses.names()) {
				if (List.of("pairwise", "length", "compactness", "component").contains(name)) continue;
				final float[] gradient = new float[N];
				assertEquals(0, WeakLosses.term(name, 5).add(in, 1, gradient), name);
				assertArrayEquals(new float[N], gradient, name);
			}
		}
	}

	/** The terms of the SCORE loss do not see weak annotations. */
	@Test
	void scoreTermsAreUnchanged() {
		final LossInput with = input(logits), without = LossInput.of(SIZE, logits, distance, image, new float[N], labels,
			null, null, null);
		for (final LossTerm term : WeightedLoss.of(1, 1, 1, 1, 1).terms()) {
			assertEquals(WeakScene.value(term, without), WeakScene.value(term, with));
			assertArrayEquals(WeakScene.gradient(term, without), WeakScene.gradient(term, with));
		}
	}
}
