package sc.fiji.score.benchmark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

/** {@link AnnotationTime} and {@link LearningCurve}. */
class AnnotationTimeTest {

	private static final LearningCurve CURVE = new LearningCurve("c", 2, List.of(new LearningCurve.Point(40, new double[] {
		.9, .8 }), new LearningCurve.Point(10, new double[] { .7, .6 })));

	private static Map<String, ArmResults> results() {
		final Map<String, ArmResults> out = new LinkedHashMap<>();
		out.put("cases_10", ArmSummaryTest.arm("cases_10", "ablation_cases", 10, new double[] { .80, .80 }));
		out.put("cases_100", ArmSummaryTest.arm("cases_100", "ablation_cases", 100, new double[] { .88, .88 }));
		out.put("full_1", ArmSummaryTest.arm("full_1", "full_cases", 1, new double[] { .70, .74 }));
		out.put("full_10", ArmSummaryTest.arm("full_10", "full_cases", 10, new double[] { .90, .94 }));
		return out;
	}

	@Test
	void diceIsInterpolatedOverTheLogarithmOfTheCases() {
		assertArrayEquals(new double[] { .8, .7 }, CURVE.at(40), 1e-12);
		assertEquals(.65, CURVE.mean(20), 1e-12);
		assertEquals(.85, CURVE.mean(80), 1e-12);
	}

	@Test
	void nothingIsExtrapolated() {
		assertNull(CURVE.at(19));
		assertNull(CURVE.at(81));
		assertTrue(Double.isNaN(CURVE.mean(5)));
	}

	@Test
	void tableHasOnlyWhatWasMeasured() {
		final List<String> csv = AnnotationTime.of(results(), 3).csv();
		assertEquals("curve,minutes,dice,low,high,cases", csv.get(0));
		// 24 regions of 3 s are 1.2 min: 10 cases take 12 minutes, 100 take 120.
		assertEquals("scores 3 s per region,15,0.807753,0.807753,0.807753,12.50", csv.get(1));
		assertEquals(22, csv.stream().filter(l -> l.startsWith("scores")).count());
		assertTrue(csv.contains("full masks 5 min each,10,0.780206,0.760206,0.800206,2.00"), csv::toString);
		assertTrue(csv.contains("full masks 10 min each,10,0.720000,0.700000,0.740000,1.00"), csv::toString);
		assertTrue(csv.get(csv.size() - 1).startsWith("full masks 40 min each,240,"), csv.get(csv.size() - 1));
	}

	@Test
	void differencesArePairedAndCrossingsFound() {
		final AnnotationTime time = AnnotationTime.of(results(), 3);
		final LearningCurve twenty = time.full().get(2);
		final double score = .80 + .08 * Math.log10(60 / 12.0), full = .72 + .20 * Math.log10(60 / 20.0);
		assertEquals(score - full, time.difference(twenty, 60).value(), 1e-12);
		// Both cases differ by .04 between the arms of full masks only.
		assertEquals(score - full - .02, time.difference(twenty, 60).low(), 1e-9);
		assertTrue(Double.isNaN(time.difference(time.full().get(3), 30).value()));
		// .80 + .08 log(m / 12) = .72 + .20 log(m / 20)
		final double log = (.08 - .08 * Math.log10(12) + .20 * Math.log10(20)) / .12;
		assertEquals(List.of(), time.crossings(time.full().get(3)));
		assertEquals(Math.pow(10, log) > 120 ? 0 : 1, time.crossings(twenty).size());
		final double ten = (.08 - .08 * Math.log10(12) + .20 * Math.log10(10)) / .12;
		assertEquals(Math.pow(10, ten), time.crossings(time.full().get(1)).get(0), .05);
	}

	@Test
	void bothCurvesAreNeeded() {
		final Map<String, ArmResults> results = results();
		results.keySet().removeIf(name -> name.startsWith("full"));
		assertNull(AnnotationTime.of(results, 3));
	}
}
