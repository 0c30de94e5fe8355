package sc.fiji.score.benchmark;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.evaluation.Metric;
import sc.fiji.score.evaluation.SegmentationMetrics;
import sc.fiji.score.io.AtomicFile;
import sc.fiji.score.volume.Mask;

/**
 * What an arm reached on a test case; a row of {@code cases.csv}.
 *
 * @param name the case
 * @param metrics each metric's value
 * @param volume of the mask in mm3
 * @param reference volume of the reference in mm3
 */
public record CaseRow(String name, Map<Metric, Double> metrics, double volume, double reference) {

	private static final String CASE = "case", VOLUME = "volume_mm3", REFERENCE = "reference_mm3";

	public CaseRow {
		metrics = Map.copyOf(metrics);
	}

	/** Measures a mask. */
	static CaseRow of(final String name, final Mask reference, final Mask mask, final double tolerance) {
		final SegmentationMetrics m = SegmentationMetrics.of(reference, mask, tolerance);
		final Map<Metric, Double> values = new EnumMap<>(Metric.class);
		for (final Metric metric : Metric.values())
			values.put(metric, metric.of(m));
		final double voxel = mask.geometry().voxelVolume();
		return new CaseRow(name, values, mask.count() * voxel, reference.count() * voxel);
	}

	/** Writes the file at once, whole. */
	static void write(final List<CaseRow> rows, final Path file) {
		AtomicFile.write(file, temporary -> {
			try (Writer writer = Files.newBufferedWriter(temporary, StandardCharsets.UTF_8); CSVPrinter csv = new CSVPrinter(
				writer, CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get()))
			{
				final List<Object> header = new ArrayList<>(List.of(CASE));
				for (final Metric metric : Metric.values())
					header.add(metric.column());
				header.addAll(List.of(VOLUME, REFERENCE));
				csv.printRecord(header);
				for (final CaseRow row : rows) {
					final List<Object> cells = new ArrayList<>(List.of(row.name));
					for (final Metric metric : Metric.values())
						cells.add(row.metrics.get(metric));
					cells.addAll(List.of(row.volume, row.reference));
					csv.printRecord(cells);
				}
			}
		});
	}

	/**
	 * Reads the rows of a file.
	 *
	 * @throws ScoreException naming the file, if it cannot be read or lacks a column
	 */
	public static List<CaseRow> read(final Path file) {
		try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
			final List<CaseRow> out = new ArrayList<>();
			for (final CSVRecord r : CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get().parse(reader)) {
				final Map<Metric, Double> values = new EnumMap<>(Metric.class);
				for (final Metric metric : Metric.values())
					values.put(metric, Double.valueOf(r.get(metric.column())));
				out.add(new CaseRow(r.get(CASE), values, Double.parseDouble(r.get(VOLUME)), Double.parseDouble(r.get(
					REFERENCE))));
			}
			return out;
		}
		catch (final IOException | IllegalArgumentException e) {
			throw new ScoreException("The results " + file + " cannot be read (" + e.getMessage() +
				"). Delete the file, and the arm is run again.", e);
		}
	}
}
