package sc.fiji.score.refinement;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

class StapleTest {

	private static final List<byte[]> MASKS = List.of(new byte[] { 1, 1, 1, 0, 0, 0, 0, 0 }, new byte[] { 1, 1, 0, 0, 0, 0,
		0, 0 }, new byte[] { 1, 1, 1, 1, 0, 1, 0, 0 });

	/**
	 * By hand: the prior is 10/24. With all sensitivities and specificities 0.9, the weights of the patterns are
	 * 10*0.729/(10*0.729 + 14*0.001) = 0.998083 (all say yes), 10*0.081/(10*0.081 + 14*0.009) = 0.865385 (1 and 3),
	 * 10*0.009/(10*0.009 + 14*0.081) = 0.073529 (3 only) and 0.000977 (none). Their sum over the voxels is 3.011542; the
	 * sensitivity of the second mask is 2*0.998083/3.011542 = 0.662838.
	 */
	@Test
	void oneIterationIsThatOfThePaper() {
		final Staple.Result r = Staple.of(MASKS, 1, 0.9);
		assertEquals(1, r.iterations());
		assertArrayEquals(new double[] { 0.9501932, 0.6628377, 0.9990249 }, r.sensitivity(), 1e-6);
		assertArrayEquals(new double[] { 0.9722461, 0.9992315, 0.6008001 }, r.specificity(), 1e-6);
		assertArrayEquals(new float[] { 0.9999811f, 0.9999811f, 0.9538105f, 0.0299728f, 2.00387e-5f, 0.0299728f,
			2.00387e-5f, 2.00387e-5f }, r.probability(), 1e-6f);
	}

	@Test
	void atTheEndTheFirstMaskIsTheTruth() {
		final Staple.Result r = Staple.of(MASKS);
		assertArrayEquals(new float[] { 1, 1, 1, 0, 0, 0, 0, 0 }, r.probability(), 1e-5f);
		assertArrayEquals(new double[] { 1, 2 / 3.0, 1 }, r.sensitivity(), 1e-5);
		assertArrayEquals(new double[] { 1, 1, 0.6 }, r.specificity(), 1e-5);
	}

	@Test
	void masksThatAgreeAreKept() {
		for (final byte[] mask : List.of(new byte[] { 0, 1, 1, 0 }, new byte[] { 0, 0, 0, 0 }, new byte[] { 1, 1, 1, 1 })) {
			final float[] p = Staple.of(List.of(mask, mask, mask)).probability();
			for (int i = 0; i < 4; i++)
				assertEquals(mask[i], p[i], 1e-5);
		}
	}

	@Test
	void whatIsNoSetOfMasksIsRefused() {
		assertThrows(IllegalArgumentException.class, () -> Staple.of(List.of()));
		assertThrows(IllegalArgumentException.class, () -> Staple.of(List.of(new byte[2], new byte[3])));
		assertTrue(Staple.of(List.of(new byte[] { 1, 0 })).iterations() > 0);
	}
}
