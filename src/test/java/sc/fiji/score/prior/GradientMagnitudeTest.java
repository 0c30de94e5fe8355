package sc.fiji.score.prior;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GradientMagnitudeTest {

	private static final int[] N = { 31, 27, 25 };
	private static final double[] SPACING = { 0.7, 1, 2.5 };
	private static final int MIDDLE = (12 * 27 + 13) * 31 + 15;

	@ParameterizedTest
	@ValueSource(doubles = { 0.01, 0.2, 0.7, 1.4, 3 })
	void aRampHasItsSlopePerMillimetreAtEveryScale(final double sigma) {
		final float[] v = new float[31 * 27 * 25];
		for (int i = 0; i < v.length; i++)
			v[i] = (float) (i % 31 * 0.7 * 3 + i / 31 % 27 * 4 - i / 31 / 27 * 2.5 * 12);
		assertEquals(13, GradientMagnitude.of(v, N, SPACING, sigma)[MIDDLE], 1e-3);
	}

	@Test
	void aStepHasTheGaussiansHeightAtItsEdge() {
		// A step of height h between two voxels, smoothed by a wide Gaussian: slope h / (sigma sqrt(2 pi)) at the edge.
		final float[] v = new float[31 * 27 * 25];
		for (int i = 0; i < v.length; i++)
			v[i] = i % 31 < 16 ? 0 : 10;
		final float[] g = GradientMagnitude.of(v, N, SPACING, 2.1);
		assertEquals(10 / (2.1 * Math.sqrt(2 * Math.PI)), (g[MIDDLE] + g[MIDDLE + 1]) / 2, 0.05);
		assertEquals(g[MIDDLE], g[MIDDLE + 1], 1e-5);
	}

	@Test
	void aBlobAnswersAsTheFormulaSays() {
		// Gaussian blob of width b smoothed by s: the widths add in squares.
		final double b = 2, s = 1.5, w2 = b * b + s * s;
		final float[] v = new float[41 * 41 * 41];
		for (int i = 0; i < v.length; i++)
			v[i] = (float) (100 * Math.exp(-0.5 * (sq(i % 41 - 20) + sq(i / 41 % 41 - 20) + sq(i / 1681 - 20)) / (b * b)));
		final float[] g = GradientMagnitude.of(v, new int[] { 41, 41, 41 }, new double[] { 1, 1, 1 }, s);
		final double r2 = 4 + 1 + 9, peak = 100 * Math.pow(b * b / w2, 1.5);
		assertEquals(peak * Math.sqrt(r2) / w2 * Math.exp(-0.5 * r2 / w2), g[(23 * 41 + 21) * 41 + 18], 0.15);
	}

	private static double sq(final int a) {
		return a * a;
	}
}
