package sc.fiji.score.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import sc.fiji.score.evaluation.Bootstrap.Interval;
import sc.fiji.score.evaluation.Metric;
import sc.fiji.score.evaluation.Summary;

/** All arms of a study, as a table for people and as a map for JSON. */
public final class StudySummary {

	private static final List<Metric> METRICS = List.of(Metric.DICE, Metric.ASSD, Metric.HD95, Metric.NSD);

	private final List<ArmSummary> arms = new ArrayList<>();

	/** @param results by name, in the order of the table; see {@link ArmResults#of} */
	public StudySummary(final Map<String, ArmResults> results) {
		for (final ArmResults arm : results.values())
			arms.add(ArmSummary.of(arm, results));
	}

	/** One entry per arm. */
	public List<ArmSummary> arms() {
		return List.copyOf(arms);
	}

	/** The content of {@code summary.json}; what is not defined is null. */
	public Map<String, Object> json() {
		final Map<String, Object> byName = new LinkedHashMap<>();
		for (final ArmSummary arm : arms) {
			final Map<String, Object> out = new LinkedHashMap<>();
			out.put("group", arm.results().info().group());
			out.put("kind", arm.results().info().kind());
			out.put("seeds", arm.results().seeds());
			out.put("train_cases", arm.results().info().trainCases());
			out.put("test_cases", arm.results().cases().size());
			for (final Metric metric : METRICS)
				out.put(metric.column(), json(arm.metrics().get(metric)));
			out.put("dice_gain", json(arm.gain()));
			out.put("recovery", json(arm.recovery()));
			out.put("assd_relative_to_full", number(arm.assdOfFull()));
			out.put("masks", arm.masks());
			out.put("masks_worse_by_more_than_0.005", arm.worse() < 0 ? null : arm.worse());
			byName.put(arm.results().name(), out);
		}
		final Map<String, Object> out = new LinkedHashMap<>();
		out.put("interval", "95 % percentile bootstrap over the test cases, of the mean over the seeds, " +
			Summary.RESAMPLES + " resamples; recovery: (arm - initial) / (full - initial) in Dice, cases resampled together");
		out.put("arms", byName);
		return out;
	}

	private static Map<String, Object> json(final Summary s) {
		final Map<String, Object> out = new LinkedHashMap<>();
		out.put("mean", number(s.mean()));
		out.put("sd", number(s.sd()));
		out.put("low", number(s.low()));
		out.put("high", number(s.high()));
		return out;
	}

	private static Map<String, Object> json(final Interval i) {
		if (Double.isNaN(i.value())) return null;
		final Map<String, Object> out = new LinkedHashMap<>();
		out.put("value", number(i.value()));
		out.put("low", number(i.low()));
		out.put("high", number(i.high()));
		return out;
	}

	/** JSON has no NaN; infinity is written as text, as in the CSV files. */
	private static Object number(final double value) {
		return Double.isNaN(value) ? null : Double.isInfinite(value) ? "Infinity" : (Object) value;
	}

	/** The table that is printed: one line per arm, but for those of {@link AnnotationTable}. */
	public List<String> table() {
		final List<ArmSummary> shown = arms.stream().filter(a -> !a.results().info().group().equals(AnnotationArms.GROUP))
			.toList();
		if (shown.isEmpty()) return List.of();
		final int width = Math.max(12, shown.stream().mapToInt(a -> a.results().name().length()).max().orElse(0));
		final List<String> lines = new ArrayList<>();
		lines.add(String.format(Locale.ROOT, "%-" + width + "s %5s %-22s %-21s %-19s %7s %9s", "arm", "seeds",
			"Dice [95 %]", "recovery [95 %]", "ASSD [mm]", "of full", "harmed"));
		for (final ArmSummary arm : shown) {
			final Summary dice = arm.metrics().get(Metric.DICE), assd = arm.metrics().get(Metric.ASSD);
			lines.add(String.format(Locale.ROOT, "%-" + width + "s %5d %-22s %-21s %-19s %7s %9s", arm.results().name(), arm
				.results().seeds().size(), interval(dice.mean(), dice.low(), dice.high(), 4), interval(arm.recovery().value(), arm
					.recovery().low(), arm.recovery().high(), 3), interval(assd.mean(), assd.low(), assd.high(), 3), Double.isNaN(
						arm.assdOfFull()) ? "" : String.format(Locale.ROOT, "%.3f", arm.assdOfFull()), arm.worse() < 0 ? "" : arm
							.worse() + "/" + arm.masks()));
		}
		lines.add("Recovery: what part of the Dice that full masks gain over the initial masks is gained. Harmed: masks that " +
			"lose more than .005 Dice.");
		return lines;
	}

	private static String interval(final double value, final double low, final double high, final int digits) {
		if (Double.isNaN(value)) return "";
		final String f = "%." + digits + "f";
		return String.format(Locale.ROOT, f + " [" + f + " " + f + "]", value, low, high);
	}
}
