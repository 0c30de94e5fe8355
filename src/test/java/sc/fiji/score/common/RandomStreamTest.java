package sc.fiji.score.common;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RandomStreamTest {

	@Test
	void sameSeedNameAndNumbersGiveTheSameStream() {
		final RandomStream a = RandomStream.of(3, "case", 7), b = RandomStream.of(3, "case", 7);
		for (int i = 0; i < 100; i++)
			assertEquals(a.nextLong(), b.nextLong());
	}

	/** Pinned, so that a change of the generator, which would change every simulated file, is noticed. */
	@Test
	void isTheSameOnEveryPlatform() {
		final RandomStream stream = RandomStream.of(1, "case_01", 5);
		assertEquals(6458821734157302613L, stream.nextLong());
	}

	@Test
	void everyPartOfTheKeyCounts() {
		final long one = RandomStream.of(1, "a", 1).nextLong();
		assertNotEquals(one, RandomStream.of(2, "a", 1).nextLong());
		assertNotEquals(one, RandomStream.of(1, "b", 1).nextLong());
		assertNotEquals(one, RandomStream.of(1, "a", 2).nextLong());
	}

	@Test
	void momentsAreThoseOfTheDistributions() {
		final RandomStream s = RandomStream.of(1, "moments");
		double mean = 0, square = 0, uniform = 0;
		final int n = 100_000;
		for (int i = 0; i < n; i++) {
			final double g = s.nextGaussian(), u = s.between(2, 4);
			mean += g / n;
			square += g * g / n;
			uniform += u / n;
			assertTrue(u >= 2 && u < 4);
		}
		assertEquals(0, mean, 0.015);
		assertEquals(1, square, 0.02);
		assertEquals(3, uniform, 0.01);
	}
}
