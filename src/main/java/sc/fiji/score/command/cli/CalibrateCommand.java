package sc.fiji.score.command.cli;

import java.nio.file.Path;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import sc.fiji.score.common.Progress;
import sc.fiji.score.task.CalibrateTask;

/** {@code score calibrate}. */
@Command(name = "calibrate", description = { "Brings a model's expected scores to given ones.",
	"Writes the model with a calibration, and how well its predicted scores fit the given ones.",
	"Best on cases that the model was not trained on." })
final class CalibrateCommand extends Subcommand {

	@Option(names = "--data", required = true, paramLabel = "DIR",
		description = { "Folder with images/, initial/ and feedback/; with refined/ and feedback_refined/, too, where",
			"some of the model's masks were scored." })
	private Path data;

	@Option(names = "--model", required = true, paramLabel = "MODEL",
		description = "Model file that 'score train' wrote, or 'phantom' for the built-in one. It is not changed.")
	private String model;

	@Option(names = "--output", required = true, paramLabel = "MODEL",
		description = "Calibrated model to write; NAME.calibration.json beside it has the measures.")
	private Path output;

	@Override
	int run(final Progress progress) {
		final CalibrateTask.Result result = new CalibrateTask().setData(data).setModel(model).setOutput(output).run(progress);
		result.lines().forEach(this::print);
		return ScoreCli.OK;
	}
}
