package sc.fiji.score.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

import ij.ImagePlus;
import ij.measure.ResultsTable;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.io.CaseFolder;
import sc.fiji.score.io.ImagePlusVolumes;
import sc.fiji.score.io.VolumeFiles;
import sc.fiji.score.refinement.MaskChange;
import sc.fiji.score.task.CohortResult;
import sc.fiji.score.task.RefineTask;
import sc.fiji.score.ui.DifferenceDisplay;
import sc.fiji.score.ui.DisplayLook;
import sc.fiji.score.ui.ImageWindows;
import sc.fiji.score.ui.OutlineOverlay;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.Structure;

/** Shows what a refinement changed, as images and as rows of the Results table. */
final class RefinementResults {

	/** How large small images are shown. */
	private static final int PIXELS = 360;

	private RefinementResults() {}

	/**
	 * Shows a copy of the image with the outlines before (magenta) and after (green), the difference of the masks, and
	 * then, as the active image, the mask that was written with the same outlines. Calibration, slice and look are the
	 * image's.
	 *
	 * @param look the open image that was refined on, or null
	 */
	static void show(final ImagePlus look, final Path image, final Path initialFile, final Structure structure,
		final Path refinedFile, final String title)
	{
		final Mask initial = VolumeFiles.readMask(initialFile, structure);
		final Mask refined = VolumeFiles.readMask(refinedFile, Structure.FOREGROUND);
		final ImagePlus picture = ImagePlusVolumes.toImagePlus(VolumeFiles.read(image), title + "-outlines");
		final ImagePlus mask = Results.image(refined.asVolume(), refinedFile, title);
		mask.setProperty("Info", origin(refinedFile));
		final ImagePlus difference = DifferenceDisplay.of(initial, refined, title + "-difference");
		final int slice = look == null ? Results.middle(refined) : look.getCurrentSlice();
		DisplayLook.copy(look, picture);
		final List<ImagePlus> all = List.of(picture, difference, mask);
		for (final ImagePlus imp : all) {
			DisplayLook.copyGrid(look, imp);
			if (imp != difference) imp.setOverlay(OutlineOverlay.of(initial, refined));
			imp.setSlice(slice);
		}
		ImageWindows.show(all, PIXELS);
	}

	/** The JSON text that lies beside the mask: the image may be all that the user keeps. */
	private static String origin(final Path mask) {
		final Path file = mask.resolveSibling(CaseFolder.baseName(mask) + ".json");
		try {
			return Files.readString(file);
		}
		catch (final IOException e) {
			throw new ScoreException("The file " + file + " cannot be read: " + e.getMessage() + ". Refine the case again.", e);
		}
	}

	/**
	 * Adds a row per case: the volumes before and after, and how much of the mask changed.
	 *
	 * @param name what to call a case
	 */
	static void table(final List<CohortResult.Done<RefineTask.Result>> cases, final UnaryOperator<String> name) {
		final ResultsTable table = ResultsTable.getResultsTable();
		table.setPrecision(4);
		for (final CohortResult.Done<RefineTask.Result> c : cases) {
			final MaskChange change = c.result().change();
			table.incrementCounter();
			table.addLabel(name.apply(c.name()));
			table.addValue("initial_ml", change.beforeMl());
			table.addValue("refined_ml", change.afterMl());
			table.addValue("added_ml", change.addedMl());
			table.addValue("removed_ml", change.removedMl());
			table.addValue("changed_fraction", change.fraction());
		}
		table.show("Results");
	}
}
