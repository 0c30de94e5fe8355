package sc.fiji.score.report.study;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apache.commons.csv.CSVRecord;

import sc.fiji.score.evaluation.Metric;
import sc.fiji.score.evaluation.Summary;
import sc.fiji.score.report.Chart;

/** Dice over the number of training cases, and over the minutes that their annotation takes. */
final class CurvesSection implements Section {

	/** Dice over minutes, as the study writes it. */
	static final String TIME = "time.csv";

	private static final String MINUTES = "minutes", DICE = "dice";
	/** Columns of numbers in {@value #TIME}; what is left names the curve. */
	private static final List<String> NUMBERS = List.of(MINUTES, DICE, "cases", "train_cases", "low", "high", "sd", "assd");

	@Override
	public void write(final Study study, final Html page) {
		page.section("curves", "Learning curves");
		final Map<String, List<Arm>> curves = curves(study);
		final List<Html.Figure> figures = new ArrayList<>();
		if (curves.isEmpty()) page.missing("The study has no arms with different numbers of training cases, so there is no " +
			"learning curve.");
		else figures.add(new Html.Figure(byCases(study, curves), "Dice over the number of training cases. Bars: 95 % " +
			"interval over cases" + (study.counterpart(Arm.MAIN, Arm.INITIAL) == null ? "." : "; dashed: the initial masks."),
			"Curves of mean Dice over training cases for " + String.join(", ", curves.keySet()) +
				"; the table below has the numbers."));
		final Path time = study.folder().resolve(TIME);
		final CsvTable minutes = Files.exists(time) ? CsvTable.read(time) : null;
		if (minutes != null) figures.add(byMinutes(minutes));
		page.charts(figures);
		if (!curves.isEmpty()) page.table(table(curves));
		if (minutes == null) page.missing("The study has no " + TIME + ", so there is no curve over annotation time.");
		else page.folded("Dice over annotation time as a table", table(minutes));
	}

	/** Arms by what they were trained on, with rising numbers of cases; only where there are at least two of them. */
	private static Map<String, List<Arm>> curves(final Study study) {
		final Map<String, List<Arm>> out = new LinkedHashMap<>();
		for (final Arm arm : study.finished(a -> !Double.isNaN(a.trainCases()) && (a.is(Arm.FULL) || a.is(Arm.SCORE)) && List
			.of(Arm.MAIN, "full_cases", "ablation_cases").contains(a.group())))
		{
			final List<Arm> curve = out.computeIfAbsent(arm.is(Arm.FULL) ? "full masks" : "SCORE, " + (arm.feedback().isEmpty()
				? "scores" : arm.feedback()), k -> new ArrayList<>());
			if (curve.stream().noneMatch(other -> other.trainCases() == arm.trainCases())) curve.add(arm);
		}
		out.values().removeIf(curve -> curve.size() < 2);
		out.values().forEach(curve -> curve.sort(Comparator.comparingDouble(Arm::trainCases)));
		return out;
	}

	private static Chart byCases(final Study study, final Map<String, List<Arm>> curves) {
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
		final Arm initial = study.counterpart(Arm.MAIN, Arm.INITIAL);
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

	private static Html.Figure byMinutes(final CsvTable table) {
		table.require(MINUTES);
		table.require(DICE);
		final Map<String, List<CSVRecord>> curves = new LinkedHashMap<>();
		for (final CSVRecord row : table.rows())
			curves.computeIfAbsent(name(table, row), k -> new ArrayList<>()).add(row);
		final Chart chart = new Chart("minutes of annotation", "mean Dice of the test cases");
		curves.forEach((name, rows) -> {
			rows.sort(Comparator.comparingDouble(row -> table.number(row, MINUTES)));
			chart.curve(name, rows.stream().mapToDouble(r -> table.number(r, MINUTES)).toArray(), rows.stream().mapToDouble(
				r -> table.number(r, DICE)).toArray());
		});
		return new Html.Figure(chart, "Dice over the time that the annotation of the training cases takes.",
			"Curves of mean Dice over annotation minutes for " + String.join(", ", curves.keySet()) +
				"; the table below has the numbers.");
	}

	/** What the columns that are no measured numbers say of a row. */
	private static String name(final CsvTable table, final CSVRecord row) {
		final List<String> parts = new ArrayList<>();
		for (final String column : table.columns())
			if (!NUMBERS.contains(column) && !row.get(column).isBlank()) parts.add(label(column, row.get(column).strip()));
		return parts.isEmpty() ? "Dice" : String.join(", ", parts);
	}

	private static String label(final String column, final String value) {
		final boolean number = value.matches("[0-9.]+");
		return number ? (column.replace('_', ' ') + " " + value) : value.replace('_', ' ');
	}

	private static Table table(final CsvTable csv) {
		final Table out = new Table("Dice over annotation time", csv.columns().toArray(String[]::new));
		csv.rows().forEach(row -> out.row(row.toList()));
		return out;
	}
}
