package sc.fiji.score.report.study;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

import sc.fiji.score.common.ScoreException;

/**
 * A CSV file with a header, read whole.
 *
 * @param file for messages
 * @param columns names in the header
 * @param rows as many fields as there are columns
 */
record CsvTable(Path file, List<String> columns, List<CSVRecord> rows) {

	/** @throws ScoreException naming file and line, if it cannot be read, has no header, or a line has other fields */
	static CsvTable read(final Path file) {
		final CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
		try (Reader reader = Files.newBufferedReader(file); CSVParser parser = CSVParser.parse(reader, format)) {
			final List<String> columns = List.copyOf(parser.getHeaderNames());
			if (columns.isEmpty()) throw damaged(file, "it is empty", null);
			final List<CSVRecord> rows = parser.getRecords();
			for (final CSVRecord row : rows)
				if (!row.isConsistent()) throw damaged(file, "row " + row.getRecordNumber() + " has " + row.size() +
					" fields, the header " + columns.size(), null);
			return new CsvTable(file, columns, rows);
		}
		catch (final IOException | UncheckedIOException | IllegalArgumentException e) {
			throw damaged(file, e.getMessage(), e);
		}
	}

	boolean has(final String column) {
		return columns.contains(column);
	}

	/** @throws ScoreException naming the file and the column, if it is not there */
	void require(final String column) {
		if (!has(column)) throw damaged(file, "it has no column '" + column + "'", null);
	}

	/**
	 * A number, {@code Infinity} and {@code NaN} included; NaN where the field is empty.
	 *
	 * @throws ScoreException naming file, row and column, if it is none
	 */
	double number(final CSVRecord row, final String column) {
		final String text = row.get(column).strip();
		if (text.isEmpty()) return Double.NaN;
		try {
			return Double.parseDouble(text);
		}
		catch (final NumberFormatException e) {
			throw damaged(file, "row " + row.getRecordNumber() + " has '" + text + "' in the column '" + column +
				"', which is no number", e);
		}
	}

	/** A column of numbers. */
	double[] numbers(final String column) {
		return rows.stream().mapToDouble(row -> number(row, column)).toArray();
	}

	static ScoreException damaged(final Path file, final String reason, final Throwable cause) {
		return new ScoreException("The file " + file + " of the study is damaged: " + reason +
			". Take it away and run the study again: it makes what is missing.", cause);
	}
}
