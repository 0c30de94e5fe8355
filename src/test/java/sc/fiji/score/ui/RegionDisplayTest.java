package sc.fiji.score.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import ij.ImagePlus;
import ij.process.ShortProcessor;

import sc.fiji.score.region.RegionColors;

class RegionDisplayTest {

	@Test
	void regionsHaveTheirColoursAndKeepTheirNumbers() {
		final ImagePlus imp = new ImagePlus("regions", new ShortProcessor(4, 1, new short[] { 0, 1, 2, 24 }, null));
		RegionDisplay.apply(imp, 24);
		final int[] shown = (int[]) imp.getProcessor().convertToRGB().getPixels();
		assertEquals(0, shown[0] & 0xffffff);
		assertEquals(RegionColors.rgb(1), shown[1] & 0xffffff);
		assertEquals(RegionColors.rgb(2), shown[2] & 0xffffff);
		assertEquals(RegionColors.rgb(24), shown[3] & 0xffffff);
		assertEquals(24, imp.getProcessor().get(3, 0));
	}
}
