package sc.fiji.score.command;

import org.scijava.command.Command;
import org.scijava.plugin.Plugin;

import ij.ImagePlus;

import sc.fiji.score.benchmark.PhantomCase;
import sc.fiji.score.common.Progress;
import sc.fiji.score.io.ImagePlusVolumes;

/** File&gt;Open Samples: a made-up CT of a humerus with a mask as an automatic tool might have given it. */
@Plugin(type = Command.class, menuPath = "File>Open Samples>SCORE Humerus Phantom (synthetic)",
	label = "SCORE Humerus Phantom (synthetic)", headless = true,
	description = "Opens a made-up CT of a shoulder and a mask of its humerus with the errors of an automatic tool.")
public class SampleCommand extends ScoreCommand {

	/** Titles of the two images; without blanks, so that macros need no brackets. */
	static final String IMAGE = "humerus-phantom-ct", MASK = "humerus-phantom-initial";

	/** Any: the built-in model has not seen it. */
	private static final long SEED = 20251105;
	private static final double LOW_HU = -200, HIGH_HU = 800;

	@Override
	void execute(final Progress progress) {
		final PhantomCase phantom = PhantomCase.of(SEED);
		final ImagePlus mask = ImagePlusVolumes.toImagePlus(phantom.initial().asVolume(), MASK);
		final ImagePlus image = ImagePlusVolumes.toImagePlus(phantom.image(), IMAGE);
		image.setDisplayRange(image.getCalibration().getRawValue(LOW_HU), image.getCalibration().getRawValue(HIGH_HU));
		for (final ImagePlus imp : new ImagePlus[] { mask, image }) {
			imp.setSlice(Results.middle(phantom.initial()));
			imp.show();
		}
		progress.message("Opened " + IMAGE + " and " + MASK + ": made up, no patient's data. Try Plugins > SCORE > Refine...");
	}
}
