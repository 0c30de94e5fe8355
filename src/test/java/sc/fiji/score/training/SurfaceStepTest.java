package sc.fiji.score.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SurfaceStepTest {

	@Test
	void isTheSlopeOfARamp() {
		final int[] n = { 8, 5, 4 };
		final float[] ramp = new float[160];
		for (int i = 0; i < ramp.length; i++)
			ramp[i] = 3 * (i % 8 - 3.2f);
		assertEquals(3, SurfaceStep.of(ramp, n), 1e-5);
	}

	@Test
	void isOneWithoutASurface() {
		assertEquals(1, SurfaceStep.of(new float[] { 1, 2, 3, 4 }, new int[] { 2, 2, 1 }));
	}
}
