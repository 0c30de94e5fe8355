package sc.fiji.score.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.awt.Color;

import org.junit.jupiter.api.Test;

import ij.IJ;
import ij.ImagePlus;
import ij.measure.Calibration;
import ij.process.LUT;

class DisplayLookTest {

	@Test
	void aCopyHasTheSameTableRangeAndSliceInItsOwnCalibration() {
		final ImagePlus from = image(16), to = image(16);
		to.getCalibration().setSigned16BitCalibration();
		from.setLut(LUT.createLutFromColor(Color.RED));
		from.setDisplayRange(40, 300);
		from.setSlice(4);
		DisplayLook.copy(from, to);
		assertEquals(4, to.getCurrentSlice());
		assertEquals(40 + 32768, to.getDisplayRangeMin());
		assertEquals(300 + 32768, to.getDisplayRangeMax());
		assertEquals(Color.RED.getRGB(), to.getProcessor().getColorModel().getRGB(255));
	}

	@Test
	void theGridIsCopiedButNotWhatValuesMean() {
		final ImagePlus from = image(8), to = image(16);
		to.getCalibration().setSigned16BitCalibration();
		from.getCalibration().pixelWidth = 0.8;
		from.getCalibration().zOrigin = 3;
		from.getCalibration().setUnit("mm");
		final Calibration before = to.getCalibration();
		DisplayLook.copyGrid(from, to);
		DisplayLook.copyGrid(null, to);
		assertSame(before, to.getCalibration());
		assertEquals(0.8, to.getCalibration().pixelWidth);
		assertEquals(3, to.getCalibration().zOrigin);
		assertEquals("mm", to.getCalibration().getUnit());
		assertEquals(-32768, to.getCalibration().getCValue(0));
	}

	private static ImagePlus image(final int bits) {
		return IJ.createImage("image", bits + "-bit black", 4, 4, 5);
	}
}
