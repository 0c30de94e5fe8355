package sc.fiji.score.command.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import sc.fiji.score.common.Progress;
import sc.fiji.score.evaluation.AgreementTable;
import sc.fiji.score.task.AgreementTask;

/** {@code score agreement}. */
@Command(name = "agreement", description = { "Tells how well raters agree.",
	"Two raters or more, repeats of one, or a rater against an expert." }, footer = { "",
		"Standard errors and 95 %% intervals are large-sample ones for kappa, from the F distribution for",
		"the intraclass correlation, and from resampled items for alpha. NaN: not defined.",
		"", "Exit codes: 0 done, 1 failed, 2 wrong usage." })
final class AgreementCommand extends Subcommand {

	@Option(names = "--feedback", split = ",", paramLabel = "A.json,B.json", description = {
		"Feedback file of each rater on one case; or a folder of each, with the files of one case under equal names." })
	private List<Path> feedback = List.of();

	@Option(names = "--table", paramLabel = "CSV", description = {
		"Instead: table of ratings, a column per rater, a row per item, empty where missing. Needs --levels." })
	private Path table;

	@Option(names = "--levels", paramLabel = "K",
		description = "Number of levels of the table's scale, which are 1 to K. Feedback files say it themselves.")
	private Integer levels;

	@Option(names = "--expert", paramLabel = "E.json",
		description = "Compare one rater with this expert's feedback; a folder if the feedback is one.")
	private Path expert;

	@Option(names = "--repeats", description = {
		"Files (or columns) of one rater's name are repeats of that rater; repeats inside files count, too." })
	private boolean repeats;

	@Option(names = "--seed", paramLabel = "N", defaultValue = "1",
		description = "Seed of the resampling for alpha's interval (default: ${DEFAULT-VALUE}).")
	private long seed;

	@Option(names = "--output", paramLabel = "CSV", description = "Table of the statistics to write.")
	private Path output;

	@Option(names = "--disagreements", paramLabel = "CSV",
		description = "Table of the regions on which the raters differ, worst first; NAME_cases.csv beside it sums up.")
	private Path disagreements;

	@Option(names = "--consensus", paramLabel = "F.json", description = {
		"Feedback to write: median score and most frequent label, unclear regions flagged for review;",
		"a folder if the feedback is in folders." })
	private Path consensus;

	@Override
	int run(final Progress progress) {
		final AgreementTask task = new AgreementTask().setFeedback(feedback).setTable(table).optExpert(expert).optRepeats(
			repeats).optSeed(seed).optOutput(output).optDisagreements(disagreements).optConsensus(consensus);
		if (levels != null) task.setLevels(OptionValue.positive(levels, "--levels"));
		final AgreementTask.Result result = task.run(progress);
		if (result.calibration() != null) print(result.calibration().text().stripTrailing());
		else for (final AgreementTable.Row r : result.statistics().rows())
			print(String.format(Locale.ROOT, "%-24s %-10s %7.3f [%6.3f, %6.3f]  %s", r.statistic(), r.weights(), r.estimate()
				.value(), r.estimate().low(), r.estimate().high(), r.raters()));
		print(result.disagreements().regions().size() + " regions on which the raters differ");
		return ScoreCli.OK;
	}
}
