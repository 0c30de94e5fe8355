package sc.fiji.score.report.study;

import java.util.ArrayList;
import java.util.List;

import sc.fiji.score.benchmark.ArmSummary;
import sc.fiji.score.evaluation.Metric;
import sc.fiji.score.evaluation.Summary;

/** The table in which every group of arms stands. */
final class ArmTable {

	/** What the numbers mean; stands once on the page. */
	static final String CONVENTIONS = "Dice, sd and interval are over cases, each case being the mean of its seeds; the " +
		"interval is a percentile bootstrap over cases. Recovery = (method \u2212 initial) / (full \u2212 initial) in mean Dice, " +
		"over the same cases, with its bootstrap interval. Lost: masks, over all seeds, that lose more than " +
		ArmSummary.HARM + " Dice to the initial mask. Distances in mm; surface voxels are the mask minus its erosion by " +
		"6 neighbours; ASSD pools both directions, HD95 is the larger of the directed 95th percentiles, NSD counts surface " +
		"voxels within the tolerance. One mask empty: distances are infinite.";

	private final Study study;

	/** @param study whose arms are compared */
	ArmTable(final Study study) {
		this.study = study;
	}

	Table of(final String caption, final List<Arm> arms) {
		final Table out = new Table(caption, "Method", "Seeds", "Cases", "Dice", "sd", "95 % interval", "sd of seeds",
			"Recovery", "ASSD", "HD95", "NSD", "Lost");
		for (final Arm arm : arms) {
			final Summary dice = arm.summary(Metric.DICE);
			out.row(arm.title(), seeds(arm), "" + dice.count(), Numbers.fixed(dice.mean(), 4), Numbers.fixed(dice.sd(), 4),
				Numbers.interval(dice.low(), dice.high(), 4), spread(arm), recovery(arm), distance(arm, Metric.ASSD), distance(arm,
					Metric.HD95), distance(arm, Metric.NSD), lost(arm));
		}
		return out;
	}

	private static String seeds(final Arm arm) {
		return arm.runs().size() == arm.seeds().size() ? "" + arm.runs().size() : arm.runs().size() + " of " + arm.seeds()
			.size();
	}

	private static String spread(final Arm arm) {
		return Numbers.fixed(arm.runs().size() < 2 ? Double.NaN : Summary.of(arm.seedMeans(Metric.DICE), 0).sd(), 4);
	}

	private String recovery(final Arm arm) {
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
