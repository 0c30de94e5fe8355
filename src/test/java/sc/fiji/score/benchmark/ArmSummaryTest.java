package sc.fiji.score.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import sc.fiji.score.evaluation.Bootstrap.Interval;
import sc.fiji.score.evaluation.Metric;

/** {@link ArmSummary} and {@link StudySummary}. */
class ArmSummaryTest {

	/** Results whose ASSD is 1 - Dice; one array per seed. */
	static ArmResults arm(final String name, final String group, final int trainCases, final double[]... bySeed) {
		final Map<Long, List<CaseRow>> rows = new LinkedHashMap<>();
		final List<String> names = new ArrayList<>();
		for (int i = 0; i < bySeed[0].length; i++)
			names.add("case_" + i);
		for (int s = 0; s < bySeed.length; s++) {
			final List<CaseRow> of = new ArrayList<>();
			for (int i = 0; i < names.size(); i++) {
				final Map<Metric, Double> m = new EnumMap<>(Metric.class);
				for (final Metric metric : Metric.values())
					m.put(metric, metric == Metric.DICE ? bySeed[s][i] : 1 - bySeed[s][i]);
				of.add(new CaseRow(names.get(i), m, 1, 1));
			}
			rows.put(s + 1L, of);
		}
		return new ArmResults(new RunInfo(name, group, "score", "", 0, 1, "", null, trainCases, 24, 24, "exact", "", 1, 1,
			1), names, rows);
	}

	private static Map<String, ArmResults> results() {
		final Map<String, ArmResults> out = new LinkedHashMap<>();
		for (final ArmResults r : List.of(arm("initial", "main", 0, new double[] { .7, .8 }), arm("score", "main", 9,
			new double[] { .8, .8 }, new double[] { .8, .79 }), arm("full", "main", 9, new double[] { .9, .9 })))
			out.put(r.name(), r);
		return out;
	}

	@Test
	void recoveryIsTheShareOfWhatFullMasksGain() {
		final ArmSummary score = new StudySummary(results()).arms().get(1);
		assertEquals((.7975 - .75) / .15, score.recovery().value(), 1e-12);
		assertEquals(.0475, score.gain().value(), 1e-12);
		assertEquals((1 - .7975) / .1, score.assdOfFull(), 1e-9);
		assertEquals(.7975, score.metrics().get(Metric.DICE).mean(), 1e-12);
	}

	@Test
	void intervalsResampleTheCasesOfAllArmsTogether() {
		// Every case gains the same share, so no resample can give another one.
		final Interval same = ArmSummary.recovery(new double[] { .75, .85, .65 }, new double[] { .7, .8, .5 }, new double[] {
			.8, .9, .8 });
		assertEquals(.5, same.low(), 1e-9);
		assertEquals(.5, same.high(), 1e-9);
		final Interval differs = ArmSummary.recovery(new double[] { .7, .8, .8 }, new double[] { .7, .8, .5 }, new double[] {
			.8, .9, .8 });
		assertEquals(.6, differs.value(), 1e-9);
		assertEquals(0, differs.low(), 1e-9);
		assertEquals(1, differs.high(), 1e-9);
	}

	@Test
	void harmedMasksAreCountedOverSeeds() {
		final ArmSummary score = new StudySummary(results()).arms().get(1);
		assertEquals(1, score.worse());
		assertEquals(4, score.masks());
	}

	@Test
	void conditionsAreComparedWithTheirOwnInitialMasks() {
		final Map<String, ArmResults> r = results();
		for (final ArmResults a : List.of(arm("initial@noise", "unseen", 0, new double[] { .9, .9 }), arm("score@noise",
			"unseen", 9, new double[] { .91, .89 })))
			r.put(a.name(), a);
		final ArmSummary score = new StudySummary(r).arms().get(4);
		assertEquals(0, score.gain().value(), 1e-12);
		assertEquals(1, score.worse());
		assertTrue(Double.isNaN(score.recovery().value()));
	}

	@Test
	void withoutReferenceArmsNothingIsCompared() {
		final StudySummary summary = new StudySummary(Map.of("score", results().get("score")));
		assertEquals(-1, summary.arms().get(0).worse());
		final Map<?, ?> json = (Map<?, ?>) ((Map<?, ?>) summary.json().get("arms")).get("score");
		assertNull(json.get("recovery"));
		assertNull(json.get("masks_worse_by_more_than_0.005"));
		assertTrue(!String.join("\n", summary.table()).contains("NaN"), summary.table()::toString);
	}

	@Test
	void noShareWhereFullMasksGainNothing() {
		assertTrue(Double.isNaN(ArmSummary.recovery(new double[] { .8 }, new double[] { .8 }, new double[] { .8 }).value()));
	}
}
