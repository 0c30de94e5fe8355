package sc.fiji.score.report.study;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

import org.apache.commons.csv.CSVRecord;

import com.fasterxml.jackson.databind.JsonNode;

import sc.fiji.score.report.Chart;

/** Dice over the minutes that the annotation of the training cases takes, and where scores and full masks cross. */
final class TimeSection implements Section {

	/** Columns {@code curve,minutes,dice}, and where they were computed {@code low,high,cases}. */
	static final String FILE = "time.csv";

	private static final String CURVE = "curve", MINUTES = "minutes", DICE = "dice";

	@Override
	public void write(final Study study, final Html page) {
		page.section("time", "Annotation time");
		final Path file = study.folder().resolve(FILE);
		if (!Files.exists(file)) {
			page.missing("The study has no " + FILE + ", so there is no curve over annotation time. It takes arms of both " +
				"scores and full masks with different numbers of cases.");
			return;
		}
		final CsvTable csv = CsvTable.read(file);
		List.of(CURVE, MINUTES, DICE).forEach(csv::require);
		final Map<String, List<CSVRecord>> curves = new LinkedHashMap<>();
		csv.rows().forEach(row -> curves.computeIfAbsent(row.get(CURVE), k -> new ArrayList<>()).add(row));
		page.charts(List.of(new Html.Figure(chart(csv, curves),
			"Dice over the time that the annotation of the training cases takes.",
			"Curves of mean Dice over minutes of annotation for " + String.join(", ", curves.keySet()) +
				"; the tables below have the numbers.")));
		final JsonNode time = study.info().path("annotation_time");
		if (time.has("interpolation")) page.note("Between measured numbers of cases: " + time.path("interpolation").asText() +
			".");
		final Table comparisons = comparisons(time.path("comparisons"));
		if (!comparisons.isEmpty()) page.table(comparisons);
		page.folded("Dice over annotation time as a table", table(csv));
	}

	private static Chart chart(final CsvTable csv, final Map<String, List<CSVRecord>> curves) {
		final Chart chart = new Chart("minutes of annotation", "mean Dice of the test cases");
		curves.forEach((name, rows) -> chart.curve(name, rows.stream().mapToDouble(r -> csv.number(r, MINUTES)).toArray(),
			rows.stream().mapToDouble(r -> csv.number(r, DICE)).toArray()));
		return chart.xRange(0, Arrays.stream(csv.numbers(MINUTES)).max().orElse(1));
	}

	private static Table comparisons(final JsonNode comparisons) {
		final Table out = new Table("Scores minus full masks in Dice after the same time (95 % interval over cases)",
			"Time per full mask", "Difference", "The curves cross");
		for (final JsonNode c : comparisons) {
			final List<String> differences = StreamSupport.stream(c.path("differences").spliterator(), false).map(d -> Numbers
				.signed(number(d, "score_minus_full"), 4) + " (" + Numbers.interval(number(d, "low"), number(d, "high"), 4) +
				") at " + Numbers.count(number(d, "minutes")) + " min").toList();
			final List<String> crossings = StreamSupport.stream(c.path("crossings_minutes").spliterator(), false).map(
				m -> Numbers.fixed(m.asDouble(), 0) + " min").toList();
			out.row(Numbers.count(number(c, "minutes_per_mask")) + " min", differences.isEmpty() ? "not measured" : String.join(
				"; ", differences), crossings.isEmpty() ? "not where both are measured" : "at " + String.join(", ", crossings));
		}
		return out;
	}

	private static double number(final JsonNode node, final String field) {
		return node.path(field).asDouble(Double.NaN);
	}

	private static Table table(final CsvTable csv) {
		final boolean interval = csv.has("low") && csv.has("high");
		final Table out = new Table("Dice over annotation time", "Trained on", "Minutes", "Dice", "95 % interval");
		for (final CSVRecord row : csv.rows())
			out.row(row.get(CURVE), Numbers.count(csv.number(row, MINUTES)), Numbers.fixed(csv.number(row, DICE), 4), interval
				? Numbers.interval(csv.number(row, "low"), csv.number(row, "high"), 4) : Numbers.fixed(Double.NaN, 0));
		return out;
	}
}
