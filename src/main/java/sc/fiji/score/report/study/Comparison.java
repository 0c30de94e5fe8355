package sc.fiji.score.report.study;

import java.util.ArrayList;
import java.util.List;

import sc.fiji.score.benchmark.ArmSummary;
import sc.fiji.score.evaluation.Bootstrap.Interval;
import sc.fiji.score.evaluation.Metric;

/** How arms did against each other on the cases that they share. */
final class Comparison {

	private Comparison() {}

	/** Cases that all arms have, in the first one's order. */
	static List<String> shared(final Arm... arms) {
		final List<String> out = new ArrayList<>(arms[0].cases());
		for (final Arm arm : arms)
			out.retainAll(arm.cases());
		return out;
	}

	/** Recovery in Dice; undefined where an arm is missing (null), they share no case, or the arm is the initial one. */
	static Interval recovery(final Arm initial, final Arm arm, final Arm full) {
		if (initial == null || full == null || arm.equals(initial)) return Interval.UNDEFINED;
		final List<String> cases = shared(arm, initial, full);
		if (cases.isEmpty()) return Interval.UNDEFINED;
		return ArmSummary.recovery(arm.values(Metric.DICE, cases), initial.values(Metric.DICE, cases), full.values(
			Metric.DICE, cases));
	}

	/**
	 * How many masks, over all seeds, lost more than {@value ArmSummary#HARM} Dice.
	 *
	 * @param lost masks that lost
	 * @param masks all of them
	 */
	record Harm(int lost, int masks) {

		@Override
		public String toString() {
			return lost + " of " + masks;
		}
	}

	/** Which masks of an arm are worse than the initial ones. */
	static Harm harm(final Arm initial, final Arm arm) {
		final List<String> cases = shared(arm, initial);
		final double[] before = initial.values(Metric.DICE, cases);
		int lost = 0;
		for (final Run run : arm.runs())
			for (int i = 0; i < before.length; i++)
				if (run.dice(cases.get(i)) < before[i] - ArmSummary.HARM) lost++;
		return new Harm(lost, cases.size() * arm.runs().size());
	}
}
