package sc.fiji.score.ui;

import java.awt.Color;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.ImageCanvas;
import ij.gui.Overlay;
import ij.gui.StackWindow;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.feedback.CaseFeedback;
import sc.fiji.score.feedback.Disagreement;
import sc.fiji.score.feedback.FeedbackFile;
import sc.fiji.score.feedback.NearbyFiles;
import sc.fiji.score.io.ImagePlusVolumes;
import sc.fiji.score.io.VolumeFiles;
import sc.fiji.score.region.RegionMap;
import sc.fiji.score.scoring.ComparedFeedback;
import sc.fiji.score.scoring.InformativeSlices;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.Volume;

/**
 * Shows a region on which raters differ: the image, the mask's outline and the region's, at the slice that tells most
 * of the region. The window of a case is used again for its other regions. Only looks; nothing is changed.
 */
public final class DisagreementView {

	/** Names of the outlines in the overlay. */
	static final String MASK = "mask", REGION = "region";
	private static final Color REGION_COLOUR = Color.YELLOW;
	/** In pixels of the screen. */
	private static final int LEAST_WIDTH = 350;

	private final ComparedFeedback feedback;
	private final List<String> raters;
	private Opened opened;

	/** A case that was read; the next region of the same case is shown at once. */
	private record Opened(String caseName, ImagePlus image, Mask mask, RegionMap regions, InformativeSlices slices) {}

	/**
	 * @param feedback the raters' files or folders
	 * @param raters their names, as in the disagreements
	 */
	public DisagreementView(final List<Path> feedback, final List<String> raters) {
		this.feedback = new ComparedFeedback(feedback, null);
		this.raters = List.copyOf(raters);
	}

	/**
	 * Shows a region in a window, the one of before if it is of the same case and still open.
	 *
	 * @throws ScoreException naming the case, if its mask is not near the feedback
	 */
	public synchronized void show(final Disagreement d) {
		final ImagePlus image = image(d);
		if (image.getWindow() == null) {
			image.show();
			enlarge(image);
			// A new window's slider starts at the first slice, whatever slice it shows.
			if (image.getWindow() instanceof StackWindow window) window.updateSliceSelector();
		}
		else image.getWindow().toFront();
		IJ.showStatus(title(d));
	}

	/** A volume cropped to one structure opens as small as a stamp. */
	private static void enlarge(final ImagePlus image) {
		final ImageCanvas canvas = image.getCanvas();
		if (canvas == null) return;
		for (double before = 0; canvas.getMagnification() > before && canvas.getMagnification() * image
			.getWidth() < LEAST_WIDTH;)
		{
			before = canvas.getMagnification();
			canvas.zoomIn(canvas.getWidth() / 2, canvas.getHeight() / 2);
		}
	}

	/** The image as it is shown, without a window. */
	synchronized ImagePlus image(final Disagreement d) {
		final boolean again = opened != null && opened.caseName().equals(d.caseName()) && (opened.image()
			.getWindow() == null || opened.image().isVisible());
		if (!again) opened = open(d.caseName());
		final ImagePlus image = opened.image();
		final Overlay overlay = new Overlay();
		OutlineOverlay.add(overlay, opened.mask(), MASK, OutlineOverlay.INITIAL);
		OutlineOverlay.add(overlay, voxels(opened.regions(), d.region()), REGION, REGION_COLOUR);
		image.setOverlay(overlay);
		image.setTitle(title(d));
		image.setSlice(opened.slices().of(d.region()).z() + 1);
		return image;
	}

	private Opened open(final String caseName) {
		final Path file = feedback.files(caseName).stream().findFirst().orElseThrow(() -> new ScoreException("Case " +
			caseName + " has no feedback any more. Run the command again."));
		final CaseFeedback f = FeedbackFile.read(file);
		final Path maskFile = NearbyFiles.find(f.mask(), file);
		if (maskFile == null) throw new ScoreException("Case " + caseName + ": the mask " + f.mask().file() +
			" that was rated is not near " + file + ". Put it into a folder beside that of the feedback.");
		final Mask mask = VolumeFiles.readMask(maskFile, f.structure());
		final RegionMap regions = f.regionMap(mask);
		final Path imageFile = f.image() == null ? null : NearbyFiles.find(f.image(), file);
		final Volume image = imageFile == null ? mask.asVolume() : VolumeFiles.read(imageFile);
		return new Opened(caseName, ImagePlusVolumes.toImagePlus(image, caseName), mask, regions, new InformativeSlices(mask,
			regions, imageFile == null ? null : image));
	}

	private static Mask voxels(final RegionMap regions, final int region) {
		final byte[] out = new byte[regions.geometry().arrayLength()];
		for (int i = 0; i < out.length; i++)
			out[i] = (byte) (regions.at(i) == region ? 1 : 0);
		return new Mask(out, regions.geometry());
	}

	/** The case, the region and what each rater said of it. */
	private String title(final Disagreement d) {
		final StringBuilder out = new StringBuilder(d.caseName() + ", region " + d.region());
		for (int r = 0; r < raters.size(); r++)
			out.append(r == 0 ? ": " : ", ").append(raters.get(r)).append(' ').append(d.levels().get(r) == 0 ? "-" : d.levels()
				.get(r)).append(' ').append(d.labels().get(r) == null ? "-" : d.labels().get(r).name().toLowerCase(Locale.ROOT));
		return out.toString();
	}
}
