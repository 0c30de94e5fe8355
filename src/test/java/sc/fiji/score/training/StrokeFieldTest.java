package sc.fiji.score.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;

/** Tests {@link StrokeField}. */
class StrokeFieldTest {

	private static final int[] N = { 20, 17, 15 };

	private static int at(final int x, final int y, final int z) {
		return x + N[0] * (y + N[1] * z);
	}

	@Test
	void aStrokeCorrectsItsNeighbourhoodTheLessTheFarther() {
		final float[] z = new float[N[0] * N[1] * N[2]];
		Arrays.fill(z, -1);
		final byte[] known = new byte[z.length];
		known[at(9, 8, 7)] = 1;
		StrokeField.add(known, z, N);
		assertEquals(0.5, z[at(9, 8, 7)], 1e-6, "half a step inside");
		assertEquals(-1 + 1.5 * Math.exp(-4 / 18.0), z[at(11, 8, 7)], 1e-6);
		assertEquals(-1 + 1.5 * Math.exp(-(1 + 4 + 9) / 18.0), z[at(8, 10, 4)], 1e-6);
		assertEquals(-1, z[at(0, 8, 7)], 1e-6, "out of reach");
	}

	@Test
	void aStrokeThatThePredictionAgreesWithChangesNothing() {
		final Random random = new Random(1);
		final float[] z = new float[N[0] * N[1] * N[2]];
		final byte[] known = new byte[z.length];
		for (int i = 0; i < z.length; i++) {
			z[i] = 2 * (float) random.nextGaussian();
			if (z[i] < -0.5 && random.nextInt(9) == 0) known[i] = -1;
			if (z[i] > 0.5 && random.nextInt(9) == 0) known[i] = 1;
		}
		final float[] before = z.clone();
		StrokeField.add(known, z, N);
		assertArrayEquals(before, z);
	}

	@Test
	void strokesOfBothKindsMirrorEachOther() {
		final float[] z = new float[N[0] * N[1] * N[2]], mirrored = z.clone();
		final byte[] known = new byte[z.length], other = new byte[z.length];
		for (int x = 4; x < 15; x++) {
			known[at(x, 5, 7)] = 1;
			known[at(x, 11, 7)] = -1;
			other[at(x, 5, 7)] = -1;
			other[at(x, 11, 7)] = 1;
		}
		StrokeField.add(known, z, N);
		StrokeField.add(other, mirrored, N);
		for (int i = 0; i < z.length; i++)
			// Half way between the two, the first of two equal corrections counts.
			if (i / N[0] % N[1] != 8) assertEquals(z[i], -mirrored[i], 1e-6);
		assertTrue(z[at(9, 5, 7)] > 0.49 && z[at(9, 11, 7)] < -0.49);
		assertEquals(0.5 * Math.exp(-1 / 18.0), z[at(9, 4, 7)], 1e-6, "a long stroke says nothing twice");
	}
}
