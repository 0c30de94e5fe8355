package sc.fiji.score.command;

import java.nio.file.Path;

import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import sc.fiji.score.common.Progress;
import sc.fiji.score.common.ScoreException;
import sc.fiji.score.refinement.Refiner;
import sc.fiji.score.task.CohortResult;
import sc.fiji.score.task.RefineTask;
import sc.fiji.score.volume.Structure;

/** Plugins&gt;SCORE&gt;Refine...: corrects a mask with a trained model. */
@Plugin(type = Command.class, menuPath = "Plugins>SCORE>Refine...", label = "Refine...", headless = true,
	initializer = "suggestImages",
	description = "Corrects the mask of an image with a trained model.")
public class RefineCommand extends ScoreCommand {

	@Parameter(required = false, persist = false, style = "file",
		description = "Image: title of an open image, file or folder; empty for the active image.")
	private String image = "";

	@Parameter(required = false, persist = false, style = "file",
		description = "Initial mask on the image's grid: title of an open image or file; a folder if the image is one.")
	private String mask = "";

	@Parameter(required = false, persist = false,
		description = "Label of the structure in the mask; 0: every voxel that is not 0.")
	private int label;

	@Parameter(required = false, persist = false, description = "Name of the structure, written into the output.")
	private String structure_name = "";

	@Parameter(required = false, persist = false, style = "file",
		description = "Model file that Train... wrote, or phantom for the small built-in one.")
	private String model = "phantom";

	@Parameter(required = false, persist = false, style = "file",
		description = "Edge probabilities in [0,1] to use instead of the computed ones; empty for none.")
	private String edges = "";

	@Parameter(required = false, persist = false, style = "file",
		description = "Refined mask to write (a folder if the mask is one); empty to show it only.")
	private String output = "";

	@Parameter(required = false, persist = false, style = "file",
		description = "Foreground probability to write; empty for none.")
	private String probability = "";

	@Parameter(required = false, persist = false,
		description = "Share of the mask's voxels that may change before the case is called suspicious, above 0.")
	private double limit = Refiner.DEFAULT_LIMIT;

	@Parameter(required = false, persist = false, choices = { "no", "yes" },
		description = "Whether to show the results although they are written.")
	private String show = "no";

	/** Called by SciJava before the dialog, when a macro or script may have set inputs already. */
	public void suggestImages() {
		if (!ImageInput.isEmpty(image) || !ImageInput.isEmpty(mask)) return;
		final SuggestedImages open = SuggestedImages.get();
		image = open.activeIsMask() ? open.other() : open.active();
		mask = open.activeIsMask() ? open.active() : open.other();
	}

	@Override
	void execute(final Progress progress) {
		final boolean shown = yes("show", show);
		final Structure structure = structure(label, structure_name);
		final ImageInput imageInput = ImageInput.of("image", image), maskInput = ImageInput.required("mask", mask);
		final Path written = ImageInput.path("output", output), prob = ImageInput.path("probability", probability);
		if (maskInput.isFolder() && written == null) throw new ScoreException(
			"Set output to a folder, for the mask is one.");
		final String title = maskInput.baseName() + "-refined";
		try (Workspace workspace = new Workspace()) {
			final Path target = written == null ? workspace.output(ImageInput.fileName(title) + ".nii") : written;
			final Path imageFile = workspace.file(imageInput), maskFile = workspace.file(maskInput);
			final CohortResult<RefineTask.Result> result = new RefineTask().setImage(imageFile).setMask(maskFile).setModel(
				ImageInput.isEmpty(model) ? "phantom" : model.trim()).setOutput(target).optProbability(prob).optEdges(workspace
					.file(ImageInput.optional("edges", edges))).optStructure(structure).optLimit(limit).run(progress);
			if (!maskInput.isFolder() && (written == null || shown)) {
				if (prob != null) Results.showProbability(prob, maskInput.baseName() + "-probability");
				Results.showRefined(imageFile, maskFile, structure, target, title);
			}
			requireComplete(result);
		}
	}
}
