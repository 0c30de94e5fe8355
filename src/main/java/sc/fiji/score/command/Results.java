package sc.fiji.score.command;

import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

import ij.ImagePlus;
import ij.measure.ResultsTable;

import sc.fiji.score.evaluation.SegmentationMetrics;
import sc.fiji.score.io.ImagePlusVolumes;
import sc.fiji.score.io.VolumeFiles;
import sc.fiji.score.task.CohortResult;
import sc.fiji.score.ui.RegionDisplay;
import sc.fiji.score.volume.Box;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.Structure;
import sc.fiji.score.volume.Volume;

/**
 * Shows results as images and tables. The images are shown by the command itself, for ImageJ shows a command's outputs
 * too late for a macro; without a display a macro finds them by their titles.
 */
final class Results {

	private Results() {}

	/** Shows a label image of regions, in colours. */
	static void showRegions(final Path file, final int regions, final String title) {
		final Volume labels = VolumeFiles.read(file);
		final ImagePlus imp = image(labels, file, title);
		RegionDisplay.apply(imp, regions);
		imp.setSlice(middle(Mask.of(labels, Structure.FOREGROUND)));
		imp.show();
	}

	/** Shows a volume of probabilities in [0,1]. */
	static void showProbability(final Path file, final String title) {
		final ImagePlus imp = image(VolumeFiles.read(file), file, title);
		imp.setDisplayRange(0, 1);
		imp.show();
	}

	/** An image that remembers its file, so that the next command finds it again. */
	static ImagePlus image(final Volume volume, final Path file, final String title) {
		final ImagePlus imp = ImagePlusVolumes.toImagePlus(volume, file);
		imp.setTitle(title);
		return imp;
	}

	/** The slice in the middle of a mask, counted from 1. */
	static int middle(final Mask mask) {
		final Box box = mask.boundingBox();
		return box == null ? 1 : box.z() + box.depth() / 2 + 1;
	}

	/**
	 * Adds the metrics to ImageJ's Results table: a row per case, columns as in the CSV file.
	 *
	 * @param name what to call a case
	 */
	static void showMetrics(final List<CohortResult.Done<SegmentationMetrics>> cases, final UnaryOperator<String> name) {
		final ResultsTable table = ResultsTable.getResultsTable();
		table.setPrecision(4);
		for (final CohortResult.Done<SegmentationMetrics> c : cases) {
			final SegmentationMetrics m = c.result();
			table.incrementCounter();
			table.addLabel(name.apply(c.name()));
			table.addValue("dice", m.dice());
			table.addValue("hd", m.hd());
			table.addValue("hd95", m.hd95());
			table.addValue("assd", m.assd());
			table.addValue("masd", m.masd());
			table.addValue("nsd", m.nsd());
			table.addValue("volume_similarity", m.volumeSimilarity());
		}
		table.show("Results");
	}
}
