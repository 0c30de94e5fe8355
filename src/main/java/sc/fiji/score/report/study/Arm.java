package sc.fiji.score.report.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

import sc.fiji.score.benchmark.CaseRow;
import sc.fiji.score.evaluation.Metric;
import sc.fiji.score.evaluation.Summary;

/**
 * A way of correcting, run with one or more seeds.
 *
 * @param name of its folder
 * @param group to which it belongs
 * @param kind initial, score, full, baseline, annotation, or what a later study writes
 * @param description for people; may be empty
 * @param seeds that were planned
 * @param trainCases number of training cases, NaN where unknown
 * @param questions questions per training case, NaN where unknown
 * @param regions regions per case, NaN where unknown
 * @param feedback exact, levels, noisy, none; may be empty
 * @param options of its training; may be empty
 * @param seconds of each seed's training
 * @param runs finished ones, by the order of the seeds
 */
record Arm(String name, String group, String kind, String description, List<Long> seeds, double trainCases,
	double questions, double regions, String feedback, String options, Map<String, Double> seconds, List<Run> runs)
{

	static final String MAIN = "main", INITIAL = "initial", SCORE = "score", FULL = "full", BASELINE = "baseline";

	/** Every interval of a report is drawn with this seed, so that a report of the same study is the same. */
	static final long BOOTSTRAP_SEED = 1;

	/** For people: what the names of the main arms mean, else the name itself. */
	String title() {
		final String plain = name.substring(0, name.length() - condition().length());
		final String title = switch (plain) {
			case "initial" -> "Initial masks";
			case "score_exact" -> "SCORE, exact scores";
			case "score_levels" -> "SCORE, five levels";
			case "score_noisy" -> "SCORE, noisy levels";
			case "full" -> "Full masks";
			default -> plain.replace('_', ' ');
		};
		return condition().isEmpty() ? title : title + ", on " + condition().substring(1).replace('_', ' ');
	}

	/** The end of the name, from its @ on, that says on which other initial masks the arm was tested; else empty. */
	String condition() {
		final int at = name.indexOf('@');
		return at < 0 ? "" : name.substring(at);
	}

	boolean is(final String wantedKind) {
		return kind.equals(wantedKind);
	}

	boolean finished() {
		return !runs.isEmpty();
	}

	/** Names of the cases that all runs have, in the first one's order. */
	List<String> cases() {
		final List<String> out = new ArrayList<>(runs.get(0).cases().keySet());
		runs.forEach(run -> out.retainAll(run.cases().keySet()));
		return out;
	}

	boolean has(final Metric metric) {
		return runs.stream().allMatch(run -> run.cases().values().stream().allMatch(c -> c.metrics().containsKey(metric)));
	}

	/** Whether mask and reference have a finite volume in every case. */
	boolean hasVolumes() {
		return runs.stream().allMatch(run -> run.cases().values().stream().allMatch(c -> Double.isFinite(c.volume()) &&
			Double.isFinite(c.reference())));
	}

	/** A metric's mean over the seeds, one value per case. */
	double[] values(final Metric metric, final List<String> cases) {
		return values(c -> c.metrics().get(metric), cases);
	}

	/** A value's mean over the seeds, one per case. */
	double[] values(final ToDoubleFunction<CaseRow> value, final List<String> cases) {
		return cases.stream().mapToDouble(name -> runs.stream().mapToDouble(run -> value.applyAsDouble(run.cases().get(
			name))).sum() / runs.size()).toArray();
	}

	/** Statistics of a metric over the cases. */
	Summary summary(final Metric metric) {
		return Summary.of(values(metric, cases()), BOOTSTRAP_SEED);
	}

	/** A metric's mean over the cases, one value per seed. */
	double[] seedMeans(final Metric metric) {
		final List<String> cases = cases();
		return runs.stream().mapToDouble(run -> cases.stream().mapToDouble(c -> run.cases().get(c).metrics().get(metric))
			.sum() / cases.size()).toArray();
	}
}
