package sc.fiji.score.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

import sc.fiji.score.evaluation.Bootstrap;
import sc.fiji.score.evaluation.Bootstrap.Interval;
import sc.fiji.score.evaluation.Metric;
import sc.fiji.score.evaluation.Summary;

/**
 * What share of the Dice of full masks each weak annotation reaches. Mean and standard deviation are over all results,
 * one per test case and seed; intervals are 95 % percentile bootstraps over the cases, of the mean over the seeds. The
 * Dice of a case with several structures is the mean of theirs.
 */
public final class AnnotationTable {

	/** Group of the arms that it is about. */
	public static final String GROUP = AnnotationArms.GROUP;

	private static final long SEED = 1;

	private final List<Row> rows = new ArrayList<>();
	private final List<Comparison> comparisons = new ArrayList<>();
	private final Set<String> structures = new LinkedHashSet<>();

	/**
	 * An arm.
	 *
	 * @param arm its results
	 * @param reference name of the arm of full masks that it is measured by
	 * @param dice mean and standard deviation over cases and seeds
	 * @param share of the mean Dice of full masks; undefined while those are not done
	 * @param structures the same as {@code dice} for each of several structures, by name
	 */
	public record Row(ArmResults arm, String reference, Summary dice, Interval share, Map<String, Summary> structures) {

		/** The mean Dice over the cases, by seed. */
		public Map<Long, Double> diceBySeed() {
			final Map<Long, Double> out = new LinkedHashMap<>();
			arm.bySeed().forEach((seed, cases) -> out.put(seed, cases.stream().mapToDouble(c -> c.metrics().get(Metric.DICE))
				.average().orElseThrow()));
			return out;
		}
	}

	/**
	 * By how much an arm is better than another.
	 *
	 * @param better name of the one
	 * @param worse name of the other
	 * @param difference of the mean Dice, paired by case
	 */
	public record Comparison(String better, String worse, Interval difference) {}

	/** @param results of all arms of a study, by name; only those of weak annotations count */
	public AnnotationTable(final Map<String, ArmResults> results) {
		for (final ArmResults arm : results.values())
			if (arm.info().group().equals(GROUP)) rows.add(row(arm, results));
		for (final List<String> pair : AnnotationArms.PAIRS) {
			final ArmResults a = results.get(pair.get(0)), b = results.get(pair.get(1));
			if (a != null && b != null) comparisons.add(new Comparison(a.name(), b.name(), Bootstrap.of(a.cases().size(),
				drawn -> mean(a.perCase(Metric.DICE), drawn) - mean(b.perCase(Metric.DICE), drawn), SEED)));
		}
	}

	private Row row(final ArmResults arm, final Map<String, ArmResults> results) {
		final String reference = AnnotationArms.reference(arm.name());
		final ArmResults full = results.get(reference);
		final Map<String, Summary> parts = new LinkedHashMap<>();
		for (final String s : arm.bySeed().values().iterator().next().get(0).structures().keySet()) {
			structures.add(s);
			parts.put(s, all(arm, row -> row.structures().get(s)));
		}
		return new Row(arm, reference, all(arm, row -> row.metrics().get(Metric.DICE)), full == null ? Interval.UNDEFINED
			: share(arm.perCase(Metric.DICE), full.perCase(Metric.DICE)), parts);
	}

	private static Interval share(final double[] arm, final double[] full) {
		return Bootstrap.of(arm.length, drawn -> mean(full, drawn) > 0 ? mean(arm, drawn) / mean(full, drawn) : Double.NaN,
			SEED);
	}

	private static Summary all(final ArmResults arm, final ToDoubleFunction<CaseRow> value) {
		return Summary.of(arm.bySeed().values().stream().flatMap(List::stream).mapToDouble(value).toArray(), SEED);
	}

	private static double mean(final double[] values, final int[] drawn) {
		return Arrays.stream(drawn).mapToDouble(i -> values[i]).average().orElseThrow();
	}

	/** One per arm; empty where the study has none. */
	public List<Row> rows() {
		return List.copyOf(rows);
	}

	/** Names of the structures, where there are several. */
	public List<String> structures() {
		return List.copyOf(structures);
	}

	/** Those of which both arms are done. */
	public List<Comparison> comparisons() {
		return List.copyOf(comparisons);
	}

	/** The lines to print; none without arms. */
	public List<String> lines() {
		if (rows.isEmpty()) return List.of();
		final int width = Math.max(12, rows.stream().mapToInt(r -> r.arm().name().length()).max().orElse(0));
		final List<String> out = new ArrayList<>();
		final StringBuilder head = new StringBuilder(String.format(Locale.ROOT, "%-" + width + "s %5s %-15s %-22s",
			"annotation", "seeds", "Dice (sd)", "of full masks [95 %]"));
		structures.forEach(s -> head.append(String.format(Locale.ROOT, " %-15s", s)));
		out.add(head.toString().stripTrailing());
		for (final Row r : rows) {
			final StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-" + width + "s %5d %-15s %-22s", r.arm()
				.name(), r.arm().seeds().size(), text(r.dice()), text(r.share(), "%.3f")));
			structures.forEach(s -> line.append(String.format(Locale.ROOT, " %-15s", r.structures().containsKey(s) ? text(r
				.structures().get(s)) : "")));
			out.add(line.toString().stripTrailing());
		}
		comparisons.forEach(c -> out.add(c.better() + " - " + c.worse() + ": Dice " + text(c.difference(), "%+.4f")));
		out.add("Dice: mean and sd over cases and seeds, of the mean over structures. Arms with initial masks are compared " +
			"with " + AnnotationArms.FULL_INITIAL + ", the others with " + AnnotationArms.FULL + ".");
		return out;
	}

	private static String text(final Summary s) {
		return String.format(Locale.ROOT, "%.4f (%.4f)", s.mean(), s.sd());
	}

	private static String text(final Interval i, final String f) {
		return Double.isNaN(i.value()) ? "" : String.format(Locale.ROOT, f + " [" + f + " " + f + "]", i.value(), i.low(), i
			.high());
	}

	/** One object per arm, and the comparisons; what is not defined is null. */
	public Map<String, Object> json() {
		final Map<String, Object> byName = new LinkedHashMap<>();
		for (final Row r : rows) {
			final Map<String, Object> one = new LinkedHashMap<>();
			one.put("description", r.arm().info().description());
			one.put("seeds", r.arm().seeds());
			one.put("train_cases", r.arm().info().trainCases());
			one.put("dice", json(r.dice()));
			one.put("dice_by_seed", r.diceBySeed());
			one.put("compared_with", r.reference());
			one.put("share_of_full_masks", json(r.share()));
			r.structures().forEach((s, dice) -> one.put("dice_" + s, json(dice)));
			byName.put(r.arm().name(), one);
		}
		final Map<String, Object> out = new LinkedHashMap<>();
		out.put("dice", "mean and sd over cases and seeds; of several structures, the mean over them in each case");
		out.put("arms", byName);
		out.put("differences", comparisons.stream().map(c -> {
			final Map<String, Object> one = new LinkedHashMap<>();
			one.put("arm", c.better());
			one.put("minus", c.worse());
			one.put("dice", json(c.difference()));
			return one;
		}).toList());
		return out;
	}

	private static Map<String, Object> json(final Summary s) {
		final Map<String, Object> out = new LinkedHashMap<>();
		out.put("mean", s.mean());
		out.put("sd", s.sd());
		return out;
	}

	private static Map<String, Object> json(final Interval i) {
		if (Double.isNaN(i.value())) return null;
		final Map<String, Object> out = new LinkedHashMap<>();
		out.put("value", i.value());
		out.put("low", Double.isNaN(i.low()) ? null : i.low());
		out.put("high", Double.isNaN(i.high()) ? null : i.high());
		return out;
	}
}
