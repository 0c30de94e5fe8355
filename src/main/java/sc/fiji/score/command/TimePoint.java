package sc.fiji.score.command;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.YesNoCancelDialog;
import ij.plugin.Duplicator;

import sc.fiji.score.common.CancelledException;
import sc.fiji.score.common.ScoreException;

/** The stack of an open image that a person can look at in three planes. */
final class TimePoint {

	private TimePoint() {}

	/**
	 * The image itself if it is one stack; of several time points the current one, if the user agrees.
	 *
	 * @throws ScoreException naming the image, for colour, several channels or a single slice; {@link CancelledException}
	 *           if the user does not agree
	 */
	static ImagePlus of(final ImagePlus image) {
		final String title = image.getTitle();
		if (image.getBitDepth() == 24) throw new ScoreException("The image " + title +
			" is in colour. Convert it first (Image > Type > 8-bit, or split its channels).");
		if (image.getNChannels() > 1) throw new ScoreException("The image " + title + " has " + image.getNChannels() +
			" channels. Duplicate the one to look at first (Image > Duplicate...).");
		final int slices = image.getNSlices();
		if (image.getNFrames() == 1 && slices == 1) throw new ScoreException("The image " + title +
			" is a single slice. Scoring needs a stack: open the whole volume.");
		if (image.getNFrames() == 1) return image;
		if (slices == 1) throw new ScoreException("The image " + title + " is a series of single slices over time. If they " +
			"are the slices of a volume, say so in Image > Properties... (exchange slices and frames).");
		final String question = "The image " + title + " has " + image.getNFrames() + " time points, but a mask is for one. " +
			"Score the current one (" + image.getFrame() + ")?";
		if (IJ.isMacro()) throw new ScoreException(question + " A macro has to duplicate it first (Image > Duplicate...).");
		if (!new YesNoCancelDialog(IJ.getInstance(), "Score Regions", question).yesPressed()) throw new CancelledException();
		return new Duplicator().run(image, 1, 1, 1, slices, image.getFrame(), image.getFrame());
	}
}
