package sc.fiji.score.scoring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.io.CaseFolder;
import sc.fiji.score.volume.Structure;

/** Finds the cases of a cohort: in a folder, or in a CSV file. */
final class CohortFiles {

	private static final String IMAGES = "images", INITIAL = "initial", ESTIMATES = "estimates.csv";
	private static final String CASE = "case", IMAGE = "image", MASK = "mask", LABEL = "label", ESTIMATE = "estimate";

	private CohortFiles() {}

	/** The cases of {@code images/} and {@code initial/}, by name; estimates come from {@code estimates.csv}. */
	static List<CohortCase> ofFolder(final Path folder, final Path feedback, final Structure structure) {
		final CaseFolder files = CaseFolder.open(folder, IMAGES, INITIAL);
		final Path table = folder.resolve(ESTIMATES);
		final Map<String, Double> estimates = new HashMap<>();
		if (Files.exists(table)) for (final CSVRecord r : read(table, CASE, ESTIMATE))
			estimates.put(text(r, CASE, table), number(r, table));
		final List<CohortCase> out = new ArrayList<>();
		for (final String name : files.cases())
			out.add(new CohortCase(name, files.file(IMAGES, name), files.file(INITIAL, name), structure, estimates
				.getOrDefault(name, Double.NaN), feedback.resolve(name + ".json")));
		return out;
	}

	/** The cases of a table with the columns {@code case,image,mask[,label][,estimate]}. */
	static List<CohortCase> ofTable(final Path table, final Path feedback, final Structure structure) {
		final Path folder = table.toAbsolutePath().getParent();
		final List<CohortCase> out = new ArrayList<>();
		final Set<String> names = new HashSet<>();
		for (final CSVRecord r : read(table, CASE, IMAGE, MASK)) {
			final String name = text(r, CASE, table);
			if (name.matches(".*[/\\\\:].*") || name.startsWith(".")) throw fail(table, r, "the name '" + name +
				"' cannot be the name of a file", "Use letters, digits, - and _");
			if (!names.add(name)) throw fail(table, r, "the case " + name + " is listed twice", "Give each case its own name");
			out.add(new CohortCase(name, file(r, IMAGE, table, folder), file(r, MASK, table, folder), structure(r, table,
				structure), number(r, table), feedback.resolve(name + ".json")));
		}
		if (out.isEmpty()) throw new ScoreException(table + " lists no case. Add a line for each, with the columns " +
			"case,image,mask.");
		return out;
	}

	private static List<CSVRecord> read(final Path table, final String... columns) {
		final CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).setTrim(true)
			.setIgnoreEmptyLines(true).get();
		// Spreadsheets put a byte order mark before the first column's name.
		try (CSVParser parser = CSVParser.parse(Files.readString(table).replaceFirst("^\ufeff", ""), format)) {
			for (final String column : columns)
				if (!parser.getHeaderNames().contains(column)) throw new ScoreException(table + " has no column '" + column +
					"'. Its first line must name the columns " + String.join(",", columns) + ", separated by commas.");
			return parser.getRecords();
		}
		catch (final IOException | IllegalArgumentException | IllegalStateException e) {
			throw new ScoreException(table + " cannot be read as a table: " + e.getMessage() +
				". Save it as CSV in UTF-8, with commas between the columns.", e);
		}
	}

	private static String text(final CSVRecord r, final String column, final Path table) {
		final String out = r.isSet(column) ? r.get(column) : "";
		if (out.isEmpty()) throw fail(table, r, "the column '" + column + "' is empty", "Fill it");
		return out;
	}

	private static Path file(final CSVRecord r, final String column, final Path table, final Path folder) {
		final Path out = folder.resolve(text(r, column, table)).normalize();
		if (!Files.exists(out)) throw fail(table, r, "the " + column + " " + out + " does not exist",
			"Paths are relative to the folder of the table; check this one");
		return out;
	}

	private static Structure structure(final CSVRecord r, final Path table, final Structure general) {
		if (!r.isSet(LABEL) || r.get(LABEL).isEmpty()) return general;
		try {
			final int label = Integer.parseInt(r.get(LABEL));
			return label == general.label() ? general : Structure.ofLabel(label);
		}
		catch (final IllegalArgumentException e) {
			throw fail(table, r, "the label '" + r.get(LABEL) + "' is not a whole number of at least 0", "Correct it");
		}
	}

	private static double number(final CSVRecord r, final Path table) {
		if (!r.isSet(ESTIMATE) || r.get(ESTIMATE).isEmpty()) return Double.NaN;
		try {
			return Double.parseDouble(r.get(ESTIMATE));
		}
		catch (final NumberFormatException e) {
			throw fail(table, r, "the estimate '" + r.get(ESTIMATE) + "' is not a number", "Write it with a decimal point");
		}
	}

	private static ScoreException fail(final Path table, final CSVRecord r, final String what, final String cure) {
		return new ScoreException(table + ", row " + r.getRecordNumber() + ": " + what + ". " + cure + ".");
	}
}
