package sc.fiji.score.command.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import sc.fiji.score.common.Progress;
import sc.fiji.score.evaluation.SegmentationMetrics;
import sc.fiji.score.task.CohortResult;
import sc.fiji.score.task.EvaluateTask;

/** {@code score evaluate}. */
@Command(name = "evaluate", description = "Compares masks with reference masks.", footer = { "",
	"Surface voxels: the mask minus its erosion by 6 neighbours. Distances in mm.",
	"One mask empty: distances are Infinity. Both empty: Dice 1, distances 0.",
	"", "Exit codes: 0 done, 1 failed, 2 wrong usage." })
final class EvaluateCommand extends Subcommand {

	@Option(names = "--reference", required = true, paramLabel = "R", description = "Reference mask; or a folder.")
	private Path reference;

	@Option(names = "--mask", required = true, paramLabel = "M",
		description = "Mask to judge on the same grid; a folder if the reference is one.")
	private Path mask;

	@Option(names = "--tolerance", paramLabel = "MM", defaultValue = "1",
		description = "Tolerance of the normalised surface Dice in mm (default: ${DEFAULT-VALUE}).")
	private double tolerance;

	@Option(names = "--output", required = true, paramLabel = "CSV", description = "Table to write, one line per case.")
	private Path output;

	@Mixin
	private StructureOption structure;

	@Mixin
	private ReferenceOption referenceLabel;

	@Override
	int run(final Progress progress) {
		final CohortResult<SegmentationMetrics> result = new EvaluateTask().setReference(reference).setMask(mask).optOutput(
			output).optTolerance(tolerance).optStructure(structure.get()).optReferenceStructure(referenceLabel.get()).run(
				progress);
		final List<SegmentationMetrics> all = result.done().stream().map(CohortResult.Done::result).toList();
		if (!all.isEmpty()) print(String.format(Locale.ROOT,
			"%d case%s, mean: Dice %.4f, HD95 %.3f mm, ASSD %.3f mm, NSD at %s mm %.4f", all.size(), all.size() == 1 ? ""
				: "s", mean(all, SegmentationMetrics::dice), mean(all, SegmentationMetrics::hd95), mean(all,
					SegmentationMetrics::assd), tolerance, mean(all, SegmentationMetrics::nsd)));
		return conclude(result);
	}

	private static double mean(final List<SegmentationMetrics> all, final ToDoubleFunction<SegmentationMetrics> metric) {
		return all.stream().mapToDouble(metric).average().orElse(Double.NaN);
	}
}
