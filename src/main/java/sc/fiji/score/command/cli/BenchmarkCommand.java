package sc.fiji.score.command.cli;

import java.nio.file.Path;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import sc.fiji.score.common.Progress;
import sc.fiji.score.feedback.FeedbackMode;
import sc.fiji.score.task.BenchmarkTask;
import sc.fiji.score.task.OptionException;
import sc.fiji.score.task.PartitionTask;
import sc.fiji.score.task.StudyTask;
import sc.fiji.score.training.TrainingOptions;

/** {@code score benchmark}. */
@Command(name = "benchmark", description = {
	"Measures SCORE against training on full masks.",
	"Trains on the simulated feedback of the first cases, and the same network on their full masks; tests both on the " +
		"next cases. Writes summary.json, cases.csv, settings.json and the models.",
	"With --suite or --annotations it runs many such arms with several seeds, goes on where a stopped run ended, and " +
		"also writes study.json and arms/; it can then make initial masks itself (--degrade) and leave each case out in turn " +
		"(--leave-one-out)." })
final class BenchmarkCommand extends Subcommand {

	@Spec
	private CommandSpec spec;

	@Option(names = "--data", required = true, paramLabel = "DIR",
		description = "Folder with images/, labels/ and (but with --degrade) initial/, files of a case with equal names.")
	private Path data;

	@Option(names = "--train", paramLabel = "N", description = "Number of training cases, by name; needed but with " +
		"--leave-one-out.")
	private Integer train;

	@Option(names = "--test", paramLabel = "M", description = "Number of test cases, the next by name; needed but with " +
		"--leave-one-out.")
	private Integer test;

	@Option(names = "--feedback", paramLabel = "exact|levels|noisy", defaultValue = "exact",
		description = "How good the simulated rater is (default: ${DEFAULT-VALUE}).")
	private FeedbackMode feedback;

	@Option(names = "--seed", paramLabel = "N", defaultValue = "1",
		description = "Seed of rater and trainings (default: ${DEFAULT-VALUE}).")
	private long seed;

	@Option(names = "--output", required = true, paramLabel = "OUT", description = "Folder to write to.")
	private Path output;

	@Option(names = "--tolerance", paramLabel = "MM", defaultValue = "1",
		description = "Tolerance of the normalised surface Dice in mm (default: ${DEFAULT-VALUE}).")
	private double tolerance;

	@Mixin
	private RegionOptions regions;

	@Mixin
	private StudyOptions study;

	@Mixin
	private TrainingOption training;

	@Override
	int run(final Progress progress) {
		final boolean wanted = study.isWanted();
		if (!study.leavesOneOut() && (train == null || test == null)) throw new OptionException(
			"Say with --train and --test how many cases are for training and for testing.");
		return wanted ? runStudy(progress) : runExperiment(progress);
	}

	private int runStudy(final Progress progress) {
		final StudyTask task = study.applyTo(new StudyTask());
		if (train != null) task.setTrain(OptionValue.positive(train, "--train"));
		if (test != null) task.setTest(OptionValue.positive(test, "--test"));
		final StudyTask.Result result = task.setData(data).setOutput(output).optMode(feedback).optTolerance(tolerance)
			.optPartition(regions.applyTo(new PartitionTask())).optTraining(() -> training.applyTo(TrainingOptions.builder()))
			.optCommand("score " + String.join(" ", spec.commandLine().getParent().getParseResult().originalArgs())).run(
				progress);
		result.table().forEach(this::print);
		print("Written to " + result.study());
		result.failures().forEach(line -> print("Failed: " + line));
		return result.failures().isEmpty() ? ScoreCli.OK : ScoreCli.FAILED;
	}

	private int runExperiment(final Progress progress) {
		final BenchmarkTask.Result result = new BenchmarkTask().setData(data).setTrain(train).setTest(test).setOutput(
			output).optMode(feedback).optSeed(seed).optTolerance(tolerance).optPartition(regions.applyTo(
				new PartitionTask()).optSeed(seed)).optTraining(training.applyTo(TrainingOptions.builder())).run(progress);
		result.table().forEach(this::print);
		print("Written to " + result.summary());
		return ScoreCli.OK;
	}
}
