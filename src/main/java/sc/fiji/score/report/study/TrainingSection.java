package sc.fiji.score.report.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import sc.fiji.score.report.Chart;

/** How the loss, and the disagreement with the validation cases, fell in the trainings of the main arms. */
final class TrainingSection implements Section {

	@Override
	public void write(final Study study, final Html page) {
		page.section("training", "Training");
		final List<Html.Figure> figures = new ArrayList<>();
		for (final Arm arm : study.group(Arm.MAIN)) {
			final Map<Long, CsvTable> histories = histories(arm);
			if (histories.isEmpty()) continue;
			add(figures, arm, histories, "loss", "mean loss");
			add(figures, arm, histories, "validation", "disagreement with the validation cases");
		}
		if (figures.isEmpty()) page.missing("No main arm kept the history of its training.");
		else page.charts(figures);
		final Table seconds = new Table("Time of the trainings", "Method", "Training cases", "Seconds per seed");
		for (final Arm arm : study.group(Arm.MAIN))
			if (arm.seconds().values().stream().anyMatch(s -> s > 0)) seconds.row(arm.title(), Numbers.count(arm
				.trainCases()), String.join(", ", arm.seconds().values().stream().map(s -> Numbers.fixed(s, 0)).toList()));
		if (!seconds.isEmpty()) page.table(seconds);
	}

	private static Map<Long, CsvTable> histories(final Arm arm) {
		final Map<Long, CsvTable> out = new LinkedHashMap<>();
		for (final Run run : arm.runs()) {
			final CsvTable history = run.history();
			if (history != null) out.put(run.seed(), history);
		}
		return out;
	}

	/** A chart with a line per seed, unless no history has such numbers. */
	private static void add(final List<Html.Figure> figures, final Arm arm, final Map<Long, CsvTable> histories,
		final String column, final String label)
	{
		final Chart chart = new Chart("step", label);
		histories.forEach((seed, history) -> {
			history.require("step");
			if (history.has(column) && Arrays.stream(history.numbers(column)).anyMatch(Double::isFinite)) chart.curve("seed " +
				seed, history.numbers("step"), history.numbers(column));
		});
		final double last = histories.values().stream().mapToDouble(h -> Arrays.stream(h.numbers("step")).max().orElse(1))
			.max().orElse(1);
		if (!chart.isEmpty()) figures.add(new Html.Figure(chart.xRange(0, last), arm.title() + ": " + label +
			" over the steps of the training.", "Curves of " + label + " over training steps of " + arm.title() +
				", one per seed."));
	}
}
