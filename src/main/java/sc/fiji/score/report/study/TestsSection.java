package sc.fiji.score.report.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import sc.fiji.score.evaluation.HolmCorrection;
import sc.fiji.score.evaluation.Metric;
import sc.fiji.score.evaluation.WilcoxonSignedRank;

/** Whether the differences between methods on the same cases could be chance. */
final class TestsSection implements Section {

	private record Pair(Arm first, Arm second, double difference, WilcoxonSignedRank test) {}

	@Override
	public void write(final Study study, final Html page) {
		page.section("tests", "Paired tests");
		final List<Pair> pairs = pairs(study.group(Arm.MAIN), study.group(Arm.BASELINE));
		if (pairs.isEmpty()) {
			page.missing("There are no two methods with the same cases to test against each other.");
			return;
		}
		final double[] adjusted = HolmCorrection.adjust(pairs.stream().mapToDouble(p -> p.test().p()).toArray());
		final Table table = new Table("Dice, paired over cases", "First and second", "Pairs", "Mean difference", "W", "p",
			"p by Holm", "Differs at 5 %");
		for (int i = 0; i < adjusted.length; i++) {
			final Pair pair = pairs.get(i);
			final WilcoxonSignedRank t = pair.test();
			table.row(pair.first().title() + " \u2212 " + pair.second().title(), "" + t.pairs(), Numbers.signed(pair
				.difference(), 4), Numbers.count(Math.min(t.positive(), t.negative())), Numbers.p(t.p()), Numbers.p(adjusted[i]),
				adjusted[i] < 0.05 ? "yes" : "no");
		}
		page.note("Wilcoxon's signed-rank test, two-sided, on each case's mean over the seeds; pairs that do not differ " +
			"are dropped; W is the smaller rank sum. p is exact up to " + WilcoxonSignedRank.EXACT_UP_TO +
			" pairs without ties, else by the normal approximation. Holm's correction is over all " + adjusted.length +
			" tests of this table: the main arms with each other, and each of them with each baseline.");
		page.table(table);
	}

	private static List<Pair> pairs(final List<Arm> main, final List<Arm> baselines) {
		final List<Pair> out = new ArrayList<>();
		for (int i = 0; i < main.size(); i++)
			for (int j = 0; j < i; j++)
				add(out, main.get(i), main.get(j));
		for (final Arm arm : main)
			if (arm.is(Arm.SCORE) || arm.is(Arm.FULL)) baselines.forEach(baseline -> add(out, arm, baseline));
		return out;
	}

	private static void add(final List<Pair> pairs, final Arm first, final Arm second) {
		final List<String> cases = Comparison.shared(first, second);
		if (cases.isEmpty()) return;
		final double[] a = first.values(Metric.DICE, cases), b = second.values(Metric.DICE, cases);
		pairs.add(new Pair(first, second, Arrays.stream(a).average().orElseThrow() - Arrays.stream(b).average()
			.orElseThrow(), WilcoxonSignedRank.of(a, b)));
	}
}
