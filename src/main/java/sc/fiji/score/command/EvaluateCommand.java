package sc.fiji.score.command;

import java.nio.file.Path;

import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import sc.fiji.score.common.Progress;
import sc.fiji.score.evaluation.SegmentationMetrics;
import sc.fiji.score.task.CohortResult;
import sc.fiji.score.task.EvaluateTask;

/** Plugins&gt;SCORE&gt;Evaluate...: measures masks against reference masks. */
@Plugin(type = Command.class, menuPath = "Plugins>SCORE>Evaluate...", label = "Evaluate...", headless = true,
	initializer = "suggestImages",
	description = "Measures a mask against a reference mask: Dice, distances between the surfaces, volume similarity.")
public class EvaluateCommand extends ScoreCommand {

	@Parameter(required = false, persist = false, style = "file",
		description = "Mask to judge: title of an open image, file or folder; empty for the active image.")
	private String mask = "";

	@Parameter(required = false, persist = false, style = "file",
		description = "Reference mask on the same grid: title of an open image or file; a folder if the mask is one.")
	private String reference = "";

	@Parameter(required = false, persist = false,
		description = "Label of the structure in the masks; 0: every voxel that is not 0.")
	private int label;

	@Parameter(required = false, persist = false, description = "Tolerance of the normalised surface Dice in mm.")
	private double tolerance = 1;

	@Parameter(required = false, persist = false, style = "file",
		description = "Table to write (.csv), a line per case; empty to show it only.")
	private String output = "";

	@Parameter(required = false, persist = false, choices = { "no", "yes" },
		description = "Whether to show the table although it is written.")
	private String show = "no";

	/** Called by SciJava before the dialog, when a macro or script may have set inputs already. */
	public void suggestImages() {
		if (!ImageInput.isEmpty(mask) || !ImageInput.isEmpty(reference)) return;
		final SuggestedImages open = SuggestedImages.get();
		mask = open.active();
		reference = open.other();
	}

	@Override
	void execute(final Progress progress) {
		final boolean shown = yes("show", show);
		final Path written = ImageInput.path("output", output);
		final ImageInput maskInput = ImageInput.of("mask", mask);
		final ImageInput referenceInput = ImageInput.required("reference", reference);
		try (Workspace workspace = new Workspace()) {
			final CohortResult<SegmentationMetrics> result = new EvaluateTask().setMask(workspace.file(maskInput)).setReference(
				workspace.file(referenceInput)).optOutput(written).optTolerance(tolerance).optStructure(structure(label, null))
				.run(progress);
			if (written == null || shown) Results.showMetrics(result.done(), name -> maskInput.isFolder() ? name
				: maskInput.baseName());
			requireComplete(result);
		}
	}
}
