package sc.fiji.score.command;

import java.util.List;
import java.util.Locale;

import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.measure.ResultsTable;

import sc.fiji.score.common.Progress;
import sc.fiji.score.refinement.PredictedScore;
import sc.fiji.score.refinement.QuestionChoice;
import sc.fiji.score.task.NextTask;
import sc.fiji.score.task.PartitionTask;

/** Plugins&gt;SCORE&gt;Next Questions...: which regions to score next. */
@Plugin(type = Command.class, menuPath = "Plugins>SCORE>Next Questions...", label = "Next Questions...", headless = true,
	description = "Says which regions of which cases to score next, by what an answer may change.")
public class NextCommand extends ScoreCommand {

	@Parameter(required = false, persist = false, style = "directory",
		description = "Folder with images, initial and, as far as there is some, feedback.")
	private String data = "";

	@Parameter(required = false, persist = false, style = "file",
		description = "Model file that Train... wrote, or phantom for the small built-in one.")
	private String model = "phantom";

	@Parameter(required = false, persist = false, description = "How many questions over all cases.")
	private int questions = 24;

	@Parameter(required = false, persist = false,
		description = "Label of the structure in masks without feedback; 0: every voxel that is not 0.")
	private int label;

	@Parameter(required = false, persist = false, description = "Number of slabs along the principal axis.")
	private int slabs = 6;

	@Parameter(required = false, persist = false, description = "Number of sectors around the axis.")
	private int sectors = 4;

	@Parameter(required = false, persist = false,
		description = "Number of clusters of the surface (k-means) instead of slabs; 0 for slabs.")
	private int clusters;

	@Parameter(required = false, persist = false, description = "How far from the mask the regions reach, in mm.")
	private double distance = 10;

	@Parameter(required = false, persist = false, description = "Seed of clusters.")
	private long seed = 1;

	@Parameter(required = false, persist = false, style = "save",
		description = "List of the questions to write (.csv); empty for none. The Results table shows them in any case.")
	private String output = "";

	@Override
	void execute(final Progress progress) {
		show(new NextTask().setData(requiredPath("data", data)).setModel(modelOrPhantom(model)).optQuestions(questions)
			.optStructure(structure(label, "")).optPartition(new PartitionTask().optSlabs(slabs, sectors).optClusters(clusters)
				.optDistance(distance).optSeed(seed)).optOutput(ImageInput.path("output", output)).run(progress));
	}

	/** A row per question in the Results table. */
	private static void show(final List<QuestionChoice.Question> list) {
		final ResultsTable table = ResultsTable.getResultsTable();
		table.setPrecision(4);
		for (final QuestionChoice.Question q : list) {
			final PredictedScore p = q.candidate().prediction().initial();
			table.incrementCounter();
			table.addLabel(q.candidate().caseName());
			table.addValue("region", q.candidate().prediction().region());
			table.addValue("gain", q.gain());
			table.addValue("dice", p.dice());
			table.addValue("label", p.label().name().toLowerCase(Locale.ROOT));
			table.addValue("error_voxels", p.errors());
		}
		table.show("Results");
	}
}
