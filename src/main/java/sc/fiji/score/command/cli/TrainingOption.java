package sc.fiji.score.command.cli;

import picocli.CommandLine.Option;
import sc.fiji.score.task.OptionException;
import sc.fiji.score.training.TrainingOptions;

/** The options of a training that experiments share. */
final class TrainingOption {

	@Option(names = "--steps", paramLabel = "N", description = "Number of training steps, one patch of one case each.")
	private Integer steps;

	/** Sets what was given. */
	TrainingOptions.Builder applyTo(final TrainingOptions.Builder options) {
		if (steps == null) return options;
		if (steps < 1) throw new OptionException("--steps is " + steps + ", but must be at least 1.");
		return options.optSteps(steps);
	}
}
