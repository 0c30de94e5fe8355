package sc.fiji.score.command.cli;

import java.nio.file.Path;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import sc.fiji.score.common.Progress;
import sc.fiji.score.feedback.FeedbackMode;
import sc.fiji.score.task.CohortResult;
import sc.fiji.score.task.PartitionTask;
import sc.fiji.score.task.SimulateTask;

/** {@code score simulate}. */
@Command(name = "simulate", description = {
	"Plays the rater: scores regions by a reference mask.",
	"Scores the regions of a mask by comparing it with a reference mask.",
	"Without --regions the mask is divided as 'score partition' would do it." })
final class SimulateCommand extends Subcommand {

	@Option(names = "--mask", required = true, paramLabel = "M", description = "Initial mask; or a folder.")
	private Path mask;

	@Option(names = "--reference", required = true, paramLabel = "G",
		description = "Reference mask on the same grid; a folder if the mask is one.")
	private Path reference;

	@Option(names = "--image", paramLabel = "I",
		description = "Image, recorded in the feedback with its checksum; a folder if the mask is one.")
	private Path image;

	@Mixin
	private RegionOptions regions;

	@Option(names = "--feedback", paramLabel = "exact|levels|noisy", defaultValue = "exact", description = {
		"exact: the regional Dice itself; levels: five levels;",
		"noisy: five levels, 30 %% of the scores off by one, 10 %% of the labels flipped (default: ${DEFAULT-VALUE})." })
	private FeedbackMode feedback;

	@Option(names = "--seed", paramLabel = "N", defaultValue = "1",
		description = "Seed of the rater's noise and of clusters (default: ${DEFAULT-VALUE}).")
	private long seed;

	@Option(names = "--output", required = true, paramLabel = "F.json",
		description = "Feedback file to write; a folder if the mask is one.")
	private Path output;

	@Option(names = "--label-in-name", description = {
		"Name the files of a folder CASE_labelN.json: one for each structure, for a model of several." })
	private boolean labelInName;

	@Mixin
	private StructureOption structure;

	@Mixin
	private ReferenceOption referenceLabel;

	@Override
	int run(final Progress progress) {
		final CohortResult<SimulateTask.Result> result = new SimulateTask().setMask(mask).setReference(reference).setOutput(
			output).optImage(image).optMode(feedback).optSeed(seed).optStructure(structure.get()).optReferenceStructure(
				referenceLabel.get()).optLabelInName(labelInName).optPartition(regions.applyTo(new PartitionTask()).optSeed(
					seed)).run(progress);
		result.done().forEach(d -> print(d.result().output() + ": " + d.result().feedback().size() + " regions scored"));
		return conclude(result);
	}
}
