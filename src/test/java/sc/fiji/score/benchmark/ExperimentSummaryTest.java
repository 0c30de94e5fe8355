package sc.fiji.score.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import sc.fiji.score.evaluation.Metric;
import sc.fiji.score.evaluation.SegmentationMetrics;
import sc.fiji.score.feedback.FeedbackMode;
import sc.fiji.score.region.PartitionParameters;
import sc.fiji.score.training.TrainingOptions;

class ExperimentSummaryTest {

	private static SegmentationMetrics dice(final double value) {
		return new SegmentationMetrics(value, 9, 5, 1 - value, 1, 1, 1);
	}

	private static ExperimentResult.TestCase testCase(final String name, final double initial, final double score,
		final double full)
	{
		return new ExperimentResult.TestCase(name, Map.of(Method.INITIAL, dice(initial), Method.SCORE, dice(score),
			Method.FULL, dice(full)));
	}

	private static ExperimentResult result() {
		return result(List.of(testCase("b", 0.7, 0.8, 0.85), testCase("c", 0.8, 0.9, 0.9), testCase("d", 0.9, 0.85,
			0.95)));
	}

	private static ExperimentResult result(final List<ExperimentResult.TestCase> cases) {
		final ExperimentSettings settings = new ExperimentSettings(FeedbackMode.LEVELS, 4, PartitionParameters.defaults(),
			TrainingOptions.defaults(), 1, true);
		return new ExperimentResult(settings, List.of("a"), cases, 12, 13, 0.5, 24, 24);
	}

	@Test
	void meansAndSampleDeviations() {
		final ExperimentSummary.Moments m = new ExperimentSummary(result()).of(Metric.DICE, Method.INITIAL);
		assertEquals(0.8, m.mean(), 1e-12);
		assertEquals(0.1, m.sd(), 1e-12);
	}

	@Test
	void shareOfWhatFullMasksGain() {
		assertEquals(0.5, new ExperimentSummary(result()).shareOfFullGain(), 1e-9);
	}

	@Test
	void noShareWhereFullMasksGainNothing() {
		final ExperimentSummary summary = new ExperimentSummary(result(List.of(testCase("b", 0.8, 0.8, 0.8))));
		assertTrue(Double.isNaN(summary.shareOfFullGain()));
		assertFalse(String.join("\n", summary.table()).contains("NaN"));
	}

	@Test
	void jsonHasTheBenchmarksSchema() {
		final Map<String, Object> json = new ExperimentSummary(result()).json();
		for (final String metric : List.of("dice", "assd", "hd95"))
			assertEquals(List.of("initial", "score", "full"), List.copyOf(((Map<?, ?>) json.get(metric)).keySet()));
		final Map<?, ?> seconds = (Map<?, ?>) json.get("seconds");
		assertEquals(12.0, seconds.get("train"));
		assertEquals(0.5, seconds.get("refine_per_case"));
		assertEquals(24, json.get("regions"));
		assertEquals(24L, json.get("questions_per_case"));
		assertEquals("levels", json.get("feedback"));
		assertEquals(4L, json.get("seed"));
	}

	@Test
	void tableShowsEveryMethod() {
		final String table = String.join("\n", new ExperimentSummary(result()).table());
		assertTrue(table.contains("0.8000 (0.1000)") && table.contains("0.9000 (0.0500)"), table);
		assertTrue(table.contains("SCORE gains 50 %"), table);
	}
}
