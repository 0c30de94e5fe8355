package sc.fiji.score.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

import sc.fiji.score.common.ScoreException;

class RatingsTest {

	private static final List<String> TWO = List.of("Ann", "Bo");
	private static final int[][] SOME = { { 1, 2 }, { 3, 0 }, { 3, 3 } };

	private static void refused(final String words, final List<String> raters, final int levels, final int[][] values) {
		final String message = assertThrows(ScoreException.class, () -> Ratings.of(raters, levels, values)).getMessage();
		assertTrue(message.contains(words), message);
	}

	@Test
	void saysWhatIsWrong() {
		refused("The scale has 1 level", TWO, 1, SOME);
		refused("only Ann", List.of("Ann"), 3, new int[][] { { 1 } });
		refused("Two raters have the name Ann", List.of("Ann", "Ann"), 3, SOME);
		refused("Item 2, rater Ann: 3 is not a level", TWO, 2, SOME);
		refused("Item 1 has 1 ratings", TWO, 2, new int[][] { { 1 } });
		assertThrows(ScoreException.class, () -> CohenKappa.of(new int[] { 1, 1 }, new int[] { 1, 1 }, 1,
			CohenKappa.Weights.NONE));
		assertThrows(ScoreException.class, () -> CohenKappa.of(new int[] { 1, 4 }, new int[] { 1, 1 }, 3,
			CohenKappa.Weights.NONE));
		assertThrows(ScoreException.class, () -> new IntraclassCorrelation(new double[][] { { 1, Double.NaN }, { 1, 2 } }));
		assertThrows(ScoreException.class, () -> new IntraclassCorrelation(new double[][] { { 1, 2 } }));
	}

	@Test
	void leavesOutWhatIsMissing() {
		final Ratings r = Ratings.of(TWO, 3, SOME);
		assertArrayEquals(new int[][] { { 0, 1, 0 }, { 0, 0, 0 }, { 0, 0, 1 } }, r.table(0, 1));
		assertArrayEquals(new int[][] { { 1, 1, 0 }, { 0, 0, 1 }, { 0, 0, 2 } }, r.counts());
		assertEquals(2, r.complete().items());
		assertEquals(0.5, PercentAgreement.of(r).value());
	}

	/** Wilson's interval of 1 of 2. */
	@Test
	void percentAgreementHasAnIntervalInsideZeroToOne() {
		final Estimate half = PercentAgreement.of(Ratings.of(TWO, 3, SOME));
		assertEquals(0.0945, half.low(), 1e-4);
		assertEquals(0.9055, half.high(), 1e-4);
		assertEquals(Math.sqrt(0.125), half.standardError(), 1e-12);
		final Estimate full = PercentAgreement.of(Ratings.of(TWO, 3, new int[][] { { 1, 1 }, { 2, 2 } }));
		assertEquals(1, full.high());
		assertTrue(full.low() < 0.5, "two items prove little");
	}

	@Test
	void theBootstrapDependsOnItsSeedOnly() {
		final Ratings r = AgreementPropertiesTest.random(20, 1);
		final Estimate one = KrippendorffAlpha.of(r, KrippendorffAlpha.Metric.ORDINAL, 1);
		assertEquals(one, KrippendorffAlpha.of(r, KrippendorffAlpha.Metric.ORDINAL, 1));
		assertTrue(one.low() != KrippendorffAlpha.of(r, KrippendorffAlpha.Metric.ORDINAL, 2).low());
	}

	@Test
	void aConstantDifferenceCountsForAgreementButNotForConsistency() {
		final IntraclassCorrelation icc = new IntraclassCorrelation(new double[][] { { 1, 2 }, { 2, 3 }, { 3, 4 }, { 4,
			5 } });
		assertEquals(1, icc.estimate(IntraclassCorrelation.Form.ICC_3_1).value(), 1e-12);
		final Estimate agreement = icc.estimate(IntraclassCorrelation.Form.ICC_2_1);
		assertEquals(10 / 13.0, agreement.value(), 1e-12);
		assertTrue(agreement.low() < agreement.value() && agreement.high() <= 1, agreement.toString());
	}
}
