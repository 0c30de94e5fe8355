package sc.fiji.score.command;

import java.util.Locale;

import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.measure.ResultsTable;

import sc.fiji.score.common.Progress;
import sc.fiji.score.refinement.PredictedScore;
import sc.fiji.score.refinement.RegionPrediction;
import sc.fiji.score.task.CohortResult;
import sc.fiji.score.task.PartitionTask;
import sc.fiji.score.task.PredictTask;

/** Plugins&gt;SCORE&gt;Predict Scores...: what a rater would say of the regions of a mask. */
@Plugin(type = Command.class, menuPath = "Plugins>SCORE>Predict Scores...", label = "Predict Scores...", headless = true,
	initializer = "suggestImages",
	description = "Predicts the scores that a rater would give to the regions of a mask, before and after refining.")
public class PredictCommand extends ScoreCommand {

	@Parameter(required = false, persist = false, style = "file",
		description = "Image: title of an open image, file or folder; empty for the active image.")
	private String image = "";

	@Parameter(required = false, persist = false, style = "file",
		description = "Initial mask on the image's grid: title of an open image or file; a folder if the image is one.")
	private String mask = "";

	@Parameter(required = false, persist = false,
		description = "Label of the structure in the mask; 0: every voxel that is not 0.")
	private int label;

	@Parameter(required = false, persist = false, style = "file",
		description = "Model file that Train... wrote, or phantom for the small built-in one.")
	private String model = "phantom";

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

	@Parameter(required = false, persist = false, description = "Seed of clusters.")
	private long seed = 1;

	@Parameter(required = false, persist = false, style = "file",
		description = "Edge probabilities in [0,1] to use instead of the computed ones; empty for none.")
	private String edges = "";

	@Parameter(required = false, persist = false, style = "save",
		description = "Table to write (.csv or .json); empty for none. The Results table shows the scores in any case.")
	private String output = "";

	@Parameter(required = false, persist = false, style = "save",
		description = "Table of each case's estimate to write, estimates.csv for a cohort; empty for none.")
	private String estimates = "";

	/** Called by SciJava before the dialog, when a macro or script may have set inputs already. */
	public void suggestImages() {
		if (!ImageInput.isEmpty(image) || !ImageInput.isEmpty(mask)) return;
		final SuggestedImages open = SuggestedImages.get();
		image = open.activeIsMask() ? open.other() : open.active();
		mask = open.activeIsMask() ? open.active() : open.other();
	}

	@Override
	void execute(final Progress progress) {
		final ImageInput maskInput = ImageInput.required("mask", mask);
		try (Workspace workspace = new Workspace()) {
			final PartitionTask partition = new PartitionTask().optSlabs(slabs, sectors).optClusters(clusters).optRegions(
				workspace.file(ImageInput.optional("regions", regions))).optDistance(distance).optSeed(seed);
			final CohortResult<PredictTask.Result> result = new PredictTask().setImage(workspace.file(ImageInput.of("image",
				image))).setMask(workspace.file(maskInput)).setModel(modelOrPhantom(model))
				.optPartition(partition).optEdges(workspace.file(ImageInput.optional("edges", edges))).optOutput(ImageInput.path(
					"output", output)).optEstimates(ImageInput.path("estimates", estimates)).optStructure(structure(label, ""))
				.run(progress);
			show(result, maskInput);
			requireComplete(result);
		}
	}

	/** A row per region in the Results table. */
	private static void show(final CohortResult<PredictTask.Result> result, final ImageInput mask) {
		final ResultsTable table = ResultsTable.getResultsTable();
		table.setPrecision(4);
		for (final CohortResult.Done<PredictTask.Result> c : result.done())
			for (final RegionPrediction r : c.result().regions()) {
				table.incrementCounter();
				table.addLabel(mask.isFolder() ? c.name() : mask.baseName());
				table.addValue("region", r.region());
				add(table, "initial", r.initial());
				add(table, "refined", r.refined());
			}
		table.show("Results");
	}

	private static void add(final ResultsTable table, final String which, final PredictedScore p) {
		table.addValue(which + "_dice", p.dice());
		table.addValue(which + "_level", p.level());
		table.addValue(which + "_label", p.label().name().toLowerCase(Locale.ROOT));
	}
}
