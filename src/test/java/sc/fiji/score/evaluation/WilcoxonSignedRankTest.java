package sc.fiji.score.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import sc.fiji.score.common.ScoreException;

/** Expected p values are those of SciPy 1.17, {@code scipy.stats.wilcoxon}, two-sided. */
class WilcoxonSignedRankTest {

	/** Depression scores before and after: Hollander and Wolfe, Nonparametric Statistical Methods, table 3.1. */
	@Test
	void aTextbookExample() {
		final WilcoxonSignedRank t = WilcoxonSignedRank.of(new double[] { 1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06,
			1.30 }, new double[] { 0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29 });
		assertEquals(40, t.positive());
		assertEquals(5, t.negative());
		assertEquals(0.0390625, t.p(), 1e-12);
		assertTrue(t.exact());
		assertEquals(9, t.pairs());
	}

	@Test
	void exactUpToTwentyFivePairs() {
		final double[] d = IntStream.rangeClosed(1, 25).mapToDouble(i -> i == 3 || i == 7 || i == 11 || i == 20 ? -i : i)
			.toArray();
		final WilcoxonSignedRank t = WilcoxonSignedRank.of(d, new double[25]);
		assertTrue(t.exact());
		assertEquals(41, t.negative());
		assertEquals(0.0005564093589782715, t.p(), 1e-15);
	}

	@Test
	void normalAbove() {
		final double[] d = IntStream.rangeClosed(1, 30).mapToDouble(i -> i % 3 == 0 ? -i : i).toArray();
		final WilcoxonSignedRank t = WilcoxonSignedRank.of(d, new double[30]);
		assertFalse(t.exact());
		assertEquals(0.1681789797233525, t.p(), 1e-12);
	}

	@Test
	void tiesShareRanksAndEqualPairsAreDropped() {
		final double[] d = { 0, 0, 1, 1, -1, 2, 2, 2, -3, 4, 5, 5, -6, 7 };
		final WilcoxonSignedRank t = WilcoxonSignedRank.of(d, new double[d.length]);
		assertEquals(12, t.pairs());
		assertEquals(2, t.equal());
		assertEquals(20, t.negative());
		assertFalse(t.exact());
		assertEquals(0.14530715632272923, t.p(), 1e-12);
	}

	@Test
	void exchangingTheMethodsChangesNothingButTheSigns() {
		final double[] a = { 0.81, 0.84, 0.9, 0.7, 0.88 }, b = { 0.8, 0.86, 0.87, 0.75, 0.81 };
		final WilcoxonSignedRank t = WilcoxonSignedRank.of(a, b), back = WilcoxonSignedRank.of(b, a);
		assertEquals(t.p(), back.p());
		assertEquals(t.positive(), back.negative());
	}

	@Test
	void noDifferenceIsNoEvidence() {
		final double[] infinite = { 1, Double.POSITIVE_INFINITY };
		assertEquals(1, WilcoxonSignedRank.of(infinite, infinite).p());
		assertEquals(1, WilcoxonSignedRank.of(new double[0], new double[0]).p());
	}

	@Test
	void unlikeNumbersOfCasesAndNaNAreErrors() {
		assertThrows(ScoreException.class, () -> WilcoxonSignedRank.of(new double[2], new double[3]));
		assertThrows(ScoreException.class, () -> WilcoxonSignedRank.of(new double[] { Double.NaN }, new double[1]));
	}
}
