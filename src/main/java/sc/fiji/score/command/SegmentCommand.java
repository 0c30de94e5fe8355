package sc.fiji.score.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import sc.fiji.score.common.CommaList;
import sc.fiji.score.common.Progress;
import sc.fiji.score.common.ScoreException;
import sc.fiji.score.refinement.Ensemble;
import sc.fiji.score.task.CohortResult;
import sc.fiji.score.task.SegmentTask;

/** Plugins&gt;SCORE&gt;Segment...: several structures at once, images without masks, several models. */
@Plugin(type = Command.class, menuPath = "Plugins>SCORE>Segment...", label = "Segment...", headless = true,
	initializer = "suggestImages",
	description = "Segments images with one or more models: several structures at once, with or without initial masks.")
public class SegmentCommand extends ScoreCommand {

	@Parameter(required = false, persist = false, style = "file",
		description = "Image: title of an open image, file or folder; empty for the active image.")
	private String image = "";

	@Parameter(required = false, persist = false, style = "file",
		description = "Label image of initial masks, title or file; a folder if the image is one; empty for none.")
	private String mask = "";

	@Parameter(required = false, persist = false,
		description = "Model files that Train... wrote, with commas between them; several are fused.")
	private String models = "";

	@Parameter(required = false, persist = false, choices = { "mean", "staple" },
		description = "How several models are fused.")
	private String fusion = "mean";

	@Parameter(required = false, persist = false, choices = { "no", "yes" },
		description = "Whether only the largest piece of a structure without initial mask is kept.")
	private String largest = "no";

	@Parameter(required = false, persist = false,
		description = "Share of an initial mask that may change before it is called suspicious.")
	private double limit = 0.5;

	@Parameter(required = false, persist = false, choices = { "no", "yes" },
		description = "Whether to change initial masks, too, that seem right: the model hardly changes them.")
	private String always = "no";

	@Parameter(required = false, persist = false, style = "file",
		description = "Label image to write (a folder if the image is one); empty to show it only.")
	private String output = "";

	@Parameter(required = false, persist = false, style = "file",
		description = "Probabilities to write (a folder if the image is one); empty for none.")
	private String probability = "";

	@Parameter(required = false, persist = false, style = "file",
		description = "Entropy of the models' mean probability to write (a folder if the image is one); empty for none.")
	private String entropy = "";

	/** Called by SciJava before the dialog, when a macro or script may have set inputs already. */
	public void suggestImages() {
		if (ImageInput.isEmpty(image)) image = SuggestedImages.get().active();
	}

	@Override
	void execute(final Progress progress) {
		final List<String> given = CommaList.parts(models);
		if (given.isEmpty()) throw new ScoreException("Set models to a model file that Train... wrote, or to several.");
		final ImageInput input = ImageInput.of("image", image);
		final Path written = ImageInput.path("output", output);
		if (input.isFolder() && written == null) throw new ScoreException("Set output to a folder, for the image is one.");
		final String title = input.baseName() + "-segmented";
		try (Workspace workspace = new Workspace()) {
			final Path target = written == null ? workspace.output(ImageInput.fileName(title) + ".nii") : written;
			final CohortResult<SegmentTask.Result> result = new SegmentTask().setImage(workspace.file(input)).optMask(workspace
				.file(ImageInput.optional("mask", mask))).setModels(given).setOutput(target).optProbability(ImageInput.path(
					"probability", probability)).optEntropy(ImageInput.path("entropy", entropy)).optFusion(fusion()).optLimit(limit)
				.optAlways(yes("always", always)).optLargestComponent(yes("largest", largest)).run(progress);
			result.done().forEach(d -> d.result().parts().forEach(p -> progress.message(String.format(Locale.ROOT,
				"%s: %s, %d voxels%s", d.name(), p.structure().name(), p.voxels(), given.size() == 1 ? "" : String.format(
					Locale.ROOT, ", the models agree by a Dice of %.3f", p.agreement())))));
			if (!input.isFolder() && written == null) Results.showRegions(target, result.first().parts().stream().mapToInt(p -> p
				.structure().label()).max().orElse(1), title);
			requireComplete(result);
		}
	}

	private Ensemble.Fusion fusion() {
		try {
			return Ensemble.Fusion.valueOf(fusion.toUpperCase(Locale.ROOT));
		}
		catch (final IllegalArgumentException e) {
			throw new ScoreException("fusion has to be mean or staple, not '" + fusion + "'.", e);
		}
	}
}
