package sc.fiji.score.command.cli;

import java.nio.file.Path;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import sc.fiji.score.common.Progress;
import sc.fiji.score.task.CohortResult;
import sc.fiji.score.task.PartitionTask;

/** {@code score partition}. */
@Command(name = "partition", description = "Divides the neighbourhood of a mask into regions to be scored.")
final class PartitionCommand extends Subcommand {

	@Option(names = "--mask", required = true, paramLabel = "M", description = "Mask or label image; or a folder.")
	private Path mask;

	@Option(names = "--output", required = true, paramLabel = "R",
		description = "Label image of the regions to write; a folder if the mask is one.")
	private Path output;

	@Mixin
	private RegionOptions regions;

	@Mixin
	private StructureOption structure;

	@Option(names = "--seed", paramLabel = "N", defaultValue = "1",
		description = "Seed of the clusters (default: ${DEFAULT-VALUE}).")
	private long seed;

	@Override
	int run(final Progress progress) {
		final CohortResult<PartitionTask.Result> result = regions.applyTo(new PartitionTask()).setMask(mask).setOutput(
			output).optStructure(structure.get()).optSeed(seed).run(progress);
		result.done().forEach(d -> print(d.result().output() + ": " + d.result().regions() + " regions"));
		return conclude(result);
	}
}
