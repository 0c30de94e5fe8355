package sc.fiji.score.task;

import static sc.fiji.score.task.OptionException.require;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import sc.fiji.score.annotation.AnnotationChecks;
import sc.fiji.score.annotation.AnnotationFile;
import sc.fiji.score.annotation.CaseAnnotations;
import sc.fiji.score.annotation.FullMask;
import sc.fiji.score.annotation.LabelImages;
import sc.fiji.score.annotation.RoiFiles;
import sc.fiji.score.annotation.SizeRange;
import sc.fiji.score.annotation.StructureAnnotation;
import sc.fiji.score.annotation.Tag;
import sc.fiji.score.common.Progress;
import sc.fiji.score.common.ScoreException;
import sc.fiji.score.feedback.FileReference;
import sc.fiji.score.feedback.FileReferences;
import sc.fiji.score.io.CaseFolder;
import sc.fiji.score.io.VolumeFiles;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Structure;
import sc.fiji.score.volume.Volume;

/**
 * Takes what a person drew on an image (ROIs or a label image), said of it (sizes, tags of the whole image), or has as
 * complete masks, into the annotation file of the case. What the file says already stays, and nothing is written if
 * the new annotations contradict it or each other.
 */
public class AddAnnotationsTask {

	private Path image;
	private Path drawing;
	private Path mask;
	private Path feedback;
	private Path output;
	private List<Structure> structures = List.of();
	private Integer label;
	private int background = LabelImages.BACKGROUND;
	private Map<Integer, SizeRange> sizes = Map.of();
	private List<Integer> present = List.of();
	private List<Integer> absent = List.of();

	/** The image on which was drawn: it gives the grid, and the case its name. */
	public AddAnnotationsTask setImage(final Path file) {
		image = file;
		return this;
	}

	/** The annotation file to write or add to (JSON). */
	public AddAnnotationsTask setOutput(final Path file) {
		output = file;
		return this;
	}

	/** ROIs ({@code .roi}, {@code .zip}) or a label image on the image's grid; or null. */
	public AddAnnotationsTask optDrawing(final Path file) {
		drawing = file;
		return this;
	}

	/**
	 * Label image with the complete masks of the structures, or of all its labels where no structures are given; near the
	 * output; or null.
	 */
	public AddAnnotationsTask optMask(final Path file) {
		mask = file;
		return this;
	}

	/** Feedback file with region scores that goes with the annotations; or null. */
	public AddAnnotationsTask optFeedback(final Path file) {
		feedback = file;
		return this;
	}

	/** The structures that have names. */
	public AddAnnotationsTask optStructures(final List<Structure> values) {
		structures = List.copyOf(values);
		return this;
	}

	/** The label of ROIs that do not tell theirs by name or group; null for an error. */
	public AddAnnotationsTask optLabel(final Integer value) {
		label = value;
		return this;
	}

	/** The value of the background in a label image; {@value LabelImages#BACKGROUND} by default, 0 for none. */
	public AddAnnotationsTask optBackground(final int value) {
		background = value;
		return this;
	}

	/** Size ranges by label. */
	public AddAnnotationsTask optSizes(final Map<Integer, SizeRange> values) {
		sizes = Map.copyOf(values);
		return this;
	}

	/** Labels of structures that the image shows. */
	public AddAnnotationsTask optPresent(final List<Integer> labels) {
		present = List.copyOf(labels);
		return this;
	}

	/** Labels of structures that the image does not show. */
	public AddAnnotationsTask optAbsent(final List<Integer> labels) {
		absent = List.copyOf(labels);
		return this;
	}

	/**
	 * Reads, checks and writes.
	 *
	 * @return what the file says now
	 * @throws ScoreException naming the file, ROI or case, if something cannot be read, lies outside, or contradicts
	 */
	public AnnotateTask.Result run(final Progress progress) {
		require(image, "image");
		require(output, "output");
		if (!output.getFileName().toString().endsWith(".json")) throw new OptionException("The annotation file " + output +
			" must have a name that ends in .json.");
		Outputs.checkFile(output, Arrays.asList(image, drawing, mask, feedback));
		final Geometry grid = VolumeFiles.readGeometry(image);
		final String name = CaseFolder.baseName(image);
		final Map<Integer, StructureAnnotation> said = new LinkedHashMap<>();
		if (drawing != null) drawn(grid).forEach(s -> said.put(s.structure().label(), s));
		sizes.forEach((l, range) -> put(said, l, s -> s.withSize(range)));
		present.forEach(l -> put(said, l, s -> s.withTags(List.of(Tag.image(true)))));
		absent.forEach(l -> put(said, l, s -> s.withTags(List.of(Tag.image(false)))));
		if (mask != null) addMasks(said, grid);
		if (said.isEmpty() && feedback == null) throw new OptionException("There is nothing to add to case " + name +
			". Give a drawing, a size range, a tag, a mask or feedback.");
		final CaseAnnotations added = CaseAnnotations.of(name, FileReferences.of(image), grid, List.copyOf(said.values()))
			.withFeedback(FileReferences.of(feedback));
		progress.checkCancelled();
		final CaseAnnotations all = merged(added);
		AnnotationChecks.require(AnnotationChecks.problems(all, AnnotationFile.fullMasks(all, output), true));
		AnnotationFile.write(all, output);
		return new AnnotateTask.Result(output, all);
	}

	private List<StructureAnnotation> drawn(final Geometry grid) {
		if (RoiFiles.isRoiFile(drawing)) return RoiFiles.read(drawing, grid, structures, label == null ? null : structure(
			label));
		final Volume labels = VolumeFiles.read(drawing);
		labels.geometry().requireSameGrid(grid, "The label image " + drawing, "the image " + image);
		return LabelImages.read(labels, background, structures, drawing.toString());
	}

	private void addMasks(final Map<Integer, StructureAnnotation> said, final Geometry grid) {
		final Volume labels = VolumeFiles.read(mask);
		labels.geometry().requireSameGrid(grid, "The mask " + mask, "the image " + image);
		final List<Structure> complete = structures.isEmpty() ? LabelImages.read(labels, 0, List.of(), mask.toString())
			.stream().map(StructureAnnotation::structure).toList() : structures;
		final FileReference file = FileReferences.of(mask);
		complete.forEach(s -> put(said, s.label(), a -> a.withMask(new FullMask(file, s.label()))));
	}

	private void put(final Map<Integer, StructureAnnotation> said, final int of,
		final UnaryOperator<StructureAnnotation> change)
	{
		said.compute(of, (l, s) -> change.apply(s == null ? StructureAnnotation.of(structure(l)) : s));
	}

	/** The structure of a label: as named now, or as the file that is there calls it. */
	private Structure structure(final int of) {
		return structures.stream().filter(s -> s.label() == of).findFirst().orElseGet(() -> Structure.ofLabel(of));
	}

	private CaseAnnotations merged(final CaseAnnotations added) {
		if (!Files.exists(output)) return added;
		final CaseAnnotations old = AnnotationFile.read(output);
		try {
			// Who does not repeat a structure's name means the structure that is there.
			final List<StructureAnnotation> named = new ArrayList<>();
			for (final StructureAnnotation s : added.structures()) {
				final StructureAnnotation known = old.structure(s.structure().label());
				final boolean nameless = structures.stream().noneMatch(n -> n.label() == s.structure().label());
				named.add(known != null && nameless ? s.as(known.structure()) : s);
			}
			return old.merge(new CaseAnnotations(added.caseName(), added.image(), added.grid(), named, added.feedback(), null));
		}
		catch (final ScoreException e) {
			throw new ScoreException(output + ": " + e.getMessage(), e);
		}
	}
}
