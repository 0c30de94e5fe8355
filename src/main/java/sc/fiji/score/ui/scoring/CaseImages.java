package sc.fiji.score.ui.scoring;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import ij.ImagePlus;

import sc.fiji.score.volume.Box;
import sc.fiji.score.volume.Mask;

/**
 * What the views show of a case.
 *
 * @param name of the case
 * @param image the image, a stack in memory with one channel; it is only looked at
 * @param mask the mask to score, on the image's grid, not empty
 * @param windows display ranges to offer, the first to begin with
 */
record CaseImages(String name, ImagePlus image, Mask mask, List<WindowLevel> windows) {

	/** How far around the mask the display range is taken from, in mm. */
	private static final double NEAR = 15;

	static CaseImages of(final String name, final ImagePlus image, final Mask mask) {
		final Box near = mask.boundingBox().grow(NEAR, mask.geometry());
		return new CaseImages(name, image, mask, WindowLevel.offered(image, near));
	}

	/** The three planes of the image. */
	Map<ViewPlane.Kind, ViewPlane> planes() {
		final Map<ViewPlane.Kind, ViewPlane> out = new EnumMap<>(ViewPlane.Kind.class);
		for (final ViewPlane.Kind kind : ViewPlane.Kind.values())
			out.put(kind, new ViewPlane(mask.geometry(), kind));
		return out;
	}

	/** A window in the raw values of the image's processors, which ImageJ calibrates. */
	double[] raw(final WindowLevel w) {
		return new double[] { image.getCalibration().getRawValue(w.low()), image.getCalibration().getRawValue(w.high()) };
	}
}
