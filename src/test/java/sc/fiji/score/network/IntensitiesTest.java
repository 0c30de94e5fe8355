package sc.fiji.score.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;

import sc.fiji.score.common.ScoreException;

class IntensitiesTest {

	private static float[] random(final int n) {
		final Random random = new Random(3);
		final float[] out = new float[n];
		for (int i = 0; i < n; i++)
			out[i] = (float) (50 + 20 * random.nextGaussian());
		return out;
	}

	private static double mean(final float[] values) {
		double sum = 0;
		for (final float v : values)
			sum += v;
		return sum / values.length;
	}

	@Test
	void meanIsZeroAndDeviationOneWhateverTheScale() {
		final float[] values = random(20_000), scaled = values.clone();
		for (int i = 0; i < scaled.length; i++)
			scaled[i] = 1e5f * scaled[i] - 7e6f;
		final float[] out = Intensities.normalise(values);
		double squares = 0;
		for (final float v : out)
			squares += (double) v * v;
		assertEquals(0, mean(out), 1e-5);
		assertEquals(1, squares / out.length, 1e-4);
		assertArrayEquals(out, Intensities.normalise(scaled), 1e-3f);
	}

	@Test
	void theInputStaysAndOutliersAreClipped() {
		final float[] values = random(20_000);
		values[7] = 1e9f;
		values[8] = -1e9f;
		final float[] before = values.clone(), out = Intensities.normalise(values);
		assertArrayEquals(before, values);
		final float[] sorted = out.clone();
		Arrays.sort(sorted);
		assertTrue(sorted[sorted.length - 1] < 4 && sorted[0] > -4, sorted[0] + " to " + sorted[sorted.length - 1]);
		assertEquals(sorted[sorted.length - 1], out[7]);
		assertEquals(sorted[0], out[8]);
	}

	@Test
	void whatIsNotFiniteCountsAsTheDarkest() {
		final float[] values = random(5_000), dark = values.clone();
		Arrays.fill(dark, 0, 3, -1e6f);
		values[0] = Float.NaN;
		values[1] = Float.NEGATIVE_INFINITY;
		values[2] = Float.POSITIVE_INFINITY;
		final float[] out = Intensities.normalise(values);
		for (int i = 0; i < 3; i++)
			assertEquals(out[0], out[i]);
		for (final float v : out)
			assertTrue(Float.isFinite(v) && v >= out[0]);
		assertArrayEquals(Intensities.normalise(dark), out, 0.1f);
	}

	/** More than 99 % of the voxels are equal, as in a CT padded with air: the rest still counts. */
	@Test
	void fewOtherVoxelsAreEnough() {
		final float[] values = new float[1_000];
		values[500] = 1;
		final float[] out = Intensities.normalise(values);
		assertTrue(out[500] > 10 && out[0] < 0, out[500] + " " + out[0]);
	}

	@Test
	void constantAndEmptyImagesAreErrors() {
		final String same = assertThrows(ScoreException.class, () -> Intensities.normalise(new float[] { 5, 5, 5 }))
			.getMessage();
		assertTrue(same.contains("constant") && same.contains("5.0"), same);
		final String none = assertThrows(ScoreException.class, () -> Intensities.normalise(new float[] { Float.NaN }))
			.getMessage();
		assertTrue(none.contains("no finite value"), none);
	}
}
