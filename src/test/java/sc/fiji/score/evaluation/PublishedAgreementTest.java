package sc.fiji.score.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples that the sources of the statistics give themselves. */
class PublishedAgreementTest {

	/** J. L. Fleiss 1971, table 1: 30 patients, six diagnoses each, in five categories. */
	private static final String FLEISS = "00060 03003 01401 00006 03030 20400 00402 20310 20040 00006 10050 11040 03300 " +
		"10050 02031 00501 30012 51000 02040 10203 00006 01050 02013 20040 10041 05010 40002 02040 10500 00006";

	/** P. E. Shrout, J. L. Fleiss 1979, table 2: six targets, four judges. */
	private static final double[][] SHROUT_FLEISS = { { 9, 2, 5, 8 }, { 6, 1, 3, 2 }, { 8, 4, 6, 8 }, { 7, 1, 2, 6 },
		{ 10, 5, 6, 9 }, { 6, 2, 4, 7 } };

	/** K. Krippendorff, Computing Krippendorff's alpha-reliability, data of four observers; 0 where missing. */
	private static final String[] KRIPPENDORFF = { "123321412000", "123322412503", "033323422510", "123324412510" };

	@Test
	void fleiss1971() {
		final int[][] counts = new int[30][];
		for (int i = 0; i < 30; i++)
			counts[i] = FLEISS.split(" ")[i].chars().map(c -> c - '0').toArray();
		final Estimate kappa = FleissKappa.of(counts);
		assertEquals(0.430, kappa.value(), 0.0005);
		assertEquals(17.7, kappa.value() / FleissKappa.nullStandardError(counts), 0.05);
	}

	@ParameterizedTest
	@CsvSource({ "ICC_1_1, .17, -.13, .72", "ICC_2_1, .29, .02, .76", "ICC_3_1, .71, .34, .95", "ICC_1_K, .44, -.88, .91",
		"ICC_2_K, .62, .07, .93", "ICC_3_K, .91, .68, .99" })
	void shroutAndFleiss1979(final IntraclassCorrelation.Form form, final double value, final double low,
		final double high)
	{
		final Estimate icc = new IntraclassCorrelation(SHROUT_FLEISS).estimate(form);
		assertEquals(value, icc.value(), 0.0051);
		assertEquals(low, icc.low(), 0.0051);
		assertEquals(high, icc.high(), 0.0051);
	}

	@ParameterizedTest
	@CsvSource({ "NOMINAL, .743", "ORDINAL, .815", "INTERVAL, .849", "RATIO, .797" })
	void krippendorff(final KrippendorffAlpha.Metric metric, final double value) {
		final int[][] values = new int[12][4];
		for (int i = 0; i < 12; i++)
			for (int r = 0; r < 4; r++)
				values[i][r] = KRIPPENDORFF[r].charAt(i) - '0';
		assertEquals(value, KrippendorffAlpha.of(Ratings.of(List.of("a", "b", "c", "d"), 5, values), metric, 1).value(),
			0.0005);
	}
}
