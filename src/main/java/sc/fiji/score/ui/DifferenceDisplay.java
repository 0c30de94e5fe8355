package sc.fiji.score.ui;

import java.awt.Color;

import ij.ImagePlus;
import ij.process.LUT;

import sc.fiji.score.io.ImagePlusVolumes;
import sc.fiji.score.refinement.RegionalChanges;
import sc.fiji.score.volume.Mask;

/** Shows where a mask changed: 1 where voxels came in, in green; -1 where they went out, in magenta; 0 in black. */
public final class DifferenceDisplay {

	private DifferenceDisplay() {}

	/** The difference as an image of signed values with the grid's calibration, not shown yet. */
	public static ImagePlus of(final Mask initial, final Mask after, final String title) {
		final ImagePlus imp = ImagePlusVolumes.toImagePlus(RegionalChanges.difference(initial, after), title);
		imp.setLut(lut());
		final int zero = 32768;
		imp.setDisplayRange(zero - 1, zero + 1);
		return imp;
	}

	private static LUT lut() {
		final byte[][] rgb = new byte[3][256];
		// ImageJ shows -1, 0 and 1 by the entries 0, 85 and 171 of the table.
		for (int i = 0; i < 256; i++) {
			final Color c = i < 64 ? OutlineOverlay.INITIAL : i >= 128 ? OutlineOverlay.REFINED : Color.BLACK;
			rgb[0][i] = (byte) c.getRed();
			rgb[1][i] = (byte) c.getGreen();
			rgb[2][i] = (byte) c.getBlue();
		}
		return new LUT(rgb[0], rgb[1], rgb[2]);
	}
}
