package sc.fiji.score.evaluation;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Metrics of several cases, one row each, in the order in which they were added. As CSV: {@code
 * case,dice,hd,hd95,assd,masd,nsd,volume_similarity}, with a point as decimal separator and {@code Infinity} where a
 * distance is infinite.
 */
public final class MetricsTable {

	/**
	 * @param name name of the case
	 * @param metrics its metrics
	 */
	public record Row(String name, SegmentationMetrics metrics) {}

	private final List<Row> rows = new ArrayList<>();

	/** Adds a row. */
	public void add(final String name, final SegmentationMetrics metrics) {
		rows.add(new Row(name, metrics));
	}

	/** The rows, in the order in which they were added; a copy. */
	public List<Row> rows() {
		return List.copyOf(rows);
	}

	/** Names of the columns: {@code case}, then the metrics. */
	public static List<String> columns() {
		return Stream.concat(Stream.of("case"), Arrays.stream(Metric.values()).map(Metric::column)).toList();
	}

	/** One metric of all cases. */
	public double[] values(final Metric metric) {
		return rows.stream().mapToDouble(r -> metric.of(r.metrics())).toArray();
	}

	/**
	 * One metric's statistics over the cases.
	 *
	 * @param seed of the bootstrap
	 * @throws sc.fiji.score.common.ScoreException if there are no rows
	 */
	public Summary summary(final Metric metric, final long seed) {
		return Summary.of(values(metric), seed);
	}

	/** Writes the table as CSV (UTF-8 by the writer's choice, lines end in {@code \n}); flushes, does not close. */
	public void write(final Writer out) throws IOException {
		final CSVPrinter csv = new CSVPrinter(out, CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get());
		csv.printRecord(columns());
		for (final Row row : rows) {
			csv.print(row.name());
			for (final Metric metric : Metric.values())
				csv.print(metric.of(row.metrics()));
			csv.println();
		}
		csv.flush();
	}
}
