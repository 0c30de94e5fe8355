package sc.fiji.score.report.study;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import sc.fiji.score.benchmark.ArmSummary;
import sc.fiji.score.evaluation.Bootstrap.Interval;
import sc.fiji.score.evaluation.Metric;
import sc.fiji.score.evaluation.Summary;

/** The question of the study and its answer in three lines, above everything else. */
final class AnswerSection implements Section {

	private static final String QUESTION = "Does light feedback on regions of a mask replace full masks as training data?";

	private final AnnotationSection weak;

	/** @param weak what the study says of weak annotations */
	AnswerSection(final AnnotationSection weak) {
		this.weak = weak;
	}

	@Override
	public void write(final Study study, final Html page) {
		final List<Arm> scores = study.group(Arm.MAIN).stream().filter(a -> a.is(Arm.SCORE)).toList();
		final Arm initial = study.arm(Arm.INITIAL), full = study.arm(Arm.FULL);
		final List<String> lines = new ArrayList<>();
		final String annotations = weak.answer();
		if (scores.isEmpty() && annotations == null) lines.add(
			"No run of SCORE has finished, so this study does not answer it yet.");
		if (!scores.isEmpty()) {
			lines.add(gain(scores.get(0), initial, full));
			if (full != null) lines.add(recoveries(scores, initial, full));
			lines.add(safety(study, scores, initial));
		}
		if (annotations != null) lines.add(annotations);
		page.answer(QUESTION, lines);
	}

	private static String gain(final Arm score, final Arm initial, final Arm full) {
		final Summary s = score.summary(Metric.DICE);
		final String questions = Double.isNaN(score.questions()) ? "" : ", " + Numbers.count(score.questions()) +
			" questions per case";
		final String training = Double.isNaN(score.trainCases()) ? "" : " (" + Numbers.count(score.trainCases()) +
			" training cases" + questions + ")";
		return "Gain: " + score.title() + training + " " + (score.title().endsWith("s") ? "reach" : "reaches") + " Dice " +
			Numbers.fixed(s.mean(), 4) + " (95 % interval " + Numbers.interval(s.low(), s.high(), 4) + ") on " + Numbers.many(s
				.count(), "test case") + (initial == null ? "" : ", from " + mean(initial)) + (full == null ? "" : "; full masks " +
					mean(full)) + ".";
	}

	private static String recoveries(final List<Arm> scores, final Arm initial, final Arm full) {
		final List<String> parts = new ArrayList<>();
		for (final Arm arm : scores) {
			final Interval recovery = Comparison.recovery(initial, arm, full);
			if (!Double.isNaN(recovery.value())) parts.add(arm.title() + " " + percent(recovery) + assd(arm, full));
		}
		return parts.isEmpty() ? "Full masks gain nothing over the initial masks, so there is no recovery to state."
			: "Part of the gain of full masks that is recovered: " + String.join("; ", parts) + ".";
	}

	private static String percent(final Interval e) {
		final String value = Numbers.fixed(100 * e.value(), 0) + " %";
		return Double.isNaN(e.low()) ? value : value + " (" + Numbers.interval(100 * e.low(), 100 * e.high(), 0) + " %)";
	}

	private static String assd(final Arm arm, final Arm full) {
		if (!arm.has(Metric.ASSD) || !full.has(Metric.ASSD)) return "";
		final double more = arm.summary(Metric.ASSD).mean() / full.summary(Metric.ASSD).mean() - 1;
		return Double.isFinite(more) ? String.format(Locale.ROOT, ", ASSD %.0f %% %s", Math.abs(100 * more), more >= 0
			? "above" : "below") + " that of full masks" : "";
	}

	private static String safety(final Study study, final List<Arm> scores, final Arm initial) {
		final List<String> parts = new ArrayList<>();
		if (initial != null) for (final Arm arm : scores)
			parts.add(Comparison.harm(initial, arm) + " (" + arm.title() + ")");
		final String lost = parts.isEmpty() ? "There are no initial masks to compare with."
			: "Refined masks that lose more than " + ArmSummary.HARM + " Dice: " + String.join(", ", parts) + ".";
		return lost + study.group(Arm.BASELINE).stream().max(Comparator.comparingDouble(a -> a.summary(Metric.DICE).mean()))
			.map(best -> " Best other correction: " + best.title() + ", Dice " + mean(best) + ".").orElse("");
	}

	private static String mean(final Arm arm) {
		return Numbers.fixed(arm.summary(Metric.DICE).mean(), 4);
	}
}
