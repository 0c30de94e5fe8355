package sc.fiji.score.command;

import java.util.List;

import org.scijava.command.Command;
import org.scijava.plugin.Plugin;

import ij.ImagePlus;

import sc.fiji.score.benchmark.PhantomCase;
import sc.fiji.score.common.Progress;
import sc.fiji.score.io.ImagePlusVolumes;
import sc.fiji.score.ui.ImageWindows;
import sc.fiji.score.volume.Geometry;

/** File&gt;Open Samples: a made-up CT of a humerus with a mask as an automatic tool might have given it. */
@Plugin(type = Command.class, menuPath = "File>Open Samples>SCORE Humerus Phantom (synthetic)",
	label = "SCORE Humerus Phantom (synthetic)", headless = true,
	description = "Opens a made-up CT of a shoulder and a mask of its humerus with the errors of an automatic tool.")
public class SampleCommand extends ScoreCommand {

	/** Titles of the two images; without blanks, so that macros need no brackets. */
	static final String IMAGE = "humerus-phantom-ct", MASK = "humerus-phantom-initial";

	/** Any: the built-in model has not seen it. */
	private static final long SEED = 20251105;
	/** Like a thin-slice CT of a shoulder, but cropped. */
	private static final Geometry GRID = Geometry.of(120, 120, 96, 0.8, 0.8, 1.5);
	private static final int PIXELS = 360;
	private static final double LOW_HU = -200, HIGH_HU = 800;

	@Override
	void execute(final Progress progress) {
		final PhantomCase phantom = PhantomCase.of(SEED, GRID);
		final ImagePlus mask = ImagePlusVolumes.toImagePlus(phantom.initial().asVolume(), MASK);
		final ImagePlus image = ImagePlusVolumes.toImagePlus(phantom.image(), IMAGE);
		image.setDisplayRange(image.getCalibration().getRawValue(LOW_HU), image.getCalibration().getRawValue(HIGH_HU));
		for (final ImagePlus imp : List.of(mask, image))
			imp.setSlice(Results.middle(phantom.initial()));
		ImageWindows.show(List.of(mask, image), PIXELS);
		progress.message("Opened " + IMAGE + " and " + MASK + ": made up, no patient's data. Try Plugins > SCORE > " +
			"Refine...");
	}
}
