package sc.fiji.score.report.study;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

import org.apache.commons.csv.CSVRecord;

import sc.fiji.score.benchmark.CaseRow;
import sc.fiji.score.evaluation.Metric;

/**
 * One finished run of an arm, with one seed.
 *
 * @param seed of the run
 * @param folder with its files
 * @param cases by name, in the order of the file
 */
record Run(long seed, Path folder, Map<String, CaseRow> cases) {

	static final String CASES = "cases.csv";
	private static final String HISTORY = "history.csv", CASE = "case", VOLUME = "volume_mm3", REFERENCE = "reference_mm3";

	/**
	 * Reads {@code cases.csv}.
	 *
	 * @return null if the run has not finished, so that the file is not there yet
	 * @throws sc.fiji.score.common.ScoreException naming the file, if it is damaged
	 */
	static Run read(final long seed, final Path folder) {
		final Path file = folder.resolve(CASES);
		if (!Files.exists(file)) return null;
		final CsvTable table = CsvTable.read(file);
		table.require(CASE);
		table.require(Metric.DICE.column());
		if (table.rows().isEmpty()) throw CsvTable.damaged(file, "it has no case", null);
		final Map<String, CaseRow> cases = new LinkedHashMap<>();
		for (final CSVRecord row : table.rows()) {
			final CaseRow c = row(table, row);
			if (cases.put(c.name(), c) != null) throw CsvTable.damaged(file, "the case '" + c.name() + "' is there twice",
				null);
		}
		return new Run(seed, folder, Collections.unmodifiableMap(cases));
	}

	private static CaseRow row(final CsvTable table, final CSVRecord row) {
		final Map<Metric, Double> metrics = new EnumMap<>(Metric.class);
		for (final Metric metric : Metric.values())
			if (table.has(metric.column())) {
				final double value = table.number(row, metric.column());
				if (Double.isNaN(value)) throw CsvTable.damaged(table.file(), "row " + row.getRecordNumber() +
					" has no number in the column '" + metric.column() + "'", null);
				metrics.put(metric, value);
			}
		return new CaseRow(row.get(CASE), metrics, volume(table, row, VOLUME), volume(table, row, REFERENCE));
	}

	private static double volume(final CsvTable table, final CSVRecord row, final String column) {
		return table.has(column) ? table.number(row, column) : Double.NaN;
	}

	/** Dice of a case that it has. */
	double dice(final String caseName) {
		return cases.get(caseName).metrics().get(Metric.DICE);
	}

	/** What happened in the training; null where none was kept. */
	CsvTable history() {
		final Path file = folder.resolve(HISTORY);
		return Files.exists(file) ? CsvTable.read(file) : null;
	}

	/** Refined mask of a case, which may not exist. */
	Path mask(final String caseName) {
		return folder.resolve("masks").resolve(caseName + ".nii.gz");
	}

	/** Probability map (uint8, 0..255) of a case, which may not exist. */
	Path probability(final String caseName) {
		return folder.resolve("probability").resolve(caseName + ".nii.gz");
	}
}
