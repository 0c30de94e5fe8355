package sc.fiji.score.command.cli;

import java.nio.file.Path;
import java.util.Locale;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import sc.fiji.score.common.Progress;
import sc.fiji.score.evaluation.PredictionQuality;
import sc.fiji.score.task.CalibrateTask;

/** {@code score calibrate}. */
@Command(name = "calibrate", description = { "Brings a model's expected scores to given ones.",
	"Writes the model with a calibration, and how well its predicted scores fit the given ones.",
	"Best on cases that the model was not trained on." })
final class CalibrateCommand extends Subcommand {

	@Option(names = "--data", required = true, paramLabel = "DIR",
		description = "Folder with images/, initial/ and feedback/.")
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
		tell("as it was", result.before());
		tell("calibrated on other cases", result.after());
		return ScoreCli.OK;
	}

	private void tell(final String which, final PredictionQuality q) {
		if (q != null) print(String.format(Locale.ROOT,
			"%s: Dice off by %.3f, level right %.0f %%, kappa %.3f, label right %.0f %%, calibration error %.3f (Dice), " +
				"%.3f (level)", which, q.diceError(), 100 * q.exactAgreement(), q.weightedKappa().value(), 100 * q
					.labelAgreement(), q.diceCalibrationError(), q.confidenceCalibrationError()));
	}
}
