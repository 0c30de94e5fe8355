package sc.fiji.score.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PenaltyTest {

	@Test
	void quadraticIsZeroWhileTheConstraintHolds() {
		final Penalty p = new QuadraticPenalty();
		assertEquals(0, p.of(-3));
		assertEquals(0, p.slope(-3));
		assertEquals(0.25, p.of(0.5));
		assertEquals(1, p.slope(0.5));
		// Far off, the tangent.
		assertEquals(p.of(1) + 2 * 4, p.of(5));
		assertEquals(2, p.slope(5));
	}

	@Test
	void barrierIsTheLogarithmAndThenItsTangent() {
		final double t = 3;
		final Penalty p = new LogBarrierPenalty(t);
		assertEquals(-Math.log(0.5) / t, p.of(-0.5), 1e-12);
		final double knee = -1 / (t * t);
		assertEquals(p.of(knee), p.of(knee + 1e-9), 1e-7);
		assertEquals(t, p.slope(knee), 1e-9);
		assertEquals(p.of(knee) + t * (2 - knee), p.of(2), 1e-9);
		double before = 0;
		for (double z = -4; z < 3; z += 0.1) {
			final double slope = (p.of(z + 1e-6) - p.of(z - 1e-6)) / 2e-6;
			assertEquals(slope, p.slope(z), 1e-4);
			assertTrue(slope >= before - 1e-6, "convex");
			before = slope;
		}
	}

	/** For growing t: nothing inside, a wall outside. */
	@Test
	void barrierHardens() {
		assertTrue(Math.abs(new LogBarrierPenalty(100).of(-0.2)) < 0.02);
		assertTrue(new LogBarrierPenalty(100).of(0.2) > 20);
		assertThrows(IllegalArgumentException.class, () -> new LogBarrierPenalty(0));
	}
}
