package sc.fiji.score.command;

import java.nio.file.Path;
import java.util.List;

import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.IJ;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.macro.Interpreter;
import ij.plugin.frame.RoiManager;

import sc.fiji.score.annotation.LabelImages;
import sc.fiji.score.annotation.RoiFiles;
import sc.fiji.score.common.Progress;
import sc.fiji.score.common.ScoreException;
import sc.fiji.score.task.AddAnnotationsTask;
import sc.fiji.score.task.AnnotateTask;
import sc.fiji.score.task.AnnotationText;

/** Plugins&gt;SCORE&gt;Add Weak Annotations...: takes ROIs or a label image into the annotation file of a case. */
@Plugin(type = Command.class, menuPath = "Plugins>SCORE>Add Weak Annotations...", label = "Add Weak Annotations...",
	headless = true, description = "Takes what was drawn on an image into the annotation file of its case.")
public class AddAnnotationsCommand extends ScoreCommand {

	@Parameter(required = false, persist = false, style = "file",
		description = "Image that was drawn on: title of an open image or file; empty for the active image.")
	private String image = "";

	@Parameter(required = false, persist = false, style = "file",
		description = "ROI file (.roi, .zip) or label image (file or title); 'none'; empty for the ROI Manager or overlay.")
	private String drawing = "";

	@Parameter(required = false, persist = false,
		description = "Structures by label, for example 1=anterior,2=posterior; empty for names made from the labels.")
	private String structures = "";

	@Parameter(required = false, persist = false,
		description = "Label of ROIs whose name and group do not tell it; -1: there is none.")
	private int label = -1;

	@Parameter(required = false, persist = false,
		description = "Value of the background in a label image, 0 for none.")
	private int background = LabelImages.BACKGROUND;

	@Parameter(required = false, persist = false,
		description = "Size ranges in mm3, for example 1=300-900,2=200-800; empty for none.")
	private String sizes = "";

	@Parameter(required = false, persist = false,
		description = "Labels of structures that the image shows, for example 1,2; empty for none.")
	private String present = "";

	@Parameter(required = false, persist = false,
		description = "Labels of structures that the image does not show; empty for none.")
	private String absent = "";

	@Parameter(required = false, persist = false, style = "file",
		description = "Label image with complete masks of the structures, near the output; empty for none.")
	private String mask = "";

	@Parameter(required = false, persist = false, style = "file",
		description = "Feedback file with region scores that goes with the annotations; empty for none.")
	private String feedback = "";

	@Parameter(required = false, persist = false, style = "save",
		description = "Annotation file to write or add to (.json).")
	private String output = "";

	@Override
	void execute(final Progress progress) {
		try (Workspace workspace = new Workspace()) {
			final ImageInput on = ImageInput.of("image", image);
			final Path drawn = drawn(workspace, on);
			final AnnotateTask.Result result = new AddAnnotationsTask().setImage(workspace.savedFile(on)).setOutput(
				requiredPath("output", output)).optDrawing(drawn).optMask(workspace.savedFile(ImageInput.optional("mask", mask)))
				.optFeedback(ImageInput.path("feedback", feedback)).optStructures(AnnotationText.structures(structures)).optLabel(
					label < 0 ? null : label).optBackground(background).optSizes(AnnotationText.sizes(sizes)).optPresent(
						AnnotationText.labels(present)).optAbsent(AnnotationText.labels(absent)).run(progress);
			IJ.log("SCORE: " + result.output() + ": " + AnnotateTask.summary(result.annotations()));
		}
	}

	private Path drawn(final Workspace workspace, final ImageInput on) {
		if ("none".equals(drawing)) return null;
		if (!ImageInput.isEmpty(drawing)) {
			final Path file = ImageInput.path("drawing", drawing);
			return RoiFiles.isRoiFile(file) ? file : workspace.file(ImageInput.required("drawing", drawing));
		}
		final Roi[] rois = rois(on);
		if (rois.length == 0) throw new ScoreException("The ROI Manager is empty, and the image has no overlay. Add ROIs " +
			"to the ROI Manager, or set drawing to a ROI file, a label image, or 'none' for sizes, tags and masks alone.");
		final Path file = workspace.output("ROI Manager.zip");
		RoiFiles.save(List.of(rois), file);
		return file;
	}

	/** Those of the ROI Manager; where there is none, or it is empty, the image's overlay. */
	private static Roi[] rois(final ImageInput on) {
		final Roi[] managed = managed();
		if (managed.length > 0) return managed;
		final Overlay overlay = on.open() == null ? null : on.open().getOverlay();
		return overlay == null ? new Roi[0] : overlay.toArray();
	}

	private static Roi[] managed() {
		try {
			final RoiManager window = RoiManager.getInstance2();
			final RoiManager manager = window == null && Interpreter.isBatchModeRoiManager() ? Interpreter
				.getBatchModeRoiManager() : window;
			return manager == null ? new Roi[0] : manager.getRoisAsArray();
		}
		catch (final UnsupportedOperationException noDisplay) {
			return new Roi[0]; // in batch mode ImageJ makes a ROI Manager when asked for one, which needs a display
		}
	}
}
