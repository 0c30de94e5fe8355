package sc.fiji.score.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ValueNoiseTest {

	@Test
	void isSmoothAndCentred() {
		final ValueNoise noise = new ValueNoise(1, "test", 5);
		double mean = 0, square = 0;
		final int n = 40;
		for (int x = 0; x < n; x++)
			for (int y = 0; y < n; y++)
				for (int z = 0; z < n; z++) {
					final double v = noise.at(5 * x - 100, 5 * y - 100, 5 * z - 100);
					mean += v / (n * n * n);
					square += v * v / (n * n * n);
					assertEquals(v, noise.at(5 * x - 100 + 0.02, 5 * y - 100, 5 * z - 100), 0.01);
				}
		assertEquals(0, mean, 0.02);
		assertEquals(1, square, 0.03);
	}

	@Test
	void dependsOnSeedNameAndPlace() {
		final double v = new ValueNoise(1, "a", 5).at(1, 2, 3);
		assertEquals(v, new ValueNoise(1, "a", 5).at(1, 2, 3));
		assertNotEquals(v, new ValueNoise(2, "a", 5).at(1, 2, 3));
		assertNotEquals(v, new ValueNoise(1, "b", 5).at(1, 2, 3));
		assertTrue(Math.abs(v - new ValueNoise(1, "a", 5).at(11, 2, 3)) > 1e-9);
	}
}
