package sc.fiji.score.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.Function;

/** Compares the gradient of a term with the slope of its value. */
final class FiniteDifferences {

	private static final double WEIGHT = 3, TOLERANCE = 3e-3;
	private static final float STEP = 0.01f;

	private FiniteDifferences() {}

	/**
	 * @param input makes the term's input from logits
	 * @param every this and each further so many voxels are looked at
	 */
	static void check(final LossTerm term, final Function<float[], LossInput> input, final float[] logits,
		final int every)
	{
		final float[] gradient = new float[logits.length];
		term.add(input.apply(logits), WEIGHT, gradient);
		double largest = 0;
		for (final float g : gradient)
			largest = Math.max(largest, Math.abs(g));
		assertTrue(largest > 1e-4, "the term does nothing here");
		for (int i = 0; i < gradient.length; i += every) {
			final float[] up = logits.clone(), down = logits.clone();
			up[i] += STEP;
			down[i] -= STEP;
			final double slope = WEIGHT * (value(term, input.apply(up)) - value(term, input.apply(down))) / (up[i] - down[i]);
			assertEquals(slope, gradient[i], TOLERANCE * largest, term.name() + " at " + i);
		}
	}

	private static double value(final LossTerm term, final LossInput in) {
		return term.add(in, 0, new float[in.logits().length]);
	}
}
