package sc.fiji.score.task;

import java.nio.file.Path;
import java.util.List;
import java.util.function.ToDoubleFunction;

import sc.fiji.score.report.LinePlot;
import sc.fiji.score.training.TrainingHistory;

/** The history of a training as a picture: the loss, and below it the disagreement with the validation cases. */
final class TrainingPlot {

	private TrainingPlot() {}

	static void write(final TrainingHistory history, final Path png) {
		final List<TrainingHistory.Row> rows = history.rows();
		final double[] steps = rows.stream().mapToDouble(TrainingHistory.Row::step).toArray();
		LinePlot.writeColumn(png, new LinePlot("Training", "step", "mean loss").add("loss", steps, values(rows,
			TrainingHistory.Row::loss)), new LinePlot("Validation by feedback (lower is better)", "step",
				"disagreement with the scores").add("validation", steps, values(rows, TrainingHistory.Row::validation)));
	}

	private static double[] values(final List<TrainingHistory.Row> rows,
		final ToDoubleFunction<TrainingHistory.Row> value)
	{
		return rows.stream().mapToDouble(value).toArray();
	}
}
