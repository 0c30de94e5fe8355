package sc.fiji.score.ui.scoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

import ij.ImagePlus;

import sc.fiji.score.io.ImagePlusVolumes;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Volume;

class WindowLevelTest {

	private static final Geometry GRID = Geometry.of(20, 20, 20, 1, 1, 1);

	private static ImagePlus image(final int low, final int high) {
		final short[] values = new short[GRID.arrayLength()];
		for (int i = 0; i < values.length; i++)
			values[i] = (short) (low + (high - low) * (i % 20) / 19);
		return ImagePlusVolumes.toImagePlus(Volume.ofShorts(values, GRID), "image");
	}

	@Test
	void ctBeginsWithBone() {
		final List<WindowLevel> offered = WindowLevel.offered(image(-100, 1200), GRID.box());
		assertEquals(List.of("Bone", "Soft tissue", "Lung", "Auto"), offered.stream().map(WindowLevel::name).toList());
	}

	@Test
	void otherImagesBeginWithTheirOwnRange() {
		final WindowLevel first = WindowLevel.offered(image(0, 900), GRID.box()).get(0);
		assertEquals("Auto", first.name());
		assertEquals(0, first.low());
		assertEquals(900, first.high());
	}

	@Test
	void aConstantImageHasARange() {
		final WindowLevel first = WindowLevel.offered(image(7, 7), GRID.box()).get(0);
		assertTrue(first.high() > first.low());
	}
}
