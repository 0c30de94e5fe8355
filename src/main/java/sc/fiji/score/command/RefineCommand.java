package sc.fiji.score.command;

import java.nio.file.Path;
import java.util.Locale;

import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import sc.fiji.score.common.Progress;
import sc.fiji.score.common.ScoreException;
import sc.fiji.score.refinement.Acceptance;
import sc.fiji.score.refinement.Members;
import sc.fiji.score.refinement.Review;
import sc.fiji.score.refinement.Refiner;
import sc.fiji.score.task.CohortResult;
import sc.fiji.score.task.RefineTask;
import sc.fiji.score.ui.WindowReview;
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

	@Parameter(required = false, persist = false, style = "file",
		description = "Uncertainty of each voxel to write, from several looks; empty for none.")
	private String uncertainty = "";

	@Parameter(required = false, persist = false, choices = { "entropy", "deviation" },
		description = "entropy (bits) of the looks' mean probability, or their standard deviation.")
	private String uncertainty_measure = "entropy";

	@Parameter(required = false, persist = false,
		description = "Share of the mask's voxels that may change before the case is called suspicious, above 0.")
	private double limit = Refiner.DEFAULT_LIMIT;

	@Parameter(required = false, persist = false, choices = { "no", "yes" },
		description = "Whether to change masks, too, that seem right: the model hardly changes them.")
	private String always = "no";

	@Parameter(required = false, persist = false, choices = { "no", "yes" },
		description = "Whether to decide in a window, region by region, what is written; for a single case.")
	private String review = "no";

	@Parameter(required = false, persist = false,
		description = "Without a window: regions to accept, 1,2,5 or all or none; empty to write the whole result.")
	private String accept_regions = "";

	@Parameter(required = false, persist = false, description = "Who accepted those regions.")
	private String reviewer = "";

	@Parameter(required = false, persist = false, description = "When, for example 2026-01-31T12:00:00Z.")
	private String reviewed = "";

	@Parameter(required = false, persist = false, choices = { "no", "yes" },
		description = "Whether to show the results although they are written.")
	private String show = "no";

	/** Called by SciJava before the dialog, when a macro or script may have set inputs already. */
	public void suggestImages() {
		if (!ImageInput.isEmpty(image) || !ImageInput.isEmpty(mask)) return;
		final SuggestedImages open = SuggestedImages.get();
		image = open.activeIsMask() ? open.other() : open.active();
		mask = open.activeIsMask() ? open.active() : open.other();
		// Macros and scripts do not wait for a person unless they say so.
		if (SuggestedImages.inDialog()) review = "yes";
	}

	@Override
	void execute(final Progress progress) {
		final boolean shown = yes("show", show), asked = yes("review", review);
		final Structure structure = structure(label, structure_name);
		final ImageInput imageInput = ImageInput.of("image", image), maskInput = ImageInput.required("mask", mask);
		final Path written = ImageInput.path("output", output), prob = ImageInput.path("probability", probability);
		final Path unsure = ImageInput.path("uncertainty", uncertainty);
		if (maskInput.isFolder() && written == null) throw new ScoreException("Set output to a folder, for the mask is one.");
		if (asked && maskInput.isFolder()) throw new ScoreException(
			"A review is for a single case: set review to no for folders, or refine the cases one by one.");
		try (Workspace workspace = new Workspace()) {
			final Path target = written == null ? workspace.output(ImageInput.fileName(maskInput
				.baseName() + "-refined") + ".nii") : written;
			final Path imageFile = workspace.file(imageInput), maskFile = workspace.file(maskInput);
			final RefineTask task = new RefineTask().setImage(imageFile).setMask(maskFile).setModel(modelOrPhantom(
				model)).setOutput(target).optProbability(prob).optUncertainty(unsure).optUncertaintyMeasure(
					measure(uncertainty_measure));
			final CohortResult<RefineTask.Result> result = task.optEdges(workspace.file(ImageInput.optional("edges", edges)))
				.optStructure(structure).optLimit(limit).optAlways(yes("always", always)).optReview(review(asked, maskInput, imageInput)).run(progress);
			if (asked) settle(result.first().acceptance());
			if (written == null || shown || asked) show(result, maskInput, imageInput, imageFile, maskFile, structure);
			requireComplete(result);
		}
	}

	private static Members.Measure measure(final String value) {
		for (final Members.Measure m : Members.Measure.values())
			if (m.name().equals(value.toUpperCase(Locale.ROOT))) return m;
		throw new ScoreException("uncertainty_measure has to be entropy or deviation, not '" + value + "'.");
	}

	private Review review(final boolean asked, final ImageInput maskInput, final ImageInput imageInput) {
		final boolean named = !ImageInput.isEmpty(accept_regions);
		if (asked && named) throw new ScoreException(
			"review=yes and accept_regions exclude each other: decide in the window, or name the regions.");
		if (asked) return new WindowReview(maskInput.baseName(), imageInput.open());
		if (!named) return null;
		final Acceptance accepted = Acceptance.parse(accept_regions, reviewer, reviewed);
		return (volume, changes) -> accepted;
	}

	/** What the recorder writes: the line that gives the same result again without a window. */
	private void settle(final Acceptance acceptance) {
		review = "no";
		accept_regions = acceptance.text();
		reviewer = acceptance.reviewer();
		reviewed = acceptance.reviewed() == null ? "" : acceptance.reviewed().toString();
	}

	private static void show(final CohortResult<RefineTask.Result> result, final ImageInput mask, final ImageInput image,
		final Path imageFile, final Path maskFile, final Structure structure)
	{
		final String name = mask.baseName();
		if (!mask.isFolder() && result.first().output() != null) {
			final Path prob = result.first().probability();
			if (prob != null) Results.showProbability(prob, name + "-probability");
			final Path unsure = result.first().uncertainty();
			if (unsure != null) Results.showProbability(unsure, name + "-uncertainty");
			RefinementResults.show(image.open(), imageFile, maskFile, structure, result.first().output(), name + "-refined");
		}
		RefinementResults.table(result.done(), file -> mask.isFolder() ? file : name);
	}
}
