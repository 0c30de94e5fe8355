package sc.fiji.score.prior;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Mask;

class ShapePriorTest {

	private static final int EDGE = 30;

	/**
	 * A pear along x or y, to either side: a long axis of {@code length}, thicker at one end.
	 *
	 * @param turn 0 to 3 quarter turns about z
	 */
	private static Mask pear(final double length, final int turn, final double spacing) {
		final int n = (int) Math.round(EDGE / spacing);
		final byte[] out = new byte[n * n * n];
		for (int i = 0; i < out.length; i++) {
			double x = (i % n + 0.5) * spacing - 15, y = (i / n % n + 0.5) * spacing - 15;
			final double z = (i / n / n + 0.5) * spacing - 15;
			for (int t = 0; t < turn; t++) {
				final double old = x;
				x = y;
				y = -old;
			}
			final double along = x / length;
			final double width = 4 + 2 * along;
			out[i] = (byte) (along * along + y * y / (width * width) + z * z / (0.6 * width * width) < 1 ? 1 : 0);
		}
		return new Mask(out, Geometry.of(n, n, n, spacing, spacing, spacing));
	}

	private static double dice(final float[] distance, final Mask truth) {
		long both = 0, sum = 0;
		for (int i = 0; i < distance.length; i++) {
			if (distance[i] > 0) sum++;
			if (truth.voxels()[i] != 0) sum++;
			if (distance[i] > 0 && truth.voxels()[i] != 0) both++;
		}
		return 2.0 * both / sum;
	}

	private static double dice(final Mask mask, final Mask truth) {
		final float[] d = new float[mask.voxels().length];
		for (int i = 0; i < d.length; i++)
			d[i] = mask.voxels()[i] - 0.5f;
		return dice(d, truth);
	}

	/** However the masks are turned, mirrored and sampled, they are one shape. */
	@Test
	void masksAreAligned() {
		final ShapePrior prior = ShapePrior.fit(List.of(pear(10, 0, 1), pear(10, 1, 1), pear(10, 2, 0.75), pear(10, 3, 1)),
			3);
		for (int turn = 0; turn < 4; turn++) {
			final Mask truth = pear(10, turn, 1);
			assertTrue(dice(prior.expected(truth), truth) > 0.95, "turn " + turn);
		}
		for (final double d : prior.deviations())
			assertTrue(d < 25, "what is left is sampling: " + d);
	}

	@Test
	void theFirstModeIsWhatVaries() {
		final List<Mask> masks = new ArrayList<>();
		for (double length = 8; length <= 12; length++)
			masks.add(pear(length, 0, 1));
		final double[] deviations = ShapePrior.fit(masks, 4).deviations();
		assertEquals(4, deviations.length);
		assertTrue(deviations[0] > 3 * deviations[1], deviations[0] + " and " + deviations[1]);
		// The length of another pear is found by that mode, and not by the mean.
		final Mask other = pear(11.5, 2, 1);
		assertTrue(dice(ShapePrior.fit(masks, 1).expected(other), other) > dice(ShapePrior.fit(masks, 0).expected(other),
			other) + 0.02);
	}

	/** An estimate with a bite taken out and an island added comes back nearer to the truth. */
	@Test
	void aDamagedEstimateIsRepaired() {
		final List<Mask> masks = new ArrayList<>();
		for (double length = 8; length <= 12; length++)
			masks.add(pear(length, 0, 1));
		final Mask truth = pear(10.4, 1, 1);
		final byte[] damaged = truth.voxels().clone();
		for (int i = 0; i < damaged.length; i++) {
			final int x = i % EDGE, y = i / EDGE % EDGE, z = i / EDGE / EDGE;
			if (x > 15 && Math.abs(y - 15) < 3 && z > 14) damaged[i] = 0;
			if (x > 19 && x < 23 && Math.abs(y - 8) < 3 && Math.abs(z - 15) < 2) damaged[i] = 1;
		}
		final Mask estimate = new Mask(damaged, truth.geometry());
		assertTrue(dice(ShapePrior.fit(masks, 2).expected(estimate), truth) > dice(estimate, truth) + 0.03);
	}

	@Test
	void distancesAreInMillimetres() {
		final Mask fine = pear(10, 0, 0.75);
		final float[] d = ShapePrior.fit(List.of(pear(10, 0, 1)), 0).expected(fine);
		// From the cube's face to the pear's tip along x.
		final int n = fine.geometry().nx(), middle = fine.geometry().index(0, n / 2, n / 2);
		assertEquals(-4.8, d[middle], 1.2);
		assertTrue(d[fine.geometry().index(0, 0, 0)] < -7);
	}

	@Test
	void emptyMasksAreRefused() {
		final Mask empty = new Mask(new byte[8], Geometry.of(2, 2, 2, 1, 1, 1));
		assertTrue(assertThrows(ScoreException.class, () -> ShapePrior.fit(List.of(pear(10, 0, 1), empty), 1)).getMessage()
			.contains("Mask 2"));
		assertThrows(ScoreException.class, () -> ShapePrior.fit(List.of(), 1));
		assertThrows(IllegalArgumentException.class, () -> ShapePrior.fit(List.of(pear(10, 0, 1)), 1).expected(empty));
	}
}
