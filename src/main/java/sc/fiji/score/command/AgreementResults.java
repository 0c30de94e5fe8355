package sc.fiji.score.command;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

import ij.IJ;
import ij.measure.ResultsTable;

import sc.fiji.score.evaluation.AgreementTable;
import sc.fiji.score.evaluation.DisagreementTable;
import sc.fiji.score.feedback.Disagreement;
import sc.fiji.score.ui.ClickedRow;
import sc.fiji.score.ui.scoring.DisagreementWindow;

/** Shows how raters agree in ImageJ's tables, with the columns of the CSV files. */
final class AgreementResults {

	/** Title of the table of regions on which raters differ. */
	static final String REGIONS = "Disagreements";
	/** Title of the table of cases. */
	static final String CASES = "Disagreements by Case";

	private AgreementResults() {}

	/** Adds the statistics to the Results table, a row each. */
	static void showStatistics(final AgreementTable statistics) {
		final ResultsTable table = ResultsTable.getResultsTable();
		table.setPrecision(4);
		for (final AgreementTable.Row r : statistics.rows()) {
			table.incrementCounter();
			table.addValue("statistic", r.statistic());
			table.addValue("weights", r.weights());
			table.addValue("raters", r.raters());
			table.addValue("value", r.estimate().value());
			table.addValue("standard_error", r.estimate().standardError());
			table.addValue("low95", r.estimate().low());
			table.addValue("high95", r.estimate().high());
		}
		table.show("Results");
	}

	/**
	 * Shows the regions and, of several cases, the cases, worst first, in tables of their own. A click on a region
	 * opens it, one on a case opens its worst region.
	 *
	 * @param feedback the raters' files or folders; empty where there are none to look at
	 * @param consensus the consensus that was written, or null
	 */
	static void showDisagreements(final DisagreementTable disagreements, final List<Path> feedback,
		final Path consensus)
	{
		ClickedRow.closeOld(REGIONS);
		ClickedRow.closeOld(CASES);
		final ResultsTable regions = new ResultsTable();
		final List<String> columns = disagreements.columns();
		for (final Disagreement d : disagreements.regions()) {
			regions.incrementCounter();
			final List<String> values = disagreements.values(d);
			for (int i = 0; i < columns.size(); i++)
				if (values.get(i).matches("\\d+") && i > 0) regions.addValue(columns.get(i), Integer.parseInt(values.get(i)));
				else regions.addValue(columns.get(i), values.get(i));
		}
		regions.show(REGIONS);
		final DisagreementWindow window = new DisagreementWindow(feedback, consensus, disagreements.raters());
		final Consumer<Throwable> failed = e -> IJ.error("SCORE", Failures.message(e));
		final List<Disagreement> shown = disagreements.regions();
		if (!feedback.isEmpty()) ClickedRow.listen(REGIONS, row -> window.show(shown.get(row)), failed);
		final List<DisagreementTable.CaseRow> rows = disagreements.cases();
		if (rows.size() < 2) return;
		final ResultsTable cases = new ResultsTable();
		for (final DisagreementTable.CaseRow c : rows) {
			cases.incrementCounter();
			cases.addValue("case", c.caseName());
			cases.addValue("regions", c.regions());
			cases.addValue("scores_differ", c.scoresDiffer());
			cases.addValue("labels_differ", c.labelsDiffer());
			cases.addValue("mean_spread", c.meanSpread());
			cases.addValue("largest_spread", c.largestSpread());
		}
		cases.show(CASES);
		if (!feedback.isEmpty()) ClickedRow.listen(CASES, row -> window.show(disagreements.worst(rows.get(row).caseName())),
			failed);
	}
}
