package sc.fiji.score.command.cli;

import java.nio.file.Path;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import sc.fiji.score.common.Progress;
import sc.fiji.score.task.ReportTask;

/** {@code score report}. */
@Command(name = "report", description = {
	"Makes one HTML page of the results of a study.",
	"Tables, learning curves, tests, agreement of volumes, calibration, pictures and how to run it again, in one file " +
		"(report.html) that needs no other. What the study lacks is left out with a sentence." })
final class ReportCommand extends Subcommand {

	@Option(names = "--input", required = true, paramLabel = "DIR", description = "Folder that the study wrote.")
	private Path input;

	@Option(names = "--output", required = true, paramLabel = "OUT", description = "Folder to write report.html to.")
	private Path output;

	@Option(names = "--data", paramLabel = "DIR",
		description = "Where the study's images/, initial/ and labels/ lie now (default: where it was run).")
	private Path data;

	@Override
	int run(final Progress progress) {
		final ReportTask.Result result = new ReportTask().setInput(input).setOutput(output).optData(data).run(progress);
		print("Written to " + result.page() + ", from " + result.runs() + " finished run" + (result.runs() == 1 ? "" : "s"));
		return ScoreCli.OK;
	}
}
