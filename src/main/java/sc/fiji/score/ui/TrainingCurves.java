package sc.fiji.score.ui;

import java.awt.Color;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

import ij.gui.Plot;
import ij.gui.PlotWindow;

import sc.fiji.score.training.TrainingHistory;

/**
 * The curves of a training in an ImageJ plot window, drawn anew in the same window after each round. A user who closes
 * the window does not want it back; the training goes on.
 */
public final class TrainingCurves implements Consumer<TrainingHistory> {

	/** As in the picture that is written beside the model: told apart by people who see no red or green, too. */
	private static final Color LOSS = new Color(0x0072B2), VALIDATION = new Color(0xD55E00), BEST = new Color(0x009E73);
	private static final int WIDTH = 560, HEIGHT = 320;

	private final String title;
	private PlotWindow window;

	/** @param title of the plot window */
	public TrainingCurves(final String title) {
		this.title = title;
	}

	@Override
	public void accept(final TrainingHistory history) {
		if (window == null) window = plot(title, history.rows()).show();
		else if (!window.isClosed()) window.drawPlot(plot(title, history.rows()));
	}

	/** The loss, the disagreement with the validation feedback, and a mark at its best round. */
	static Plot plot(final String title, final List<TrainingHistory.Row> rows) {
		final Plot plot = new Plot(title, "Step", "Lower is better");
		plot.setFrameSize(WIDTH, HEIGHT);
		final double[] steps = values(rows, TrainingHistory.Row::step);
		final double[] loss = values(rows, TrainingHistory.Row::loss), check = values(rows, TrainingHistory.Row::validation);
		curve(plot, LOSS, steps, loss);
		curve(plot, VALIDATION, steps, check);
		final TrainingHistory.Row best = best(rows);
		plot.setColor(BEST, BEST);
		plot.setLineWidth(3);
		plot.add("box", new double[] { best.step() }, new double[] { best.validation() });
		plot.setColor(Color.DARK_GRAY);
		plot.setLineWidth(1);
		double most = 0;
		for (int i = 0; i < steps.length; i++)
			most = Math.max(most, Math.max(finite(loss[i]), finite(check[i])));
		plot.setLimits(0, 1.05 * steps[steps.length - 1], 0, most > 0 ? 1.25 * most : 1);
		plot.addLegend("mean loss\ndisagreement with the scores (validation)\nbest: round " + best.round(), "top-right");
		return plot;
	}

	private static void curve(final Plot plot, final Color colour, final double[] x, final double[] y) {
		plot.setColor(colour, colour);
		plot.setLineWidth(2);
		plot.add("connected circle", x, y);
	}

	/** As the training chooses: of equal rounds the later. */
	private static TrainingHistory.Row best(final List<TrainingHistory.Row> rows) {
		TrainingHistory.Row best = rows.get(0);
		for (final TrainingHistory.Row r : rows)
			if (!(r.validation() > best.validation())) best = r;
		return best;
	}

	private static double finite(final double v) {
		return Double.isFinite(v) ? v : 0;
	}

	private static double[] values(final List<TrainingHistory.Row> rows,
		final ToDoubleFunction<TrainingHistory.Row> value)
	{
		return rows.stream().mapToDouble(value).toArray();
	}
}
