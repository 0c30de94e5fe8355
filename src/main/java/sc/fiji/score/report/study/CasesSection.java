package sc.fiji.score.report.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import sc.fiji.score.evaluation.Metric;
import sc.fiji.score.report.Chart;

/** Each case before and after the correction, as points and as a table. */
final class CasesSection implements Section {

	@Override
	public void write(final Study study, final Html page) {
		page.section("cases", "Case by case");
		final Arm initial = study.arm(Arm.INITIAL);
		final List<Arm> others = study.group(Arm.MAIN).stream().filter(a -> !a.is(Arm.INITIAL)).toList();
		if (initial == null || others.isEmpty()) {
			page.missing("Without initial masks and a finished main arm there is nothing to compare case by case.");
			return;
		}
		final double low = lowest(initial, others);
		final List<Html.Figure> figures = new ArrayList<>();
		for (final Arm arm : others)
			figures.add(figure(initial, arm, low));
		page.note("Each point is a case, the mean of its seeds. Above the line it gained, below it lost.");
		page.charts(figures);
		page.folded("Dice of every case as a table", table(initial, others));
	}

	private static Html.Figure figure(final Arm initial, final Arm arm, final double low) {
		final List<String> cases = Comparison.shared(arm, initial);
		final double[] before = initial.values(Metric.DICE, cases), after = arm.values(Metric.DICE, cases);
		int gained = 0;
		for (int i = 0; i < before.length; i++)
			if (after[i] > before[i]) gained++;
		final String result = gained + " of " + cases.size() + " cases gained";
		final Chart chart = new Chart("Dice of the initial mask", "Dice of the corrected mask").rule(low, low, 1, 1, false)
			.points(arm.title(), before, after).xRange(low, 1).yRange(low, 1);
		return new Html.Figure(chart, arm.title() + ": " + result + ".", "Scatter plot of Dice after over before, " + arm
			.title() + ": " + result + ".");
	}

	/** The same lower end for all charts, so that they can be compared. */
	private static double lowest(final Arm initial, final List<Arm> others) {
		double out = 1;
		for (final Arm arm : others) {
			final List<String> cases = Comparison.shared(arm, initial);
			out = Math.min(out, Math.min(lowest(arm.values(Metric.DICE, cases)), lowest(initial.values(Metric.DICE, cases))));
		}
		// A tenth down to the next one, with a little room.
		return Math.max(0, Math.floor(10 * (out - 0.01)) / 10);
	}

	private static double lowest(final double[] values) {
		return Arrays.stream(values).min().orElse(1);
	}

	private static Table table(final Arm initial, final List<Arm> others) {
		final List<String> columns = new ArrayList<>(List.of("Case", initial.title()));
		others.forEach(arm -> columns.add(arm.title()));
		final Table out = new Table("Dice, mean over the seeds", columns.toArray(String[]::new));
		for (final String name : initial.cases()) {
			final List<String> row = new ArrayList<>(List.of(name, dice(initial, name)));
			others.forEach(arm -> row.add(dice(arm, name)));
			out.row(row);
		}
		return out;
	}

	private static String dice(final Arm arm, final String name) {
		return Numbers.fixed(arm.cases().contains(name) ? arm.values(Metric.DICE, List.of(name))[0] : Double.NaN, 4);
	}
}
