package sc.fiji.score.command.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import sc.fiji.score.annotation.Axis;
import sc.fiji.score.annotation.CaseAnnotations;
import sc.fiji.score.annotation.LabelImages;
import sc.fiji.score.annotation.SimulatedAnnotator;
import sc.fiji.score.common.Progress;
import sc.fiji.score.task.AddAnnotationsTask;
import sc.fiji.score.task.AnnotateTask;
import sc.fiji.score.task.AnnotationText;
import sc.fiji.score.task.CheckAnnotationsTask;
import sc.fiji.score.task.CohortResult;
import sc.fiji.score.task.ExportAnnotationsTask;
import sc.fiji.score.task.OptionException;

/** {@code score annotate}. */
@Command(name = "annotate", description = { "Makes, takes in, shows and checks weak annotations.",
	"With --reference: simulates them from reference masks. With --image and a drawing, sizes or tags: writes them into a",
	"case's file. With --annotations and --output: writes them as ROIs or a label image; without --output: checks them." })
final class AnnotateCommand extends Subcommand {

	@Option(names = "--reference", paramLabel = "G", description = "Label image with the true structures; or a folder.")
	private Path reference;

	@Option(names = "--kinds", paramLabel = "K,K", defaultValue = "scribbles", description = {
		"What to simulate, any of boxes2d, boxes3d, scribbles, points, tags, size, masks", "(default: ${DEFAULT-VALUE})." })
	private String kinds;

	@Option(names = "--alternate", description = "Annotate one structure per case only, each in turn.")
	private boolean alternate;

	@Option(names = "--slices", paramLabel = "N", defaultValue = "3",
		description = "Number of slices of a case that get strokes (default: ${DEFAULT-VALUE}).")
	private int slices;

	@Option(names = "--axis", paramLabel = "x|y|z", defaultValue = "z",
		description = "Axis of the slices that are looked at (default: ${DEFAULT-VALUE}).")
	private Axis axis;

	@Option(names = "--jitter", paramLabel = "VOXELS", defaultValue = "0.5", description = {
		"Standard deviation of strokes, points and sides of boxes (default: ${DEFAULT-VALUE})." })
	private double jitter;

	@Option(names = "--tag-errors", paramLabel = "SHARE", defaultValue = "0",
		description = "Share of slice tags that are wrong, 0 to 1 (default: ${DEFAULT-VALUE}).")
	private double tagErrors;

	@Option(names = "--size-spread", paramLabel = "SHARE", defaultValue = "0.1", description = {
		"Half width of the size range as a share of the true size, 0 to 1 (default: ${DEFAULT-VALUE})." })
	private double sizeSpread;

	@Option(names = "--seed", paramLabel = "N", defaultValue = "1",
		description = "Seed of the simulation (default: ${DEFAULT-VALUE}).")
	private long seed;

	@Option(names = "--image", paramLabel = "I", description = {
		"Image that was drawn on, recorded with its checksum; for a simulation or check of a folder: a folder." })
	private Path image;

	@Option(names = "--drawing", paramLabel = "D",
		description = "ROIs (.roi, .zip) or a label image that a person drew on the image.")
	private Path drawing;

	@Option(names = "--structures", paramLabel = "N=NAME,...", description = {
		"Structures by label, for example 1=anterior,2=posterior;",
		"simulation: which to annotate (default: every voxel that is not 0)." })
	private String structures;

	@Option(names = "--label", paramLabel = "N", description = "Label of ROIs whose name and group do not tell it.")
	private Integer label;

	@Option(names = "--background", paramLabel = "N", defaultValue = "" + LabelImages.BACKGROUND,
		description = "Value of the background in label images, 0 for none (default: ${DEFAULT-VALUE}).")
	private int background;

	@Option(names = "--size", paramLabel = "N=LOW-HIGH,...",
		description = "Size ranges in mm3, for example 1=300-900,2=200-800.")
	private String sizes;

	@Option(names = "--present", paramLabel = "N,N", description = "Labels of structures that the image shows.")
	private String present;

	@Option(names = "--absent", paramLabel = "N,N", description = "Labels of structures that the image does not show.")
	private String absent;

	@Option(names = "--mask", paramLabel = "M",
		description = "Label image with the complete masks of the structures, near the output.")
	private Path mask;

	@Option(names = "--feedback", paramLabel = "F.json",
		description = "Feedback file with region scores that goes with the annotations; or a folder.")
	private Path feedback;

	@Option(names = "--annotations", paramLabel = "A.json", description = "Annotation file to show or check; or a folder.")
	private Path annotations;

	@Option(names = "--output", paramLabel = "O",
		description = "Annotation file (.json), or a folder; of --annotations: ROIs (.roi, .zip) or a label image.")
	private Path output;

	@Override
	int run(final Progress progress) {
		final long ways = Stream.of(reference, drawing, annotations).filter(p -> p != null).count();
		if (ways > 1) throw new OptionException("Give one of --reference, --drawing and --annotations.");
		if (annotations != null) return output == null ? check(progress) : export(progress);
		if (reference != null) return simulate(progress);
		if (image == null) throw new OptionException(
			"Give --reference to simulate, --image to take in a drawing, or --annotations to show or check them.");
		final AnnotateTask.Result result = new AddAnnotationsTask().setImage(image).setOutput(output).optDrawing(drawing)
			.optMask(mask).optFeedback(feedback).optStructures(AnnotationText.structures(structures)).optLabel(label)
			.optBackground(background).optSizes(AnnotationText.sizes(sizes)).optPresent(AnnotationText.labels(present))
			.optAbsent(AnnotationText.labels(absent)).run(progress);
		print(result.output() + ": " + AnnotateTask.summary(result.annotations()));
		return ScoreCli.OK;
	}

	private int simulate(final Progress progress) {
		OptionValue.positive(slices, "--slices");
		final SimulatedAnnotator.Settings settings = new SimulatedAnnotator.Settings(axis, slices, OptionValue.share(jitter,
			Double.MAX_VALUE, "--jitter"), OptionValue.share(tagErrors, 1, "--tag-errors"), OptionValue.share(sizeSpread, 1,
				"--size-spread"), seed);
		final CohortResult<AnnotateTask.Result> result = new AnnotateTask().setReference(reference).setOutput(output)
			.optKinds(AnnotationText.kinds(kinds)).optStructures(AnnotationText.structures(structures)).optAlternate(alternate)
			.optSettings(settings).optImage(image).optFeedback(feedback).run(progress);
		result.done().forEach(d -> print(d.result().output() + ": " + AnnotateTask.summary(d.result().annotations())));
		return conclude(result);
	}

	private int export(final Progress progress) {
		new ExportAnnotationsTask().setAnnotations(annotations).setOutput(output).optBackground(background).run(progress);
		print("Written to " + output);
		return ScoreCli.OK;
	}

	private int check(final Progress progress) {
		final Map<String, CaseAnnotations> good = new CheckAnnotationsTask().setAnnotations(annotations).optImages(image)
			.optStructures(AnnotationText.structures(structures)).run(progress);
		good.forEach((name, a) -> print(name + ": " + AnnotateTask.summary(a)));
		print("No problems in " + good.size() + " case(s).");
		return ScoreCli.OK;
	}
}
