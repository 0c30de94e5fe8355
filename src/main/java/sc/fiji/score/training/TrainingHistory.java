package sc.fiji.score.training;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** What happened in each round of a training. */
public final class TrainingHistory {

	/**
	 * One round.
	 *
	 * @param round number of the round, 1 for the first
	 * @param step steps done at its end
	 * @param learningRate at its end
	 * @param loss mean loss over its steps
	 * @param validation disagreement with the validation cases, see {@link Validation}; NaN without validation cases
	 * @param relabelled whether new targets were inferred after it
	 */
	public record Row(int round, int step, double learningRate, double loss, double validation, boolean relabelled) {
	}

	private final List<Row> rows = new ArrayList<>();

	void add(final Row row) {
		rows.add(row);
	}

	/** A copy of the rows so far, first round first. */
	public List<Row> rows() {
		return List.copyOf(rows);
	}

	/** Writes {@code round,step,learning_rate,loss,validation,relabelled}. */
	public void writeCsv(final Writer writer) throws IOException {
		final CSVFormat format = CSVFormat.DEFAULT.builder().setHeader("round", "step", "learning_rate", "loss",
			"validation", "relabelled").setRecordSeparator('\n').get();
		final CSVPrinter csv = new CSVPrinter(writer, format);
		for (final Row r : rows)
			csv.printRecord(r.round(), r.step(), r.learningRate(), r.loss(), r.validation(), r.relabelled());
		csv.flush();
	}
}
