package sc.fiji.score.report.study;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import sc.fiji.score.evaluation.Metric;
import sc.fiji.score.evaluation.Summary;
import sc.fiji.score.report.Chart;

/** Dice over the number of training cases, for scores and for full masks. */
final class CurvesSection implements Section {

	private static final List<String> GROUPS = List.of("full_cases", "ablation_cases", Arm.MAIN);

	@Override
	public void write(final Study study, final Html page) {
		page.section("curves", "Learning curves");
		final Map<String, List<Arm>> curves = curves(study);
		if (curves.isEmpty()) {
			page.missing("The study has no arms with different numbers of training cases, so there is no learning curve.");
			return;
		}
		final Arm initial = study.arm(Arm.INITIAL);
		page.charts(List.of(new Html.Figure(chart(initial, curves), "Dice over the number of training cases. Bars: 95 % " +
			"interval over cases" + (initial == null ? "." : "; dashed: the initial masks."),
			"Curves of mean Dice over training cases for " + String.join(", ", curves.keySet()) +
				"; the table below has the numbers.")));
		page.table(table(curves));
	}

	/** Arms by what they were trained on, with rising numbers of cases; only where there are at least two of them. */
	private static Map<String, List<Arm>> curves(final Study study) {
		final Map<String, List<Arm>> out = new LinkedHashMap<>();
		for (final String group : GROUPS)
			for (final Arm arm : study.group(group)) {
				if (Double.isNaN(arm.trainCases()) || !arm.is(Arm.FULL) && !arm.is(Arm.SCORE)) continue;
				final List<Arm> curve = out.computeIfAbsent(arm.is(Arm.FULL) ? "full masks" : "SCORE, " + (arm.feedback()
					.isEmpty() ? "scores" : arm.feedback()), k -> new ArrayList<>());
				if (curve.stream().noneMatch(other -> other.trainCases() == arm.trainCases())) curve.add(arm);
			}
		out.values().removeIf(curve -> curve.size() < 2);
		out.values().forEach(curve -> curve.sort(Comparator.comparingDouble(Arm::trainCases)));
		return out;
	}

	private static Chart chart(final Arm initial, final Map<String, List<Arm>> curves) {
		final Chart chart = new Chart("training cases", "mean Dice of the test cases");
		double least = Double.POSITIVE_INFINITY, most = 0;
		for (final Map.Entry<String, List<Arm>> curve : curves.entrySet()) {
			final List<Summary> dice = curve.getValue().stream().map(a -> a.summary(Metric.DICE)).toList();
			final double[] cases = curve.getValue().stream().mapToDouble(Arm::trainCases).toArray();
			chart.curve(curve.getKey(), cases, dice.stream().mapToDouble(Summary::mean).toArray(), dice.stream().mapToDouble(
				s -> (s.high() - s.low()) / 2).toArray());
			least = Math.min(least, cases[0]);
			most = Math.max(most, cases[cases.length - 1]);
		}
		if (initial != null) {
			final double mean = initial.summary(Metric.DICE).mean();
			chart.rule(least, mean, most, mean, true);
		}
		return least > 0 && most >= 20 * least ? chart.logarithmic() : chart;
	}

	private static Table table(final Map<String, List<Arm>> curves) {
		final Table out = new Table("Dice by training cases", "Trained on", "Cases", "Dice", "95 % interval", "Arm");
		curves.forEach((name, arms) -> arms.forEach(arm -> {
			final Summary s = arm.summary(Metric.DICE);
			out.row(name, Numbers.count(arm.trainCases()), Numbers.fixed(s.mean(), 4), Numbers.interval(s.low(), s.high(), 4),
				arm.name());
		}));
		return out;
	}
}
