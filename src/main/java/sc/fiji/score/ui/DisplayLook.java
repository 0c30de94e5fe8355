package sc.fiji.score.ui;

import ij.ImagePlus;
import ij.measure.Calibration;

/** What a user set on an image to see it well: look-up table, display range, slice. Results of it look the same. */
public final class DisplayLook {

	private DisplayLook() {}

	/**
	 * Gives the copy of an image the look of the image.
	 *
	 * @param from the image, or null to leave the copy as it is
	 * @param to an image of the same size; its voxels stay as they are
	 */
	public static void copy(final ImagePlus from, final ImagePlus to) {
		if (from == null || from.getStackSize() != to.getStackSize()) return;
		to.setLut(from.getProcessor().getLut());
		// In values, not in pixels: the copy may be calibrated in another way.
		final Calibration before = from.getCalibration(), after = to.getCalibration();
		to.setDisplayRange(pixel(after, value(before, from.getDisplayRangeMin())), pixel(after, value(before, from
			.getDisplayRangeMax())));
		to.setSlice(from.getCurrentSlice());
	}

	/**
	 * Gives a result the spacing, origin and unit of the image to the last bit: a file in between may hold fewer digits.
	 *
	 * @param from the image, or null to leave the result as it is
	 * @param to an image on the same grid; what its pixel values mean stays
	 */
	public static void copyGrid(final ImagePlus from, final ImagePlus to) {
		if (from == null) return;
		final Calibration before = from.getCalibration(), after = to.getCalibration();
		after.pixelWidth = before.pixelWidth;
		after.pixelHeight = before.pixelHeight;
		after.pixelDepth = before.pixelDepth;
		after.xOrigin = before.xOrigin;
		after.yOrigin = before.yOrigin;
		after.zOrigin = before.zOrigin;
		after.setUnit(before.getUnit());
	}

	private static double value(final Calibration c, final double pixel) {
		return c.calibrated() ? c.getCValue(pixel) : pixel;
	}

	private static double pixel(final Calibration c, final double value) {
		return c.calibrated() ? c.getRawValue(value) : value;
	}
}
