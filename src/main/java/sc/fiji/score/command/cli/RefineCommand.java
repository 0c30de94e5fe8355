package sc.fiji.score.command.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import sc.fiji.score.common.Progress;
import sc.fiji.score.common.ScoreException;
import sc.fiji.score.refinement.Acceptance;
import sc.fiji.score.refinement.Ensemble;
import sc.fiji.score.task.BuiltInModels;
import sc.fiji.score.refinement.Members;
import sc.fiji.score.task.CohortResult;
import sc.fiji.score.task.OptionException;
import sc.fiji.score.task.RefineTask;
import sc.fiji.score.task.SegmentTask;

/** {@code score refine}. */
@Command(name = "refine", description = { "Refines masks with a trained model.",
	"With folders the model is loaded once; a bad case is named and the others are done.",
	"Several structures, models without masks, and several models: see the user guide." })
final class RefineCommand extends Subcommand {

	@Option(names = "--image", required = true, paramLabel = "I", description = "Image; or a folder.")
	private Path image;

	@Option(names = "--mask", paramLabel = "M", description = {
		"Initial mask on the image's grid; a folder if the image is one.",
		"A label image for a model of several structures. Left out for a model that needs none." })
	private Path mask;

	@Option(names = "--model", required = true, paramLabel = "MODEL", description = {
		"Model file that 'score train' wrote, or 'phantom' for the built-in one.",
		"Given several times, the models are fused." })
	private List<String> models;

	@Option(names = "--fusion", paramLabel = "mean|staple", defaultValue = "mean",
		description = "How several models are fused (default: ${DEFAULT-VALUE}).")
	private Ensemble.Fusion fusion;

	@Option(names = "--entropy", paramLabel = "H", description = {
		"Entropy of the models' mean probability to write, in bits; a folder if the image is one." })
	private Path entropy;

	@Option(names = "--largest", description = {
		"Keep only the largest piece of a structure without initial mask." })
	private boolean largest;

	@Option(names = "--output", required = true, paramLabel = "O",
		description = "Refined mask to write; a folder if the mask is one (the files get the masks' names).")
	private Path output;

	@Option(names = "--probability", paramLabel = "P",
		description = "Foreground probability to write; a folder if the mask is one.")
	private Path probability;

	@Option(names = "--uncertainty", paramLabel = "U",
		description = "Uncertainty of each voxel to write, from several looks; a folder if the mask is one.")
	private Path uncertainty;

	@Option(names = "--uncertainty-measure", paramLabel = "entropy|deviation", defaultValue = "entropy", description = {
		"entropy (bits) of the looks' mean probability, or their standard deviation (default: ${DEFAULT-VALUE})." })
	private Members.Measure measure;

	@Option(names = "--edges", paramLabel = "E",
		description = "Edge probabilities in [0,1] to use instead of the computed ones; a folder if the mask is one.")
	private Path edges;

	@Option(names = "--limit", paramLabel = "SHARE",
		description = "Share of the mask's voxels that may change before a case is called suspicious (default: 0.5).")
	private Double limit;

	@Option(names = "--always", description = {
		"Also change masks that seem right: that the model changes far less than those it was trained on." })
	private boolean always;

	@Option(names = "--accept-regions", paramLabel = "LIST", description = {
		"Take over only what was accepted in these regions: numbers with commas, or all, or none." })
	private String regions;

	@Option(names = "--reviewer", paramLabel = "NAME", defaultValue = "",
		description = "Who accepted them; written into the output's JSON file.")
	private String reviewer;

	@Option(names = "--reviewed", paramLabel = "TIME", defaultValue = "",
		description = "When, for example 2026-01-31T12:00:00Z.")
	private String reviewed;

	@Mixin
	private StructureOption structure;

	@Override
	int run(final Progress progress) {
		if (isSegmentation()) return segment(progress);
		final RefineTask task = new RefineTask().setImage(image).setMask(mask).setModel(models.get(0)).setOutput(output)
			.optProbability(probability).optUncertainty(uncertainty).optUncertaintyMeasure(measure).optEdges(edges)
			.optStructure(structure.get()).optAlways(always).optAcceptance(acceptance());
		if (limit != null) task.optLimit(limit);
		final CohortResult<RefineTask.Result> result = task.run(progress);
		result.done().stream().filter(d -> d.result().output() != null).forEach(d -> print(String.format(Locale.ROOT,
			"%s: %.1f %% of the mask changed%s", d.result().output(), 100 * d.result().changedFraction(), d.result()
				.suspicious() ? " (suspicious: look at it)" : d.result().leftAlone() ? " (it seems right)" : "")));
		return conclude(result);
	}

	/** Whether there is more to do than to refine one mask with one model. */
	private boolean isSegmentation() {
		return mask == null || models.size() > 1 || entropy != null || BuiltInModels.open(models.get(0)).structures()
			.size() > 1;
	}

	private int segment(final Progress progress) {
		if (regions != null || uncertainty != null) throw new OptionException(
			"--accept-regions and --uncertainty go with one model of one structure, and its mask.");
		final SegmentTask task = new SegmentTask().setImage(image).optMask(mask).setModels(models).setOutput(output)
			.optProbability(probability).optEntropy(entropy).optEdges(edges).optFusion(fusion).optLargestComponent(largest)
			.optStructure(mask == null ? null : structure.get()).optAlways(always);
		if (limit != null) task.optLimit(limit);
		final CohortResult<SegmentTask.Result> result = task.run(progress);
		result.done().forEach(d -> d.result().parts().forEach(p -> print(String.format(Locale.ROOT,
			"%s: %s, %d voxels%s%s%s", d.result().output(), p.structure().name(), p.voxels(), mask == null ? "" : String.format(
				Locale.ROOT, ", %.1f %% of the mask changed", 100 * p.changedFraction()), models.size() == 1 ? "" : String
					.format(Locale.ROOT, ", the models agree by a Dice of %.3f", p.agreement()), p.suspicious()
						? " (suspicious: look at it)" : p.leftAlone() ? " (it seems right)" : ""))));
		return conclude(result);
	}

	private Acceptance acceptance() {
		if (regions == null) return null;
		try {
			return Acceptance.parse(regions, reviewer, reviewed);
		}
		catch (final ScoreException e) {
			throw new OptionException(e.getMessage());
		}
	}
}
