package sc.fiji.score.loss;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;

/**
 * The default terms of each annotation train a linear model of nine features, in place of a network, to find a noisy
 * object: so they agree with one another, and none of them outweighs the others.
 */
class AnnotationsTogetherTest {

	private static final int CENTRE = (3 * 10 + 4) * 12 + 5;
	private static final int STEPS = 200;
	private static final double RATE = 0.06;

	private final float[] image = new float[WeakScene.N];
	private final double[][] features = new double[WeakScene.N][];
	private final byte[] known = new byte[WeakScene.N];

	AnnotationsTogetherTest() {
		final Random random = new Random(1);
		for (int i = 0; i < image.length; i++)
			image[i] = (float) ((WeakScene.isObject(i) ? 2 : 0) + 0.5 * random.nextGaussian());
		for (int i = 0; i < image.length; i++) {
			final double x = (i % 12 - 5.5) / 6, y = (i / 12 % 10 - 4.5) / 5, z = (i / 120 - 3.5) / 4;
			features[i] = new double[] { 1, image[i], smoothed(i), x, y, z, x * x, y * y, z * z };
		}
	}

	/** Mean of the 27 voxels around. */
	private double smoothed(final int i) {
		double sum = 0;
		int count = 0;
		for (int k = 0; k < 27; k++) {
			final int x = i % 12 + k % 3 - 1, y = i / 12 % 10 + k / 3 % 3 - 1, z = i / 120 + k / 9 - 1;
			if (x < 0 || y < 0 || z < 0 || x > 11 || y > 9 || z > 7) continue;
			sum += image[(z * 10 + y) * 12 + x];
			count++;
		}
		return sum / count;
	}

	/**
	 * Dice of what the terms find.
	 *
	 * @param start logit of all voxels at the start
	 * @param without a term to leave out
	 */
	private double dice(final WeakLosses.Annotation kind, final double start, final String without,
		final VoxelSets... sets)
	{
		final Map<String, Double> weights = new LinkedHashMap<>(WeakLosses.defaults(List.of(kind)));
		weights.remove(without);
		return dice(weights, start, sets);
	}

	private double dice(final Map<String, Double> weights, final double start, final VoxelSets... sets) {
		final WeightedLoss loss = WeakLosses.with(new WeightedLoss(List.of(), List.of()), weights, WeakLosses.START_T, null);
		final float[] zero = new float[WeakScene.N];
		final WeakTargets targets = new WeakTargets(known, List.of(sets));
		final double[] parameters = new double[9], mean = new double[9], square = new double[9];
		parameters[0] = start;
		for (int step = 1; step <= STEPS; step++) {
			final float[] g = new float[WeakScene.N];
			loss.add(LossInput.of(WeakScene.SIZE, logits(parameters), zero, image, zero, null, null, null, null, targets), g);
			for (int k = 0; k < 9; k++) {
				double slope = 0;
				for (int i = 0; i < g.length; i++)
					slope += g[i] * features[i][k];
				mean[k] = 0.9 * mean[k] + 0.1 * slope;
				square[k] = 0.99 * square[k] + 0.01 * slope * slope;
				parameters[k] -= RATE * mean[k] / (1 - Math.pow(0.9, step)) / (Math.sqrt(square[k] / (1 - Math.pow(0.99,
					step))) + 1e-9);
			}
		}
		int both = 0, sum = 0;
		final float[] found = logits(parameters);
		for (int i = 0; i < found.length; i++) {
			sum += (found[i] > 0 ? 1 : 0) + (WeakScene.isObject(i) ? 1 : 0);
			if (found[i] > 0 && WeakScene.isObject(i)) both++;
		}
		return 2.0 * both / sum;
	}

	private float[] logits(final double[] parameters) {
		final float[] out = new float[WeakScene.N];
		for (int i = 0; i < out.length; i++)
			for (int k = 0; k < parameters.length; k++)
				out[i] += (float) (parameters[k] * features[i][k]);
		return out;
	}

	private static VoxelSets size() {
		return VoxelSets.size(WeakScene.N, 0.8 * WeakScene.volume(), 1.2 * WeakScene.volume());
	}

	@Test
	void boxesFindTheObject() {
		final List<VoxelSets> sets = new ArrayList<>(BoxStripes.of(WeakScene.SIZE, List.of(WeakScene.BOX), 1));
		for (int i = 0; i < known.length; i++)
			known[i] = (byte) (sets.get(0).at(i) == 0 ? -1 : 0);
		final double box = 8 * 6 * 4;
		sets.add(VoxelSets.size(WeakScene.N, 0.4 * box, 0.8 * box));
		// The barrier pulls on every stripe from the start: nothing else, such as inferred labels, has to show the way.
		final double dice = dice(Map.of("known", 1.0, "tightness_barrier", 1.0, "size", 1.0, "pairwise", 0.5), 0, sets.toArray(
			VoxelSets[]::new));
		assertTrue(dice > 0.9, "Dice " + dice);
	}

	@Test
	void scribblesFindTheObjectBetterWithThePairwiseTerm() {
		for (int k = 0; k < 3; k++)
			known[CENTRE + k] = 1;
		for (int x = 0; x < 12; x++)
			known[3 * 120 + x] = -1;
		final double with = dice(WeakLosses.Annotation.SCRIBBLE, 0, ""), without = dice(
			WeakLosses.Annotation.SCRIBBLE, 0, "pairwise");
		assertTrue(with > 0.9 && with > without, "Dice " + with + ", without " + without);
	}

	@Test
	void aPointNeedsASize() {
		known[CENTRE] = 1;
		final double with = dice(WeakLosses.Annotation.POINT, 0, "", size()), without = dice(
			WeakLosses.Annotation.POINT, 0, "size", size());
		assertTrue(with > 0.9 && with > without + 0.2, "Dice " + with + ", without " + without);
	}

	/** No voxel is known: only the start from background tells the object from the dark around it. */
	@Test
	void tagsOfSlicesFindTheObjectFromBackground() {
		final double dice = dice(WeakLosses.Annotation.TAG, -3, "", size(), WeakScene.slices(0, 0, 1, 1, 1, 1, 0, 0));
		assertTrue(dice > 0.85, "Dice " + dice);
	}
}
