package sc.fiji.score.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import sc.fiji.score.evaluation.Metric;

/** Means and (sample) standard deviations over the test cases, as a table for people and as a map for JSON. */
public final class ExperimentSummary {

	private static final List<Metric> METRICS = List.of(Metric.DICE, Metric.ASSD, Metric.HD95);

	private final ExperimentResult result;

	/**
	 * Mean and sample standard deviation.
	 *
	 * @param sd 0 for a single value
	 */
	public record Moments(double mean, double sd) {

		static Moments of(final double[] values) {
			double mean = 0, squares = 0;
			for (final double v : values)
				mean += v / values.length;
			for (final double v : values)
				squares += (v - mean) * (v - mean);
			return new Moments(mean, values.length < 2 ? 0 : Math.sqrt(squares / (values.length - 1)));
		}
	}

	public ExperimentSummary(final ExperimentResult result) {
		this.result = result;
	}

	/**
	 * Mean and standard deviation of a metric.
	 *
	 * @param metric which
	 */
	public Moments of(final Metric metric, final Method method) {
		return Moments.of(result.cases().stream().mapToDouble(c -> metric.of(c.metrics().get(method))).toArray());
	}

	/**
	 * The part of the Dice that full masks gain over the initial masks and that SCORE gains, too; NaN without full
	 * masks, or where they gain nothing.
	 */
	public double shareOfFullGain() {
		if (!result.settings().full()) return Double.NaN;
		final double initial = of(Metric.DICE, Method.INITIAL).mean(), gain = of(Metric.DICE, Method.FULL).mean() - initial;
		return gain > 0 ? (of(Metric.DICE, Method.SCORE).mean() - initial) / gain : Double.NaN;
	}

	/** The content of {@code summary.json}. */
	public Map<String, Object> json() {
		final Map<String, Object> out = new LinkedHashMap<>();
		for (final Metric metric : METRICS) {
			final Map<String, Object> byMethod = new LinkedHashMap<>();
			for (final Method method : result.methods()) {
				final Moments m = of(metric, method);
				final Map<String, Object> moments = new LinkedHashMap<>();
				moments.put("mean", m.mean());
				moments.put("sd", m.sd());
				byMethod.put(method.key(), moments);
			}
			out.put(metric.column(), byMethod);
		}
		final Map<String, Object> seconds = new LinkedHashMap<>();
		seconds.put("train", result.trainSeconds());
		seconds.put("refine_per_case", result.refineSecondsPerCase());
		if (result.settings().full()) seconds.put("train_full", result.fullTrainSeconds());
		out.put("seconds", seconds);
		out.put("regions", result.regions());
		out.put("questions_per_case", whole(result.questionsPerCase()));
		out.put("feedback", result.settings().feedback().name().toLowerCase(Locale.ROOT));
		out.put("seed", result.settings().seed());
		out.put("training_cases", result.trainingCases().size());
		out.put("test_cases", result.cases().size());
		return out;
	}

	private static Number whole(final double value) {
		return value == Math.rint(value) ? (Number) (long) value : (Number) value;
	}

	/** The table that is printed: one line per method. */
	public List<String> table() {
		final List<String> lines = new ArrayList<>();
		lines.add(String.format(Locale.ROOT, "%-26s %-16s %-16s %-16s", "mean (sd) of " + result.cases().size() + " cases",
			"Dice", "ASSD [mm]", "HD95 [mm]"));
		for (final Method method : result.methods())
			lines.add(String.format(Locale.ROOT, "%-26s %-16s %-16s %-16s", title(method), cell(Metric.DICE, method, 4),
				cell(Metric.ASSD, method, 3), cell(Metric.HD95, method, 3)));
		if (!Double.isNaN(shareOfFullGain())) lines.add(String.format(Locale.ROOT,
			"SCORE gains %.0f %% of what full masks gain in Dice.", 100 * shareOfFullGain()));
		lines.add("Surface voxels: mask minus its 6-neighbour erosion; ASSD pools both directions, HD95 is the larger.");
		return lines;
	}

	private static String title(final Method method) {
		return switch (method) {
			case INITIAL -> "initial masks";
			case SCORE -> "SCORE (regional scores)";
			case FULL -> "full masks";
		};
	}

	private String cell(final Metric metric, final Method method, final int digits) {
		final Moments m = of(metric, method);
		return String.format(Locale.ROOT, "%." + digits + "f (%." + digits + "f)", m.mean(), m.sd());
	}
}
