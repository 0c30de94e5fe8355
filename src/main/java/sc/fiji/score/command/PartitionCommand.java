package sc.fiji.score.command;

import java.nio.file.Path;

import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import sc.fiji.score.common.Progress;
import sc.fiji.score.common.ScoreException;
import sc.fiji.score.task.CohortResult;
import sc.fiji.score.task.PartitionTask;

/** Plugins&gt;SCORE&gt;Partition Regions...: divides a mask's neighbourhood into the regions that a rater scores. */
@Plugin(type = Command.class, menuPath = "Plugins>SCORE>Partition Regions...", label = "Partition Regions...",
	headless = true, initializer = "suggestImages",
	description = "Divides the neighbourhood of a mask into the regions that a rater scores.")
public class PartitionCommand extends ScoreCommand {

	@Parameter(required = false, persist = false, style = "file",
		description = "Mask or label image: title of an open image, file or folder; empty for the active image.")
	private String mask = "";

	@Parameter(required = false, persist = false,
		description = "Label of the structure in the mask; 0: every voxel that is not 0.")
	private int label;

	@Parameter(required = false, persist = false, description = "Name of the structure, written into the output.")
	private String structure_name = "";

	@Parameter(required = false, persist = false, description = "Number of slabs along the principal axis.")
	private int slabs = 6;

	@Parameter(required = false, persist = false, description = "Number of sectors around the axis.")
	private int sectors = 4;

	@Parameter(required = false, persist = false,
		description = "Number of clusters of the surface (k-means) instead of slabs; 0 for slabs.")
	private int clusters;

	@Parameter(required = false, persist = false, style = "file",
		description = "Your own label image, whose components become the regions: title of an open image, file or folder; " +
			"empty for none.")
	private String regions = "";

	@Parameter(required = false, persist = false, description = "How far from the mask the regions reach, in mm.")
	private double distance = 10;

	@Parameter(required = false, persist = false, description = "Seed of the clusters.")
	private long seed = 1;

	@Parameter(required = false, persist = false, style = "file",
		description = "Label image to write (a folder if the mask is one); empty to show it only.")
	private String output = "";

	@Parameter(required = false, persist = false, choices = { "no", "yes" },
		description = "Whether to show the result although it is written.")
	private String show = "no";

	/** Called by SciJava before the dialog, when a macro or script may have set inputs already. */
	public void suggestImages() {
		if (ImageInput.isEmpty(mask)) mask = SuggestedImages.get().active();
	}

	@Override
	void execute(final Progress progress) {
		final boolean shown = yes("show", show);
		final ImageInput input = ImageInput.of("mask", mask);
		final Path written = ImageInput.path("output", output);
		if (input.isFolder() && written == null) throw new ScoreException("Set output to a folder, for the mask is one.");
		final String title = input.baseName() + "-regions";
		try (Workspace workspace = new Workspace()) {
			final Path target = written == null ? workspace.output(ImageInput.fileName(title) + ".nii") : written;
			final CohortResult<PartitionTask.Result> result = new PartitionTask().setMask(workspace.file(input)).setOutput(
				target).optStructure(structure(label, structure_name)).optSlabs(slabs, sectors).optClusters(clusters).optRegions(
					workspace.file(ImageInput.optional("regions", regions))).optDistance(distance).optSeed(seed).run(progress);
			if (!input.isFolder() && (written == null || shown)) Results.showRegions(target, result.first().regions(), title);
			requireComplete(result);
		}
	}
}
