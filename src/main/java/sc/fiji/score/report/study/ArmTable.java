package sc.fiji.score.report.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IntSummaryStatistics;
import java.util.List;

import sc.fiji.score.benchmark.ArmSummary;
import sc.fiji.score.evaluation.Metric;
import sc.fiji.score.evaluation.Summary;

/** The table in which every group of arms stands. */
final class ArmTable {

	/** What the numbers mean; stands once on the page. */
	static final String CONVENTIONS = "Dice, sd and interval are over cases, each case being the mean of its seeds; the " +
		"interval is a percentile bootstrap over cases. Gain is the mean difference to the initial masks. Recovery = " +
		"(method \u2212 initial) / (full \u2212 initial) in mean Dice, over the same cases, with its bootstrap interval. " +
		"Lost: masks, over all seeds, that lose more than " + ArmSummary.HARM + " Dice to the initial mask. Distances in " +
		"mm; surface voxels are the mask minus its erosion by 6 neighbours; ASSD pools both directions, HD95 is the larger " +
		"of the directed 95th percentiles, NSD counts surface voxels within the tolerance. One mask empty: distances are " +
		"infinite.";

	private final Study study;

	/** @param study whose arms are compared */
	ArmTable(final Study study) {
		this.study = study;
	}

	Table of(final String caption, final List<Arm> arms) {
		final Table out = new Table(caption + ", " + cases(arms), "Method", "Seeds", "Gain", "Dice", "sd", "95 % interval",
			"sd of seeds", "Recovery", "ASSD", "HD95", "NSD", "Lost");
		for (final Arm arm : arms) {
			final Summary dice = arm.summary(Metric.DICE);
			out.row(arm.title(), seeds(arm), gain(arm), Numbers.fixed(dice.mean(), 4), Numbers.fixed(dice.sd(), 4),
				Numbers.interval(dice.low(), dice.high(), 4), spread(arm), recovery(arm), distance(arm, Metric.ASSD), distance(arm,
					Metric.HD95), distance(arm, Metric.NSD), lost(arm));
		}
		return out;
	}

	/** How many cases the arms were tested on. */
	private static String cases(final List<Arm> arms) {
		final IntSummaryStatistics n = arms.stream().mapToInt(arm -> arm.cases().size()).summaryStatistics();
		return n.getMin() == n.getMax() ? Numbers.many(n.getMin(), "case") : n.getMin() + " to " + n.getMax() + " cases";
	}

	/** Mean difference of Dice to the initial masks of the same cases. */
	private String gain(final Arm arm) {
		final Arm initial = study.initial(arm);
		if (initial == null || arm.equals(initial)) return Numbers.fixed(Double.NaN, 4);
		final List<String> shared = Comparison.shared(arm, initial);
		return Numbers.signed(mean(arm, shared) - mean(initial, shared), 4);
	}

	private static double mean(final Arm arm, final List<String> cases) {
		return Arrays.stream(arm.values(Metric.DICE, cases)).average().orElse(Double.NaN);
	}

	private static String seeds(final Arm arm) {
		return arm.runs().size() == arm.seeds().size() ? "" + arm.runs().size() : arm.runs().size() + " of " + arm.seeds()
			.size();
	}

	private static String spread(final Arm arm) {
		return Numbers.fixed(arm.runs().size() < 2 ? Double.NaN : Summary.of(arm.seedMeans(Metric.DICE), 0).sd(), 4);
	}

	private String recovery(final Arm arm) {
		if (arm.equals(study.full(arm))) return Numbers.fixed(1, 0); // by definition
		return Numbers.estimate(Comparison.recovery(study.initial(arm), arm, study.full(arm)), 3);
	}

	private static String distance(final Arm arm, final Metric metric) {
		return Numbers.fixed(arm.has(metric) ? arm.summary(metric).mean() : Double.NaN, 3);
	}

	private String lost(final Arm arm) {
		final Arm initial = study.initial(arm);
		return initial == null || arm.equals(initial) ? Numbers.fixed(Double.NaN, 0) : Comparison.harm(initial, arm)
			.toString();
	}

	/** What each arm is, below its table: name, description and settings. */
	static List<String> descriptions(final List<Arm> arms) {
		final List<String> out = new ArrayList<>();
		for (final Arm arm : arms)
			if (!arm.description().isEmpty()) out.add(arm.title() + ": " + arm.description());
		return out;
	}
}
