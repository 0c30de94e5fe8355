package sc.fiji.score.prior;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;

class IntensityLikelihoodTest {

	private static final int N = 3000;

	/** A third inside (distance 1), a third around it (-1), a third far away (-5). */
	private static float[] distance() {
		final float[] out = new float[N];
		for (int i = 0; i < N; i++)
			out[i] = i % 3 == 0 ? 1 : i % 3 == 1 ? -1 : -5;
		return out;
	}

	/** Normal intensities of deviation 0.5 with these means. */
	private static float[] image(final double inside, final double around, final double far) {
		final Random random = new Random(1);
		final float[] out = new float[N];
		for (int i = 0; i < N; i++)
			out[i] = (float) ((i % 3 == 0 ? inside : i % 3 == 1 ? around : far) + 0.5 * random.nextGaussian());
		return out;
	}

	/** Of two normal distributions with equal deviations s the log-ratio is (b - a) (a + b - 2x) / 2s^2. */
	@Test
	void isTheLogRatioOfTheDensities() {
		final float[] image = image(0.5, -0.5, 0), ratio = IntensityLikelihood.ratio(image, distance(), 4);
		for (int i = 0; i < N; i++)
			if (Math.abs(image[i]) < 0.5) assertEquals(4 * image[i], ratio[i], 0.6, "at " + image[i]);
	}

	@Test
	void isNearZeroWhereIntensitiesDoNotTell() {
		final float[] image = image(0.2, 0.2, 3), ratio = IntensityLikelihood.ratio(image, distance(), 4);
		double sum = 0;
		for (int i = 0; i < N; i++)
			if (i % 3 < 2) sum += Math.abs(ratio[i]);
		assertTrue(sum / (2 * N / 3) < 0.15, "mean size " + sum / (2 * N / 3));
	}

	@Test
	void whatIsFarAwayDoesNotCount() {
		final float[] near = IntensityLikelihood.ratio(image(1, -1, 1), distance(), 4), other = IntensityLikelihood.ratio(image(
			1, -1, -3), distance(), 4);
		for (int i = 0; i < N; i++)
			if (i % 3 < 2) assertEquals(near[i], other[i]);
	}

	@Test
	void isClippedAndBoundedWithoutVoxels() {
		final float[] extreme = image(100, -100, 0), ratio = IntensityLikelihood.ratio(extreme, distance(), 4);
		assertEquals(3, ratio[0]);
		assertEquals(-3, ratio[1]);
		final float[] nothingInside = new float[N];
		Arrays.fill(nothingInside, -1);
		for (final float r : IntensityLikelihood.ratio(extreme, nothingInside, 4))
			assertTrue(r >= -3 && r <= 3);
	}
}
