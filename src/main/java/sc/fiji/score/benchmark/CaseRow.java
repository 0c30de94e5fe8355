package sc.fiji.score.benchmark;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
 * @param structures Dice of each of several structures by its name; the metrics are then means over the structures (each
 *          weighs the same), the volumes sums. Empty for one structure
 */
public record CaseRow(String name, Map<Metric, Double> metrics, double volume, double reference,
	Map<String, Double> structures)
{

	private static final String CASE = "case", VOLUME = "volume_mm3", REFERENCE = "reference_mm3", STRUCTURE = "dice_";

	public CaseRow {
		metrics = Map.copyOf(metrics);
		structures = Collections.unmodifiableMap(new LinkedHashMap<>(structures));
	}

	/** A row of one structure. */
	public CaseRow(final String name, final Map<Metric, Double> metrics, final double volume, final double reference) {
		this(name, metrics, volume, reference, Map.of());
	}

	/**
	 * Joins the rows of several structures of a case.
	 *
	 * @param parts by name of the structure
	 */
	static CaseRow joined(final String name, final Map<String, CaseRow> parts) {
		if (parts.size() == 1) return parts.values().iterator().next();
		final Map<Metric, Double> means = new EnumMap<>(Metric.class);
		for (final Metric metric : Metric.values())
			means.put(metric, parts.values().stream().mapToDouble(p -> p.metrics.get(metric)).average().orElseThrow());
		final Map<String, Double> dice = new LinkedHashMap<>();
		parts.forEach((structure, row) -> dice.put(structure, row.metrics.get(Metric.DICE)));
		return new CaseRow(name, means, parts.values().stream().mapToDouble(CaseRow::volume).sum(), parts.values().stream()
			.mapToDouble(CaseRow::reference).sum(), dice);
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
				final Set<String> structures = rows.isEmpty() ? Set.of() : rows.get(0).structures.keySet();
				structures.forEach(s -> header.add(STRUCTURE + s));
				csv.printRecord(header);
				for (final CaseRow row : rows) {
					final List<Object> cells = new ArrayList<>(List.of(row.name));
					for (final Metric metric : Metric.values())
						cells.add(row.metrics.get(metric));
					cells.addAll(List.of(row.volume, row.reference));
					structures.forEach(s -> cells.add(row.structures.get(s)));
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
				final Map<String, Double> structures = new LinkedHashMap<>();
				for (final String column : r.getParser().getHeaderNames())
					if (column.startsWith(STRUCTURE)) structures.put(column.substring(STRUCTURE.length()), Double.valueOf(r.get(
						column)));
				out.add(new CaseRow(r.get(CASE), values, Double.parseDouble(r.get(VOLUME)), Double.parseDouble(r.get(REFERENCE)),
					structures));
			}
			return out;
		}
		catch (final IOException | IllegalArgumentException e) {
			throw new ScoreException("The results " + file + " cannot be read (" + e.getMessage() +
				"). Delete the file, and the arm is run again.", e);
		}
	}
}
