package sc.fiji.score.command.cli;

import java.nio.file.Path;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import sc.fiji.score.common.Progress;
import sc.fiji.score.task.DemoTask;
import sc.fiji.score.training.TrainingOptions;

/** {@code score demo}. */
@Command(name = "demo", description = {
	"Shows the whole method in a few minutes.",
	"On made-up CTs of the humerus or on your own cases: simulates feedback, trains, refines unseen cases, and writes " +
		"masks, metrics and a picture of before and after." })
final class DemoCommand extends Subcommand {

	@Option(names = "--data", paramLabel = "DIR", description = {
		"Folder with images/, initial/ and labels/ of real cases instead of phantoms;",
		"three quarters of them, by name, are for training." })
	private Path data;

	@Option(names = "--output", paramLabel = "OUT", defaultValue = "target/demo",
		description = "Folder to write to (default: ${DEFAULT-VALUE}).")
	private Path output;

	@Option(names = "--seed", paramLabel = "N", defaultValue = "1",
		description = "Seed of phantoms, rater and training (default: ${DEFAULT-VALUE}).")
	private long seed;

	@Mixin
	private TrainingOption training;

	@Override
	int run(final Progress progress) {
		final DemoTask.Result result = new DemoTask().optData(data).optOutput(output).optSeed(seed).optTraining(training
			.applyTo(TrainingOptions.builder().optSteps(DemoTask.STEPS))).run(progress);
		print("");
		result.table().forEach(this::print);
		print("Before and after: " + result.picture().toAbsolutePath());
		return ScoreCli.OK;
	}
}
