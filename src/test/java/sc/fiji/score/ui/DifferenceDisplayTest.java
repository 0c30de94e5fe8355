package sc.fiji.score.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import ij.ImagePlus;

import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Mask;

class DifferenceDisplayTest {

	@Test
	void whatComesInIsGreenAndWhatGoesOutMagenta() {
		final Geometry g = Geometry.of(4, 1, 2, 0.5, 1, 2);
		final Mask before = new Mask(new byte[] { 0, 1, 1, 0, 0, 0, 0, 0 }, g);
		final Mask after = new Mask(new byte[] { 1, 0, 1, 0, 0, 0, 0, 1 }, g);
		final ImagePlus imp = DifferenceDisplay.of(before, after, "difference");
		final int[] shown = (int[]) imp.getProcessor().convertToRGB().getPixels();
		assertEquals(OutlineOverlay.REFINED.getRGB(), shown[0]);
		assertEquals(OutlineOverlay.INITIAL.getRGB(), shown[1]);
		assertEquals(0, shown[2] & 0xffffff);
		assertEquals(0, shown[3] & 0xffffff);
		assertEquals(-1, imp.getProcessor().getValue(1, 0), "values are signed");
		imp.setSlice(2);
		assertEquals(OutlineOverlay.REFINED.getRGB(), ((int[]) imp.getProcessor().convertToRGB().getPixels())[3]);
		assertEquals(2, imp.getCalibration().pixelDepth);
	}
}
