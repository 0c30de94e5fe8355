package sc.fiji.score.ui.scoring;

import java.awt.Color;

import sc.fiji.score.region.RegionColors;

/** Colours of what is drawn over the slices. */
final class MaskColors {

	/** Outline of the whole mask. */
	static final Color MASK = new Color(255, 235, 90, 210);
	/** How far the current region reaches around the mask. */
	static final Color REACH = new Color(255, 255, 255, 90);
	/** The slices of the other views. */
	static final Color CROSS = new Color(120, 200, 255, 110);

	private MaskColors() {}

	static Color region(final int region) {
		return new Color(RegionColors.rgb(region));
	}

	/** @param opacity in percent */
	static Color fill(final int region, final int opacity) {
		final Color c = region(region);
		return new Color(c.getRed(), c.getGreen(), c.getBlue(), 255 * opacity / 100);
	}
}
