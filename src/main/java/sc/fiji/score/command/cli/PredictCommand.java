package sc.fiji.score.command.cli;

import java.nio.file.Path;
import java.util.Locale;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import sc.fiji.score.common.Progress;
import sc.fiji.score.task.CohortResult;
import sc.fiji.score.task.PartitionTask;
import sc.fiji.score.task.PredictTask;

/** {@code score predict}. */
@Command(name = "predict", description = { "Predicts the scores that a rater would give.",
	"For each region of the initial mask and of the mask that the model makes of it: expected Dice, level and error." })
final class PredictCommand extends Subcommand {

	@Option(names = "--image", required = true, paramLabel = "I", description = "Image; or a folder.")
	private Path image;

	@Option(names = "--mask", required = true, paramLabel = "M",
		description = "Initial mask on the image's grid; a folder if the image is one.")
	private Path mask;

	@Option(names = "--model", required = true, paramLabel = "MODEL",
		description = "Model file that 'score train' or 'score calibrate' wrote, or 'phantom' for the built-in one.")
	private String model;

	@Mixin
	private RegionOptions regions;

	@Option(names = "--seed", paramLabel = "N", defaultValue = "1",
		description = "Seed of clusters (default: ${DEFAULT-VALUE}).")
	private long seed;

	@Option(names = "--edges", paramLabel = "E",
		description = "Edge probabilities in [0,1] to use instead of the computed ones; a folder if the mask is one.")
	private Path edges;

	@Option(names = "--output", required = true, paramLabel = "TABLE",
		description = "Table of all cases and regions to write, .csv or .json.")
	private Path output;

	@Option(names = "--estimates", paramLabel = "CSV", description = {
		"Table case,estimate to write; as estimates.csv beside images/ and initial/",
		"it makes the scoring window show the worst cases first." })
	private Path estimates;

	@Mixin
	private StructureOption structure;

	@Override
	int run(final Progress progress) {
		final CohortResult<PredictTask.Result> result = new PredictTask().setImage(image).setMask(mask).setModel(model)
			.optOutput(output).optEstimates(estimates).optEdges(edges).optStructure(structure.get()).optPartition(regions
				.applyTo(new PartitionTask()).optSeed(seed)).run(progress);
		result.done().forEach(d -> print(String.format(Locale.ROOT, "%s: %d regions, expected Dice %.3f (refined %.3f)", d
			.name(), d.result().regions().size(), d.result().estimate(), d.result().regions().stream().mapToDouble(r -> r
				.refined().dice()).average().orElse(Double.NaN))));
		return conclude(result);
	}
}
