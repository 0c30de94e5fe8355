package sc.fiji.score.task;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

import sc.fiji.score.common.Version;
import sc.fiji.score.io.AtomicFile;
import sc.fiji.score.network.ScoreModel;
import sc.fiji.score.refinement.PredictedScore;
import sc.fiji.score.refinement.RegionPrediction;

/** Writes predicted scores as a table (CSV) or as a document (JSON), by the ending of the name. */
final class PredictionTable {

	private static final String JSON = ".json", CSV = ".csv";

	private PredictionTable() {}

	/** @throws OptionException if the name ends in neither */
	static void requireEnding(final Path file) {
		if (!isJson(file) && !name(file).endsWith(CSV)) throw new OptionException("The predicted scores " + file +
			" must have a name that ends in .csv or .json.");
	}

	private static boolean isJson(final Path file) {
		return name(file).endsWith(JSON);
	}

	private static String name(final Path file) {
		return file.getFileName().toString().toLowerCase(Locale.ROOT);
	}

	/**
	 * @param model name of the model's file, or of a built-in one
	 * @param loaded the model: whether its expectations are brought to a rater's scores
	 */
	static void write(final List<PredictedCase> cases, final String model, final ScoreModel loaded, final Path file) {
		if (isJson(file)) writeJson(cases, model, loaded, file);
		else writeCsv(cases, file);
	}

	private static void writeCsv(final List<PredictedCase> cases, final Path file) {
		rows(file, header(cases), csv -> {
			for (final PredictedCase c : cases)
				for (final RegionPrediction r : c.regions()) {
					csv.printRecord(row(c.name(), r.region(), "initial", r.initial()));
					csv.printRecord(row(c.name(), r.region(), "refined", r.refined()));
				}
		});
	}

	private static List<String> header(final List<PredictedCase> cases) {
		final List<String> out = new ArrayList<>(List.of("case", "region", "mask", "dice", "sd", "level", "label",
			"false_positives", "false_negatives"));
		final int levels = cases.isEmpty() ? 0 : cases.get(0).regions().get(0).initial().levels().size();
		for (int level = 1; level <= levels; level++)
			out.add("p" + level);
		return out;
	}

	private static List<Object> row(final String name, final int region, final String mask, final PredictedScore p) {
		final List<Object> out = new ArrayList<>(List.of(name, region, mask, p.dice(), p.deviation(), p.level(), p.label(),
			p.falsePositives(), p.falseNegatives()));
		out.addAll(p.levels());
		return out;
	}

	/** What fills a table. */
	@FunctionalInterface
	interface Rows {

		void print(CSVPrinter csv) throws IOException;
	}

	/** Writes a CSV file in one go. */
	static void rows(final Path file, final List<String> header, final Rows rows) {
		final CSVFormat format = CSVFormat.DEFAULT.builder().setHeader(header.toArray(String[]::new)).setRecordSeparator('\n')
			.get();
		AtomicFile.write(file, temporary -> {
			try (CSVPrinter csv = new CSVPrinter(Files.newBufferedWriter(temporary), format)) {
				rows.print(csv);
			}
		});
	}

	private static void writeJson(final List<PredictedCase> cases, final String model, final ScoreModel loaded,
		final Path file)
	{
		final Map<String, Object> out = new LinkedHashMap<>();
		out.put("kind", "score-predictions");
		out.put("software", "SCORE for Fiji");
		out.put("version", Version.get());
		out.put("model", model);
		out.put("calibrated", loaded.calibration() != null);
		out.put("refined_calibrated", loaded.refinedCalibration() != null);
		out.put("cases", cases.stream().map(c -> {
			final Map<String, Object> one = new LinkedHashMap<>();
			one.put("case", c.name());
			one.put("estimate", c.estimate());
			one.put("regions", c.regions());
			return one;
		}).toList());
		Json.write(file, out);
	}
}
