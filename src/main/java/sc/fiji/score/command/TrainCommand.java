package sc.fiji.score.command;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.IJ;
import ij.macro.Interpreter;

import sc.fiji.score.common.CommaList;
import sc.fiji.score.common.Progress;
import sc.fiji.score.common.ScoreException;
import sc.fiji.score.task.TrainTask;
import sc.fiji.score.training.RaterNoise;
import sc.fiji.score.ui.TrainingCurves;

/** Plugins&gt;SCORE&gt;Train...: trains a model on scored cases. */
@Plugin(type = Command.class, menuPath = "Plugins>SCORE>Train...", label = "Train...", headless = true,
	description = "Trains a model on images, initial masks and the feedback on their regions.")
public class TrainCommand extends ScoreCommand {

	@Parameter(required = false, persist = false, style = "directory",
		description = "Folder with images/, initial/ and feedback/; the files of a case have equal names.")
	private String data = "";

	@Parameter(required = false, persist = false,
		description = "A folder with the feedback of each rater, separated by commas; empty for feedback/ of the data.")
	private String feedback = "";

	@Parameter(required = false, persist = false, choices = { "hard", "learned" },
		description = "Whether the raters' answers are constraints, or it is learned how far each rater is right.")
	private String rater_noise = "learned";

	@Parameter(required = false, persist = false, style = "file", description = "Model file to write (.score).")
	private String output = "";

	@Parameter(required = false, persist = false, description = "Seed of everything random.")
	private long seed = 1;

	@Parameter(required = false, persist = false,
		description = "Number of steps, one patch of one case each; 0 for the default.")
	private int steps;

	@Parameter(required = false, persist = false,
		description = "How often each case is seen, instead of a number of steps; 0 for the number of steps.")
	private int epochs;

	@Parameter(required = false, persist = false,
		description = "Share of the cases whose feedback only decides which weights are kept, from 0 to below 1.")
	private double validation = 0.1;

	@Parameter(required = false, persist = false,
		description = "Rounds (of 20) without a better validation after which the training stops; 0 never stops early.")
	private int patience = TrainTask.DEFAULT_PATIENCE;

	@Parameter(required = false, persist = false,
		description = "Number of processor threads; 0 lets PyTorch choose.")
	private int threads;

	@Parameter(required = false, persist = false, choices = { "no", "yes" },
		description = "Whether to go on from the checkpoint of the same training that was stopped.")
	private String resume = "no";

	@Parameter(required = false, persist = false, style = "file", description = "Model to start from; empty for none.")
	private String init = "";

	@Parameter(required = false, persist = false, style = "file",
		description = "Model that infers the targets, as a first training on the same cases gave it; empty for none.")
	private String teacher = "";

	@Parameter(required = false, persist = false, choices = { "none", "encoder" }, description = "What is not trained.")
	private String freeze = "none";

	@Parameter(required = false, persist = false,
		description = "Feature channels of the network's levels, finest first; empty for 8,16,32, or those of init.")
	private String widths = "";

	@Parameter(required = false, persist = false, description = "Largest size of a patch in voxels; 0 for 96.")
	private int patch;

	@Parameter(required = false, persist = false, choices = { "standard", "ct", "mr", "ultrasound", "microscopy", "none" },
		description = "How the patches are varied: what suits the modality.")
	private String augmentation = "standard";

	@Parameter(required = false, persist = false, choices = { "no", "yes" },
		description = "Whether structures may overlap.")
	private String overlapping = "no";

	@Parameter(required = false, persist = false, choices = { "yes", "no" },
		description = "Whether initial masks are shown to the network, where cases with annotations have some.")
	private String masks = "yes";

	@Parameter(required = false, persist = false,
		description = "Weights of loss terms for weak annotations and priors: component=0.1,shape=0.2.")
	private String weak_weights = "";

	@Override
	void execute(final Progress progress) {
		final TrainTask task = new TrainTask().setData(requiredPath("data", data)).setOutput(requiredPath("output", output))
			.optSeed(seed).optEpochs(epochs).optValidationShare(validation).optPatience(patience).optThreads(threads)
			.optResume(yes("resume", resume));
		task.optFeedback(ImageInput.paths("feedback", feedback)).optRaterNoise(noise(rater_noise));
		task.optInit(init).optTeacher(teacher).optFreeze(freeze).optAugmentation(augmentation).optMasks(yes("masks", masks));
		task.optWidths(widths(widths)).optPatch(patch).optWeakWeights(weights(weak_weights));
		if (yes("overlapping", overlapping)) task.optOverlapping(true);
		if (steps != 0) task.optSteps(steps);
		if (IJ.getInstance() != null && !Interpreter.isBatchMode()) task.optListener(new TrainingCurves("Training of " + Path
			.of(output).getFileName()));
		final TrainTask.Result result = task.run(progress);
		progress.message("Trained on " + result.cases() + " cases; the model is " + result.model() + ", its history " + result
			.history() + ".");
	}

	/** Whole numbers, separated by commas. */
	private static List<Integer> widths(final String text) {
		try {
			return CommaList.parts(text).stream().map(Integer::valueOf).toList();
		}
		catch (final NumberFormatException e) {
			throw new ScoreException("widths has to be whole numbers with commas between them, such as 8,16,32, not '" + text +
				"'.", e);
		}
	}

	/** Terms and their weights. */
	private static Map<String, Double> weights(final String text) {
		final Map<String, Double> out = new LinkedHashMap<>();
		try {
			CommaList.parts(text).stream().map(p -> p.split("=", 2)).forEach(p -> out.put(p[0].strip(), Double.valueOf(p[1])));
			return out;
		}
		catch (final NumberFormatException | ArrayIndexOutOfBoundsException e) {
			throw new ScoreException("weak_weights has to be terms with their weights, such as component=0.1,shape=0.2, not '" +
				text + "'.", e);
		}
	}

	private static RaterNoise noise(final String value) {
		try {
			return RaterNoise.valueOf(value.toUpperCase(Locale.ROOT));
		}
		catch (final IllegalArgumentException e) {
			throw new ScoreException("rater_noise has to be hard or learned, not '" + value + "'.", e);
		}
	}
}
