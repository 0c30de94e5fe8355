package sc.fiji.score.task;

import static sc.fiji.score.task.OptionException.require;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import sc.fiji.score.annotation.AnnotationFile;
import sc.fiji.score.annotation.CaseAnnotations;
import sc.fiji.score.annotation.LabelImages;
import sc.fiji.score.annotation.RoiFiles;
import sc.fiji.score.common.Progress;
import sc.fiji.score.common.ScoreException;
import sc.fiji.score.io.VolumeFiles;
import sc.fiji.score.volume.Volume;

/** Writes the annotations of a case as ROIs or as a label image, to look at them or to change them in ImageJ. */
public class ExportAnnotationsTask {

	private Path annotations;
	private Path output;
	private int background = LabelImages.BACKGROUND;

	/** The annotation file. */
	public ExportAnnotationsTask setAnnotations(final Path file) {
		annotations = file;
		return this;
	}

	/** The file to write: ROIs ({@code .zip}, {@code .roi}) or a label image ({@code .tif}, {@code .nii.gz}, ...). */
	public ExportAnnotationsTask setOutput(final Path file) {
		output = file;
		return this;
	}

	/** The value of the background in a label image; {@value LabelImages#BACKGROUND} by default. */
	public ExportAnnotationsTask optBackground(final int value) {
		background = value;
		return this;
	}

	/**
	 * Writes the file.
	 *
	 * @return what the file cannot say and was left out; also told to the listener
	 * @throws ScoreException naming the file, if it cannot be read or written
	 */
	public List<String> run(final Progress progress) {
		require(annotations, "annotations");
		require(output, "output");
		Outputs.checkFile(output, List.of(annotations));
		final CaseAnnotations a = AnnotationFile.read(annotations);
		final List<String> leftOut = new ArrayList<>();
		if (RoiFiles.isRoiFile(output)) leftOut.addAll(RoiFiles.write(a, output));
		else {
			VolumeFiles.requireWritable(output);
			final Volume labels = LabelImages.toVolume(a, background, leftOut);
			VolumeFiles.write(labels, output);
		}
		if (!leftOut.isEmpty()) progress.message("Left out, because " + output.getFileName() + " cannot say it: " + String
			.join("; ", leftOut) + ".");
		return leftOut;
	}
}
