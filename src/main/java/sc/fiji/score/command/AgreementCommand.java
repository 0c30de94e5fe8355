package sc.fiji.score.command;

import java.nio.file.Path;
import java.util.List;

import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import sc.fiji.score.common.Progress;
import sc.fiji.score.task.AgreementTask;

/** Plugins&gt;SCORE&gt;Rater Agreement...: tells how well raters agree, and where they do not. */
@Plugin(type = Command.class, menuPath = "Plugins>SCORE>Rater Agreement...", label = "Rater Agreement...",
	headless = true,
	description = "Tells how well raters agree, where they do not, and makes their consensus.")
public class AgreementCommand extends ScoreCommand {

	@Parameter(required = false, persist = false,
		description = "Feedback file (.json) of each rater on one case, or a folder of each, separated by commas.")
	private String feedback = "";

	@Parameter(required = false, persist = false, style = "file",
		description = "Instead of feedback: table of ratings (.csv), a column per rater, a row per item, empty if missing.")
	private String table = "";

	@Parameter(required = false, persist = false,
		description = "Number of levels of the table's scale, which are 1 to this; 0 for feedback, which says it itself.")
	private int levels;

	@Parameter(required = false, persist = false, style = "file",
		description = "An expert's feedback to compare that of one rater with; empty for none.")
	private String expert = "";

	@Parameter(required = false, persist = false, choices = { "no", "yes" },
		description = "Whether feedback or columns of one rater's name are repeats of that rater.")
	private String repeats = "no";

	@Parameter(required = false, persist = false, description = "Seed of the resampling for alpha's interval.")
	private long seed = 1;

	@Parameter(required = false, persist = false, style = "file",
		description = "Table of the statistics to write (.csv); empty to show it only.")
	private String output = "";

	@Parameter(required = false, persist = false, style = "file",
		description = "Table of the regions on which the raters differ to write (.csv); empty to show it only.")
	private String disagreements = "";

	@Parameter(required = false, persist = false, style = "file",
		description = "Consensus to write (.json; a folder if the feedback is in folders); empty for none.")
	private String consensus = "";

	@Parameter(required = false, persist = false, choices = { "no", "yes" },
		description = "Whether to show the tables although they are written.")
	private String show = "no";

	@Override
	void execute(final Progress progress) {
		final boolean shown = yes("show", show);
		final Path statistics = ImageInput.path("output", output), regions = ImageInput.path("disagreements",
			disagreements), agreed = ImageInput.path("consensus", consensus);
		final List<Path> files = ImageInput.paths("feedback", feedback);
		final AgreementTask.Result result = new AgreementTask().setFeedback(files).setTable(ImageInput.path("table", table))
			.setLevels(levels).optExpert(ImageInput.path("expert", expert)).optRepeats(yes("repeats", repeats)).optSeed(seed)
			.optOutput(statistics).optDisagreements(regions).optConsensus(agreed).run(progress);
		if (result.calibration() != null) progress.message(result.calibration().text().stripTrailing());
		if (statistics == null || shown) AgreementResults.showStatistics(result.statistics());
		if (regions == null || shown) AgreementResults.showDisagreements(result.disagreements(), files, agreed);
	}
}
