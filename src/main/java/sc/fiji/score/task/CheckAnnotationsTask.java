package sc.fiji.score.task;

import static sc.fiji.score.task.OptionException.require;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import sc.fiji.score.annotation.AnnotationChecks;
import sc.fiji.score.annotation.AnnotationFile;
import sc.fiji.score.annotation.CaseAnnotations;
import sc.fiji.score.common.Progress;
import sc.fiji.score.common.ScoreException;
import sc.fiji.score.io.CaseFolder;
import sc.fiji.score.io.VolumeFiles;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.Structure;

/** Looks through annotation files before a training and lists all that cannot be right, with its case. */
public class CheckAnnotationsTask {

	private Path annotations;
	private Path images;
	private List<Structure> structures = List.of();
	private boolean overlapping;

	/** An annotation file or a folder of them. */
	public CheckAnnotationsTask setAnnotations(final Path file) {
		annotations = file;
		return this;
	}

	/** The image of the annotations, a folder if these are in one: their grids have to agree. Null to leave that out. */
	public CheckAnnotationsTask optImages(final Path file) {
		images = file;
		return this;
	}

	/** The structures that shall be learned: each has to be annotated in some case. Empty to leave that out. */
	public CheckAnnotationsTask optStructures(final List<Structure> values) {
		structures = List.copyOf(values);
		return this;
	}

	/** Whether a voxel may belong to several structures; by default it may not. */
	public CheckAnnotationsTask optOverlapping(final boolean value) {
		overlapping = value;
		return this;
	}

	/**
	 * Checks all files.
	 *
	 * @return the annotations by the name of their file
	 * @throws ScoreException listing every problem of every case
	 */
	public Map<String, CaseAnnotations> run(final Progress progress) {
		require(annotations, "annotations");
		final boolean folder = Files.isDirectory(annotations);
		final Map<String, Path> files = folder ? AnnotationFile.list(annotations) : Map.of(CaseFolder.baseName(annotations),
			annotations);
		final Map<String, Path> imageFiles = images == null ? Map.of() : folder ? CaseFolder.list(images) : Map.of(CaseFolder
			.baseName(annotations), images);
		final Map<String, CaseAnnotations> out = new TreeMap<>();
		final List<String> problems = new ArrayList<>();
		int done = 0;
		for (final Map.Entry<String, Path> e : files.entrySet()) {
			progress.checkCancelled();
			progress.update("Check annotations", done++, files.size());
			try {
				final CaseAnnotations a = AnnotationFile.read(e.getValue());
				out.put(e.getKey(), a);
				check(a, e.getValue(), imageFiles.get(e.getKey()), problems);
			}
			catch (final ScoreException bad) {
				problems.add(bad.getMessage());
			}
		}
		problems.addAll(AnnotationChecks.missing(out.values(), structures));
		AnnotationChecks.require(problems);
		return out;
	}

	private void check(final CaseAnnotations a, final Path file, final Path image, final List<String> problems) {
		if (images != null && image == null) problems.add("Case " + a.caseName() + ": there is no image of the name " +
			CaseFolder.baseName(file) + " in " + images + ". Files of one case must have equal names.");
		if (image != null) problems.addAll(AnnotationChecks.grid(a, VolumeFiles.readGeometry(image), image.toString()));
		Map<Integer, Mask> masks = Map.of();
		try {
			masks = AnnotationFile.fullMasks(a, file);
		}
		catch (final ScoreException e) {
			problems.add(e.getMessage());
		}
		problems.addAll(AnnotationChecks.problems(a, masks, !overlapping));
	}
}
