package sc.fiji.score.report;

import java.awt.Color;

/** Colours of curves that people who see no red or green tell apart, too (Okabe and Ito, 2008). */
final class Palette {

	private static final Color[] COLORS = { new Color(0x0072B2), new Color(0xD55E00), new Color(0x009E73), new Color(
		0xCC79A7), new Color(0xE69F00), new Color(0x56B4E9), new Color(0x444444) };

	private Palette() {}

	/** Colour of the i-th curve, from 0; they repeat after the seventh. */
	static Color color(final int i) {
		return COLORS[i % COLORS.length];
	}
}
