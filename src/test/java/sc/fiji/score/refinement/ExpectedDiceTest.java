package sc.fiji.score.refinement;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;

import org.junit.jupiter.api.Test;

class ExpectedDiceTest {

	/** Mean and variance over all truths, one by one. */
	private static double[] enumerated(final float[] inside, final float[] outside) {
		final int n = inside.length + outside.length;
		double mean = 0, square = 0;
		for (int truth = 0; truth < 1 << n; truth++) {
			double chance = 1;
			int both = 0, sum = inside.length;
			for (int i = 0; i < n; i++) {
				final double p = i < inside.length ? inside[i] : outside[i - inside.length];
				final boolean on = (truth >> i & 1) == 1;
				chance *= on ? p : 1 - p;
				if (on) sum++;
				if (on && i < inside.length) both++;
			}
			final double dice = sum == 0 ? 1 : 2.0 * both / sum;
			mean += chance * dice;
			square += chance * dice * dice;
		}
		return new double[] { mean, square - mean * mean };
	}

	private static float[] random(final Random random, final int n) {
		final float[] out = new float[n];
		for (int i = 0; i < n; i++)
			out[i] = random.nextInt(5) == 0 ? random.nextInt(2) : random.nextFloat();
		return out;
	}

	@Test
	void agreesWithTheEnumerationOfAllTruths() {
		final Random random = new Random(5);
		for (int round = 0; round < 40; round++) {
			final float[] inside = random(random, random.nextInt(6)), outside = random(random, random.nextInt(6));
			final double[] wanted = enumerated(inside, outside);
			final ExpectedDice e = ExpectedDice.of(inside, outside);
			assertEquals(wanted[0], e.mean(), 1e-9);
			assertEquals(wanted[1], e.variance(), 1e-9);
		}
	}

	@Test
	void theExpansionForLargeRegionsIsClose() {
		final Random random = new Random(6);
		for (int round = 0; round < 5; round++) {
			final float[] inside = random(random, 300), outside = random(random, 200);
			final ExpectedDice exact = ExpectedDice.exact(inside, outside), fast = ExpectedDice.expanded(inside, outside);
			assertEquals(exact.mean(), fast.mean(), 1e-5);
			assertEquals(Math.sqrt(exact.variance()), Math.sqrt(fast.variance()), 2e-4);
			assertEquals(exact.inside(), fast.inside());
			assertEquals(exact.outside(), fast.outside());
		}
	}

	@Test
	void certainVoxelsGiveTheDiceItself() {
		final ExpectedDice e = ExpectedDice.of(new float[] { 1, 1, 0 }, new float[] { 1, 0 });
		assertEquals(2.0 * 2 / (3 + 3), e.mean(), 1e-12);
		assertEquals(0, e.variance(), 1e-12);
		assertEquals(2, e.inside());
		assertEquals(1, e.outside());
	}

	@Test
	void emptyMaskAndSurelyEmptyTruthAgree() {
		assertEquals(1, ExpectedDice.of(new float[0], new float[] { 0, 0 }).mean());
		assertEquals(1, ExpectedDice.expanded(new float[0], new float[0]).mean());
		assertEquals(0.25, ExpectedDice.of(new float[0], new float[] { .5f, .5f }).mean(), 1e-12);
	}

	/** One of two members is right: 1 or 0.5 with equal chance, and both are sure of it. */
	@Test
	void membersThatDifferMakeTheScoreUncertain() {
		final ExpectedDice e = ExpectedDice.mixed(new ExpectedDice[] { new ExpectedDice(1, 0, 10, 0), new ExpectedDice(0.5, 0,
			5, 4) });
		assertEquals(0.75, e.mean());
		assertEquals(0.0625, e.variance());
		assertEquals(7.5, e.inside());
		assertEquals(2, e.outside());
	}
}
