package sc.fiji.score.command.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import sc.fiji.score.common.Progress;
import sc.fiji.score.task.TrainTask;
import sc.fiji.score.training.RaterNoise;

/** {@code score train}. */
@Command(name = "train", description = {
	"Trains a model on regional feedback.", "Reads images, initial masks and the feedback on these, nothing else.",
	"Beside the model come its history as CSV and as PNG, and, until it is done, a checkpoint." })
final class TrainCommand extends Subcommand {

	@Option(names = "--data", required = true, paramLabel = "DIR",
		description = "Folder with images/, initial/ and feedback/ or annotations/, files of a case with equal names.")
	private Path data;

	@Option(names = "--feedback", split = ",", paramLabel = "DIR,DIR", description = {
		"A folder with the feedback of each rater; every answer is used as it is.",
		"Default: feedback/ of the data, which holds a file per case, or a folder per rater." })
	private List<Path> feedback = List.of();

	@Option(names = "--rater-noise", paramLabel = "hard|learned", description = {
		"hard: what a rater says is a constraint; learned: each rater's spread, bias and flipped labels are learned",
		"(default: learned)." })
	private RaterNoise raterNoise;

	@Option(names = "--output", required = true, paramLabel = "MODEL", description = "Model file to write (.score).")
	private Path output;

	@Option(names = "--seed", paramLabel = "N", defaultValue = "1",
		description = "Seed of everything random (default: ${DEFAULT-VALUE}).")
	private long seed;

	@ArgGroup(exclusive = true)
	private Length length;

	/** One or the other. */
	static final class Length {

		@Option(names = "--steps", paramLabel = "N", description = "Number of steps, one patch of one case each.")
		private Integer steps;

		@Option(names = "--epochs", paramLabel = "N", description = "How often each case is seen.")
		private Integer epochs;
	}

	@Option(names = "--threads", paramLabel = "N", defaultValue = "0",
		description = "Number of processor threads (default: as many as PyTorch likes).")
	private int threads;

	@Option(names = "--validation", paramLabel = "SHARE", description = {
		"Share of the cases whose feedback only decides which weights are kept, 0 to below 1 (default: 0.1)." })
	private Double validation;

	@Option(names = "--patience", paramLabel = "N", defaultValue = "" + TrainTask.DEFAULT_PATIENCE, description = {
		"Rounds (of 20) without a better validation after which the training stops; 0 never stops early " +
			"(default: ${DEFAULT-VALUE})." })
	private int patience;

	@Option(names = "--resume", description = "Go on with a training of the same cases and options that was stopped.")
	private boolean resume;

	@Mixin
	private StartOptions start;

	@Override
	int run(final Progress progress) {
		final TrainTask task = new TrainTask().setData(data).setOutput(output).optSeed(seed).optThreads(threads).optPatience(
			patience).optResume(resume);
		task.optFeedback(feedback);
		start.applyTo(task);
		if (raterNoise != null) task.optRaterNoise(raterNoise);
		if (validation != null) task.optValidationShare(validation);
		if (length != null && length.steps != null) task.optSteps(length.steps);
		if (length != null && length.epochs != null) task.optEpochs(OptionValue.positive(length.epochs, "--epochs"));
		final TrainTask.Result result = task.run(progress);
		print(String.format(Locale.ROOT, "%s: trained on %d cases, %d steps in %.0f s, history in %s and %s", //
			result.model(), result.cases(), result.steps(), result.seconds(), result.history().getFileName(), //
			result.plot().getFileName()));
		return ScoreCli.OK;
	}
}
