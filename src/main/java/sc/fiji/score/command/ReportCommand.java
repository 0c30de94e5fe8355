package sc.fiji.score.command;

import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import sc.fiji.score.common.Progress;
import sc.fiji.score.task.ReportTask;

/** Plugins&gt;SCORE&gt;Report...: makes a page of a study's results. */
@Plugin(type = Command.class, menuPath = "Plugins>SCORE>Report...", label = "Report...", headless = true,
	description = "Makes one HTML page of the results of a study: tables, curves, tests, pictures.")
public class ReportCommand extends ScoreCommand {

	@Parameter(required = false, persist = false, style = "directory", description = "Folder that the study wrote.")
	private String input = "";

	@Parameter(required = false, persist = false, style = "directory", description = "Folder to write report.html to.")
	private String output = "";

	@Parameter(required = false, persist = false, style = "directory",
		description = "Where the study's images/, initial/ and labels/ lie now; empty for where it was run.")
	private String data = "";

	@Override
	void execute(final Progress progress) {
		final ReportTask.Result result = new ReportTask().setInput(requiredPath("input", input)).setOutput(requiredPath(
			"output", output)).optData(ImageInput.path("data", data)).run(progress);
		progress.message("The report is " + result.page() + ", from " + result.runs() + " finished runs; open it in a browser.");
	}
}
