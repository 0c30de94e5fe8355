package sc.fiji.score.task;

import static sc.fiji.score.task.OptionException.require;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import sc.fiji.score.annotation.AnnotationChecks;
import sc.fiji.score.annotation.AnnotationFile;
import sc.fiji.score.annotation.AnnotationKind;
import sc.fiji.score.annotation.CaseAnnotations;
import sc.fiji.score.annotation.FullMask;
import sc.fiji.score.annotation.SimulatedAnnotator;
import sc.fiji.score.annotation.StructureAnnotation;
import sc.fiji.score.common.Progress;
import sc.fiji.score.common.ScoreException;
import sc.fiji.score.feedback.FileReference;
import sc.fiji.score.feedback.FileReferences;
import sc.fiji.score.io.VolumeFiles;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.Structure;
import sc.fiji.score.volume.Volume;

/**
 * Plays the annotator: makes weak annotations of any kinds from reference masks, with a stated imprecision, and writes
 * them as annotation files. Files, or folders with equal names. Full masks are written into a folder {@code masks}
 * beside.
 */
public class AnnotateTask {

	/** Full masks lie in a folder of this name beside the annotations. */
	static final String MASKS = "masks";

	private Path reference;
	private Path image;
	private Path feedback;
	private Path output;
	private Set<AnnotationKind> kinds = EnumSet.of(AnnotationKind.SCRIBBLES);
	private List<Structure> structures = List.of(Structure.FOREGROUND);
	private SimulatedAnnotator.Settings settings = SimulatedAnnotator.Settings.DEFAULT;
	private boolean alternate;

	/**
	 * What was made for a case.
	 *
	 * @param output the annotation file
	 * @param annotations what it says
	 */
	public record Result(Path output, CaseAnnotations annotations) {}

	/** Label image with the true structures, a file or a folder. */
	public AnnotateTask setReference(final Path file) {
		reference = file;
		return this;
	}

	/** The annotation file to write (JSON); a folder if the reference is one. */
	public AnnotateTask setOutput(final Path file) {
		output = file;
		return this;
	}

	/** What to make; scribbles by default. */
	public AnnotateTask optKinds(final Collection<AnnotationKind> values) {
		if (values.isEmpty()) throw new OptionException("State at least one kind of annotation, for example scribbles.");
		kinds = EnumSet.copyOf(values);
		return this;
	}

	/** Which structures to annotate; by default every non-zero voxel as one. */
	public AnnotateTask optStructures(final List<Structure> values) {
		structures = values.isEmpty() ? List.of(Structure.FOREGROUND) : List.copyOf(values);
		return this;
	}

	/** Whether each case gets one of the structures only, the next case the next one: a partly labelled set. */
	public AnnotateTask optAlternate(final boolean value) {
		alternate = value;
		return this;
	}

	/** How precise the annotator is; {@link SimulatedAnnotator.Settings#DEFAULT} by default. */
	public AnnotateTask optSettings(final SimulatedAnnotator.Settings value) {
		settings = value;
		return this;
	}

	/** The image (a folder if the reference is one), recorded with its checksum; or null. */
	public AnnotateTask optImage(final Path file) {
		image = file;
		return this;
	}

	/** Feedback file with region scores (a folder if the reference is one) that goes with the annotations; or null. */
	public AnnotateTask optFeedback(final Path file) {
		feedback = file;
		return this;
	}

	/**
	 * Annotates each case and writes its file.
	 *
	 * @throws ScoreException if (for a single case) an input cannot be used, or the output not be written
	 */
	public CohortResult<Result> run(final Progress progress) {
		require(output, "output");
		final Map<String, Path> inputs = new LinkedHashMap<>();
		inputs.put(Inputs.REFERENCE, require(reference, Inputs.REFERENCE));
		inputs.put("image", image);
		inputs.put("feedback", feedback);
		final Cohort cohort = new Cohort(inputs);
		if (cohort.isFolder()) Outputs.makeFolder(output);
		final List<String> names = cohort.cases().stream().map(Cohort.Case::name).toList();
		return cohort.run("Annotate", progress, c -> one(c, names.indexOf(c.name()), cohort.output(output, c.name() +
			".json"), progress));
	}

	private Result one(final Cohort.Case c, final int number, final Path out, final Progress progress) {
		final Path referenceFile = c.file(Inputs.REFERENCE), imageFile = c.file("image"), feedbackFile = c.file("feedback");
		if (!out.getFileName().toString().endsWith(".json")) throw new OptionException("The annotation file " + out +
			" must have a name that ends in .json.");
		Outputs.checkFile(out, c.files().values());
		final Volume labels = VolumeFiles.read(referenceFile);
		if (imageFile != null) VolumeFiles.readGeometry(imageFile).requireSameGrid(labels.geometry(), "The image " +
			imageFile, "the reference " + referenceFile);
		final Map<Structure, Mask> truth = new LinkedHashMap<>();
		for (final Structure s : alternate ? List.of(structures.get(number % structures.size())) : structures)
			truth.put(s, maskOf(labels, s, referenceFile));
		final Map<Structure, FullMask> full = new LinkedHashMap<>();
		if (kinds.contains(AnnotationKind.MASKS)) {
			final Path masks = out.resolveSibling(MASKS).resolve(VolumeFiles.outputName(referenceFile));
			Outputs.checkFile(masks, c.files().values());
			write(truth, masks);
			final FileReference file = FileReferences.of(masks);
			truth.keySet().forEach(s -> full.put(s, new FullMask(file, s.label())));
		}
		progress.checkCancelled();
		final CaseAnnotations annotations = annotate(c.name(), FileReferences.of(imageFile), truth, full, FileReferences.of(
			referenceFile)).withFeedback(FileReferences.of(feedbackFile));
		AnnotationChecks.require(AnnotationChecks.problems(annotations, Map.of(), true));
		AnnotationFile.write(annotations, out);
		return new Result(out, annotations);
	}

	private static Mask maskOf(final Volume labels, final Structure s, final Path file) {
		try {
			return Mask.of(labels, s);
		}
		catch (final ScoreException e) {
			throw new ScoreException(file + ": " + e.getMessage(), e);
		}
	}

	/** A label image of the structures alone: the others are unknown to the reader, too. */
	private static void write(final Map<Structure, Mask> truth, final Path file) {
		final Mask first = truth.values().iterator().next();
		final short[] values = new short[first.voxels().length];
		truth.forEach((s, mask) -> {
			for (int i = 0; i < values.length; i++)
				if (mask.voxels()[i] != 0) values[i] = (short) (s.label() == Structure.ANY ? 1 : s.label());
		});
		VolumeFiles.write(Volume.ofUnsignedShorts(values, first.geometry()), file);
	}

	/**
	 * Annotates a case in memory.
	 *
	 * @param caseName picks, with the seed, the annotator's random choices
	 * @param imageFile the image that belongs to the reference, or null
	 * @param truth the structures with their masks
	 * @param full for {@link AnnotationKind#MASKS}: the file of each structure's mask; else empty
	 * @param referenceFile the file of the reference, or null
	 */
	public CaseAnnotations annotate(final String caseName, final FileReference imageFile,
		final Map<Structure, Mask> truth, final Map<Structure, FullMask> full, final FileReference referenceFile)
	{
		return new SimulatedAnnotator(settings).annotate(caseName, imageFile, truth, kinds, full, referenceFile);
	}

	/** What there is of a case in few words, for a line of a log. */
	public static String summary(final CaseAnnotations a) {
		final List<String> out = new ArrayList<>();
		for (final StructureAnnotation s : a.structures()) {
			final List<String> parts = new ArrayList<>();
			count(parts, s.boxes().size(), "box", "boxes");
			count(parts, s.scribbles().size(), "scribble", "scribbles");
			count(parts, s.points().size(), "point", "points");
			count(parts, s.tags().size(), "tag", "tags");
			if (s.size() != null) parts.add("a size range");
			if (s.mask() != null) parts.add("a full mask");
			if (!parts.isEmpty()) out.add((s.structure().label() == Structure.ANY ? "all structures" : s.structure().name()) +
				": " + String.join(", ", parts));
		}
		return out.isEmpty() ? "nothing" : String.join("; ", out);
	}

	private static void count(final List<String> out, final int n, final String one, final String many) {
		if (n > 0) out.add(n + " " + (n == 1 ? one : many));
	}
}
