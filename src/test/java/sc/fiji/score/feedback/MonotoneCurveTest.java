package sc.fiji.score.feedback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

class MonotoneCurveTest {

	private static double[] ones(final int n) {
		final double[] out = new double[n];
		Arrays.fill(out, 1);
		return out;
	}

	@Test
	void valuesInOrderStay() {
		final MonotoneCurve c = MonotoneCurve.fit(new double[] { 3, 1, 2 }, new double[] { 9, 1, 4 }, ones(3));
		assertEquals(List.of(1.0, 2.0, 3.0), c.x());
		assertEquals(List.of(1.0, 4.0, 9.0), c.y());
	}

	@Test
	void violatorsArePooled() {
		final MonotoneCurve c = MonotoneCurve.fit(new double[] { 1, 2, 3, 4 }, new double[] { 1, 3, 2, 4 }, ones(4));
		assertEquals(List.of(1.0, 2.5, 4.0), c.x());
		assertEquals(List.of(1.0, 2.5, 4.0), c.y());
	}

	@Test
	void weightsCount() {
		final MonotoneCurve c = MonotoneCurve.fit(new double[] { 0, 1 }, new double[] { 6, 0 }, new double[] { 1, 2 });
		assertEquals(List.of(2.0), c.y());
		assertEquals(2.0 / 3, c.x().get(0), 1e-15);
	}

	@Test
	void equalPlacesBecomeOneKnot() {
		final MonotoneCurve c = MonotoneCurve.fit(new double[] { 1, 1, 2 }, new double[] { 0, 1, 3 }, ones(3));
		assertEquals(List.of(1.0, 2.0), c.x());
		assertEquals(List.of(0.5, 3.0), c.y());
	}

	@Test
	void isStraightBetweenItsKnotsAndConstantBeyond() {
		final MonotoneCurve c = new MonotoneCurve(List.of(1.0, 3.0), List.of(10.0, 20.0));
		assertEquals(10, c.at(-5));
		assertEquals(10, c.at(1));
		assertEquals(12.5, c.at(1.5), 1e-12);
		assertEquals(20, c.at(3));
		assertEquals(20, c.at(99));
	}

	/** The fit at i is the largest, over all beginnings, of the least mean, over all ends, around i (Barlow et al.). */
	@Test
	void agreesWithTheMaxMinFormula() {
		final Random random = new Random(3);
		for (int round = 0; round < 50; round++) {
			final int n = 1 + random.nextInt(12);
			final double[] x = new double[n], y = new double[n], w = new double[n];
			for (int i = 0; i < n; i++) {
				x[i] = i;
				y[i] = i / 5.0 + random.nextGaussian();
				w[i] = 0.5 + random.nextDouble();
			}
			final MonotoneCurve c = MonotoneCurve.fit(x, y, w);
			for (int i = 0; i < n; i++) {
				final double wanted = maxMin(y, w, i);
				assertTrue(c.y().stream().anyMatch(v -> Math.abs(v - wanted) < 1e-9), wanted + " in " + c);
			}
		}
	}

	private static double maxMin(final double[] y, final double[] w, final int i) {
		double max = Double.NEGATIVE_INFINITY;
		for (int from = 0; from <= i; from++) {
			double min = Double.POSITIVE_INFINITY;
			for (int to = i; to < y.length; to++) {
				double sum = 0, weight = 0;
				for (int k = from; k <= to; k++) {
					sum += w[k] * y[k];
					weight += w[k];
				}
				min = Math.min(min, sum / weight);
			}
			max = Math.max(max, min);
		}
		return max;
	}

	@Test
	void refusesWhatIsNoCurve() {
		assertThrows(IllegalArgumentException.class, () -> new MonotoneCurve(List.of(), List.of()));
		assertThrows(IllegalArgumentException.class, () -> new MonotoneCurve(List.of(1.0, 1.0), List.of(1.0, 2.0)));
		assertThrows(IllegalArgumentException.class, () -> new MonotoneCurve(List.of(1.0, 2.0), List.of(2.0, 1.0)));
		assertThrows(IllegalArgumentException.class, () -> new MonotoneCurve(List.of(1.0), List.of(Double.NaN)));
		assertThrows(IllegalArgumentException.class, () -> MonotoneCurve.fit(new double[0], new double[0], new double[0]));
	}
}
