package sc.fiji.score.command;

import java.util.Locale;

import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import sc.fiji.score.common.Progress;
import sc.fiji.score.common.ScoreException;
import sc.fiji.score.feedback.FeedbackMode;
import sc.fiji.score.task.PartitionTask;
import sc.fiji.score.task.SimulateTask;

/** Plugins&gt;SCORE&gt;Simulate Feedback...: computes the scores of a rater from a reference mask. */
@Plugin(type = Command.class, menuPath = "Plugins>SCORE>Simulate Feedback...", label = "Simulate Feedback...",
	headless = true, initializer = "suggestImages",
	description = "Computes from a reference mask how a rater would score the regions of a mask.")
public class SimulateCommand extends ScoreCommand {

	@Parameter(required = false, persist = false, style = "file",
		description = "Initial mask: title of an open image, file or folder; empty for the active image.")
	private String mask = "";

	@Parameter(required = false, persist = false, style = "file",
		description = "Reference mask on the same grid: title of an open image or file; a folder if the mask is one.")
	private String reference = "";

	@Parameter(required = false, persist = false, description = "Number of slabs along the principal axis.")
	private int slabs = 6;

	@Parameter(required = false, persist = false, description = "Number of sectors around the axis.")
	private int sectors = 4;

	@Parameter(required = false, persist = false,
		description = "Number of clusters of the surface (k-means) instead of slabs; 0 for slabs.")
	private int clusters;

	@Parameter(required = false, persist = false, style = "file",
		description = "Regions that Partition Regions... wrote, or your own label image, instead of slabs; empty for none.")
	private String regions = "";

	@Parameter(required = false, persist = false, description = "How far from the mask the regions reach, in mm.")
	private double distance = 10;

	@Parameter(required = false, persist = false, style = "file",
		description = "Image, recorded in the feedback with its checksum; empty for none.")
	private String image = "";

	@Parameter(required = false, persist = false,
		description = "Label of the structure in the masks; 0: every voxel that is not 0.")
	private int label;

	@Parameter(required = false, persist = false, description = "Name of the structure, written into the feedback.")
	private String structure_name = "";

	@Parameter(required = false, persist = false, choices = { "exact", "levels", "noisy" },
		description = "exact: the Dice itself; levels: five levels; noisy: levels with mistakes.")
	private String feedback = "exact";

	@Parameter(required = false, persist = false, description = "Seed of the mistakes.")
	private long seed = 1;

	@Parameter(required = false, persist = false, style = "file",
		description = "Feedback file to write (.json); a folder if the mask is one.")
	private String output = "";

	/** Called by SciJava before the dialog, when a macro or script may have set inputs already. */
	public void suggestImages() {
		if (!ImageInput.isEmpty(mask) || !ImageInput.isEmpty(reference)) return;
		final SuggestedImages open = SuggestedImages.get();
		mask = open.active();
		reference = open.other();
	}

	@Override
	void execute(final Progress progress) {
		try (Workspace workspace = new Workspace()) {
			final PartitionTask partition = new PartitionTask().optSlabs(slabs, sectors).optClusters(clusters).optRegions(
				workspace.file(ImageInput.optional("regions", regions))).optDistance(distance).optSeed(seed);
			requireComplete(new SimulateTask().setMask(workspace.savedFile(ImageInput.of("mask", mask))).setReference(workspace
				.file(ImageInput.required("reference", reference))).setOutput(requiredPath("output", output)).optPartition(
					partition).optImage(workspace.savedFile(ImageInput.optional("image", image))).optMode(mode(feedback)).optSeed(
						seed).optStructure(structure(label, structure_name)).run(progress));
		}
	}

	private static FeedbackMode mode(final String value) {
		try {
			return FeedbackMode.valueOf(value.toUpperCase(Locale.ROOT));
		}
		catch (final IllegalArgumentException e) {
			throw new ScoreException("feedback has to be exact, levels or noisy, not '" + value + "'.", e);
		}
	}
}
