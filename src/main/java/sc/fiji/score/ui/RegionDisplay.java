package sc.fiji.score.ui;

import ij.ImagePlus;
import ij.process.LUT;

import sc.fiji.score.region.RegionColors;

/** Shows the label image of a region map in colours that tell neighbouring regions apart. */
public final class RegionDisplay {

	private RegionDisplay() {}

	/**
	 * Sets the look-up table and the display range; the values stay as they are.
	 *
	 * @param labels the label image
	 * @param regions number of regions
	 */
	public static void apply(final ImagePlus labels, final int regions) {
		final byte[][] rgb = RegionColors.lut(regions);
		labels.setLut(new LUT(rgb[0], rgb[1], rgb[2]));
		labels.setDisplayRange(0, Math.max(255, regions));
	}
}
