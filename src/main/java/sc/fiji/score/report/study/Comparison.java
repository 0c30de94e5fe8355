package sc.fiji.score.report.study;

import java.util.ArrayList;
import java.util.List;

import sc.fiji.score.evaluation.Estimate;
import sc.fiji.score.evaluation.Metric;
import sc.fiji.score.evaluation.Recovery;

/** How arms did against each other on the cases that they share. */
final class Comparison {

	/** A mask that loses more Dice than this was harmed. */
	static final double HARM = 0.005;

	private Comparison() {}

	/** Cases that all arms have, in the first one's order. */
	static List<String> shared(final Arm... arms) {
		final List<String> out = new ArrayList<>(arms[0].cases());
		for (final Arm arm : arms)
			out.retainAll(arm.cases());
		return out;
	}

	/** Recovery in Dice; undefined where an arm is missing, null, or they share no case. */
	static Estimate recovery(final Arm initial, final Arm arm, final Arm full) {
		if (initial == null || full == null || arm.equals(initial)) return Estimate.UNDEFINED;
		final List<String> cases = shared(arm, initial, full);
		if (cases.isEmpty()) return Estimate.UNDEFINED;
		return Recovery.of(initial.values(Metric.DICE, cases), arm.values(Metric.DICE, cases), full.values(Metric.DICE,
			cases), Arm.BOOTSTRAP_SEED);
	}

	/**
	 * How many masks, over all seeds, lost more than {@value #HARM} Dice.
	 *
	 * @param lost masks that lost
	 * @param masks all of them
	 */
	record Harm(int lost, int masks) {}

	/** Which masks of an arm are worse than the initial ones. */
	static Harm harm(final Arm initial, final Arm arm) {
		final List<String> cases = shared(arm, initial);
		final double[] before = initial.values(Metric.DICE, cases);
		int lost = 0;
		for (final Run run : arm.runs())
			for (int i = 0; i < before.length; i++)
				// What a file's decimals lose must not make a case a lost one.
				if (before[i] - run.cases().get(cases.get(i)).dice() > HARM + 1e-9) lost++;
		return new Harm(lost, cases.size() * arm.runs().size());
	}
}
