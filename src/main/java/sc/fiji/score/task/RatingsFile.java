package sc.fiji.score.task;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.evaluation.Ratings;

/** Reads a table of ratings: a column per rater with the name above it, a row per item, cells empty where missing. */
final class RatingsFile {

	private static final String BYTE_ORDER_MARK = "\uFEFF";

	private final Path file;
	private final int levels;

	private RatingsFile(final Path file, final int levels) {
		this.file = file;
		this.levels = levels;
	}

	/**
	 * @param levels number of levels of the scale; cells hold 1 to this
	 * @param repeats whether columns of one name are repeats of one rater
	 * @throws ScoreException naming the file and, for a cell that is no level, its row (counted below the heading) and
	 *           column
	 */
	static Ratings read(final Path file, final int levels, final boolean repeats) {
		return new RatingsFile(file, levels).read(repeats);
	}

	private Ratings read(final boolean repeats) {
		final List<CSVRecord> records = records();
		if (records.size() < 2) throw fail("it has no ratings. Write a line with the raters' names, then a line per item");
		final List<String> raters = new ArrayList<>();
		for (final String name : records.get(0)) {
			final String clean = name.replace(BYTE_ORDER_MARK, "").trim();
			if (clean.isEmpty()) throw fail("column " + (raters.size() + 1) + " has no name. Write the rater's name above it");
			raters.add(clean);
		}
		final int[][] values = new int[records.size() - 1][raters.size()];
		for (int row = 1; row < records.size(); row++) {
			final CSVRecord cells = records.get(row);
			if (cells.size() != raters.size()) throw fail("row " + row + " has " + cells.size() + " cells, but there are " +
				raters.size() + " raters. Separate cells by commas, and leave those without a rating empty");
			for (int r = 0; r < raters.size(); r++)
				values[row - 1][r] = level(cells.get(r).trim(), row, raters.get(r));
		}
		try {
			return Ratings.of(repeats ? RaterNames.numbered(raters) : raters, levels, values);
		}
		catch (final ScoreException e) {
			throw new ScoreException(file + ": " + e.getMessage(), e);
		}
	}

	private List<CSVRecord> records() {
		try (CSVParser parser = CSVParser.parse(Files.readString(file), CSVFormat.DEFAULT)) {
			return parser.getRecords();
		}
		catch (final NoSuchFileException e) {
			throw new ScoreException("The table " + file + " does not exist. Check the path.", e);
		}
		catch (final CharacterCodingException e) {
			throw new ScoreException("The table " + file + " is not text in UTF-8. Save it as CSV in UTF-8.", e);
		}
		catch (final IOException | UncheckedIOException e) {
			throw new ScoreException("The table " + file + " cannot be read: " + (Files.isDirectory(file) ? "it is a folder"
				: e.getMessage()) + ". Give a CSV file.", e);
		}
	}

	private int level(final String cell, final int row, final String column) {
		if (cell.isEmpty()) return Ratings.MISSING;
		double value;
		try {
			value = Double.parseDouble(cell);
		}
		catch (final NumberFormatException notANumber) {
			value = Double.NaN; // said below, as for a number that is no level
		}
		if (value >= 1 && value <= levels && value == Math.rint(value)) return (int) value;
		throw fail("row " + row + ", column " + column + ": '" + cell + "' is not a level of the scale, 1 to " + levels +
			". Correct it, or leave the cell empty where there is no rating");
	}

	private ScoreException fail(final String what) {
		return new ScoreException("The table " + file + ": " + what + ".");
	}
}
