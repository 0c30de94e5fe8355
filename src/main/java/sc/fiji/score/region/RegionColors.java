package sc.fiji.score.region;

/**
 * Colours that tell neighbouring regions apart: hues a golden section of the circle from one number to the next, in
 * three strengths. Region 0 (none) is black. The same number has the same colour in every map.
 */
public final class RegionColors {

	private static final double GOLDEN = 0.6180339887498949;

	private RegionColors() {}

	/** Colour of a region as {@code 0xRRGGBB}. */
	public static int rgb(final int region) {
		if (region <= 0) return 0;
		final double hue = (region - 1) * GOLDEN % 1, strength = region % 3;
		final double saturation = strength == 1 ? 0.85 : 0.55, value = strength == 2 ? 0.75 : 1;
		return channel(hue, 5, saturation, value) << 16 | channel(hue, 3, saturation, value) << 8 | channel(hue, 1,
			saturation, value);
	}

	/**
	 * A look-up table of 256 entries for ImageJ: red, green and blue, each {@code [256]}. Entry i is the colour of
	 * region i, to be shown with the display range 0..255 where there are no more than 255 regions. With more, the
	 * colours are spread over the display range 0..count.
	 *
	 * @param count number of regions
	 */
	public static byte[][] lut(final int count) {
		final byte[][] lut = new byte[3][256];
		for (int i = 1; i < 256; i++) {
			final int rgb = rgb(count <= 255 ? i : (int) Math.max(1, Math.round((double) i * count / 255)));
			for (int c = 0; c < 3; c++)
				lut[c][i] = (byte) (rgb >> 16 - 8 * c);
		}
		return lut;
	}

	/** One channel (5 red, 3 green, 1 blue) of a colour given by hue, saturation and value, 0..255. */
	private static int channel(final double hue, final int n, final double saturation, final double value) {
		final double k = (n + hue * 6) % 6;
		return (int) Math.round(255 * value * (1 - saturation * Math.max(0, Math.min(1, Math.min(k, 4 - k)))));
	}
}
