package sc.fiji.score.command;

import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import sc.fiji.score.common.Progress;
import sc.fiji.score.task.CalibrateTask;

/** Plugins&gt;SCORE&gt;Calibrate Scores...: brings the scores that a model expects to those that were given. */
@Plugin(type = Command.class, menuPath = "Plugins>SCORE>Calibrate Scores...", label = "Calibrate Scores...",
	headless = true, description = "Brings the scores that a model expects to those that raters gave, and measures how well.")
public class CalibrateCommand extends ScoreCommand {

	@Parameter(required = false, persist = false, style = "directory",
		description = "Folder with images, initial and feedback; best of cases that the model was not trained on. With refined " +
			"and feedback_refined, too, where some of the model's masks were scored.")
	private String data = "";

	@Parameter(required = false, persist = false, style = "file",
		description = "Model file that Train... wrote, or phantom for the small built-in one. It is not changed.")
	private String model = "phantom";

	@Parameter(required = false, persist = false, style = "save",
		description = "Calibrated model to write; NAME.calibration.json beside it has the measures.")
	private String output = "";

	@Override
	void execute(final Progress progress) {
		final CalibrateTask.Result result = new CalibrateTask().setData(requiredPath("data", data)).setModel(modelOrPhantom(
			model)).setOutput(requiredPath("output", output)).run(progress);
		result.lines().forEach(progress::message);
		progress.message("The calibrated model is " + result.model() + ".");
	}
}
