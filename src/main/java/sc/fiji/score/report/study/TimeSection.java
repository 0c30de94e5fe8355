package sc.fiji.score.report.study;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;

import sc.fiji.score.report.Chart;

/** Dice over the minutes that the annotation of the training cases takes, and where scores and full masks cross. */
final class TimeSection implements Section {

	/** A column {@code minutes}, and one of Dice for each curve, empty where it was not measured. */
	static final String FILE = "time.csv";

	private static final String MINUTES = "minutes";

	@Override
	public void write(final Study study, final Html page) {
		page.section("time", "Annotation time");
		final Path file = study.folder().resolve(FILE);
		if (!Files.exists(file)) {
			page.missing("The study has no " + FILE + ", so there is no curve over annotation time. It takes arms of both scores " +
				"and full masks with different numbers of cases.");
			return;
		}
		final CsvTable csv = CsvTable.read(file);
		csv.require(MINUTES);
		final List<String> curves = csv.columns().stream().filter(c -> !c.equals(MINUTES)).toList();
		final Chart chart = new Chart("minutes of annotation", "mean Dice of the test cases");
		for (final String curve : curves)
			chart.curve(title(curve), csv.numbers(MINUTES), csv.numbers(curve));
		final JsonNode time = study.info().path("annotation_time");
		final String pace = time.has("seconds_per_region") ? " Scores at " + Numbers.count(time.path("seconds_per_region")
			.asDouble()) + " s per region." : "";
		page.charts(List.of(new Html.Figure(chart.xRange(0, last(csv)), "Dice over the time that the annotation of the training cases takes." +
			pace, "Curves of mean Dice over minutes of annotation for " + String.join(", ", curves.stream().map(
				TimeSection::title).toList()) + "; the table below has the numbers.")));
		if (time.has("interpolation")) page.note("Between measured numbers of cases: " + time.path("interpolation").asText() +
			".");
		final Table comparisons = comparisons(time.path("comparisons"));
		if (!comparisons.isEmpty()) page.table(comparisons);
		page.folded("Dice over annotation time as a table", table(csv, curves));
	}

	private static double last(final CsvTable csv) {
		return Arrays.stream(csv.numbers(MINUTES)).max().orElse(1);
	}

	private static Table comparisons(final JsonNode comparisons) {
		final Table out = new Table("Scores minus full masks in Dice after the same time (95 % interval over cases)",
			"Time per full mask", "Difference", "The curves cross");
		for (final JsonNode c : comparisons) {
			final List<String> differences = StreamSupport.stream(c.path("differences").spliterator(), false).map(d -> Numbers
				.signed(d.path("score_minus_full").asDouble(Double.NaN), 4) + " (" + Numbers.interval(d.path("low").asDouble(
					Double.NaN), d.path("high").asDouble(Double.NaN), 4) + ") at " + Numbers.count(d.path("minutes").asDouble()) +
				" min").toList();
			final List<String> crossings = StreamSupport.stream(c.path("crossings_minutes").spliterator(), false).map(
				m -> Numbers.fixed(m.asDouble(), 0) + " min").toList();
			out.row(Numbers.count(c.path("minutes_per_mask").asDouble(Double.NaN)) + " min", differences.isEmpty()
				? "not measured" : String.join("; ", differences), crossings.isEmpty() ? "not where both are measured" : "at " +
					String.join(", ", crossings));
		}
		return out;
	}

	private static String title(final String curve) {
		return curve.equals("score") ? "SCORE" : curve.matches("full_\\d+") ? "full masks, " + curve.substring(5) +
			" min each" : curve.replace('_', ' ');
	}

	private static Table table(final CsvTable csv, final List<String> curves) {
		final String[] columns = new String[curves.size() + 1];
		columns[0] = "Minutes";
		for (int i = 0; i < curves.size(); i++)
			columns[i + 1] = title(curves.get(i));
		final Table out = new Table("Dice over annotation time", columns);
		csv.rows().forEach(row -> {
			final String[] cells = new String[columns.length];
			cells[0] = Numbers.count(csv.number(row, MINUTES));
			for (int i = 0; i < curves.size(); i++)
				cells[i + 1] = Numbers.fixed(csv.number(row, curves.get(i)), 4);
			out.row(cells);
		});
		return out;
	}
}
