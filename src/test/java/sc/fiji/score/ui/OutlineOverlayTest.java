package sc.fiji.score.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.Rectangle;

import org.junit.jupiter.api.Test;

import ij.gui.Overlay;
import ij.gui.Roi;

import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Mask;

class OutlineOverlayTest {

	@Test
	void eachOutlineLiesOnItsSlice() {
		final Geometry g = Geometry.of(8, 7, 4, 1, 1, 1);
		final byte[] before = new byte[g.arrayLength()], after = new byte[g.arrayLength()];
		fill(before, g, 1, 2, 2, 1, 3);
		fill(after, g, 1, 2, 2, 1, 5);
		fill(after, g, 3, 0, 0, 2, 2);
		final Overlay overlay = OutlineOverlay.of(new Mask(before, g), new Mask(after, g));
		assertEquals(3, overlay.size());
		check(overlay.get(0), "initial", 2, new Rectangle(2, 2, 1, 3));
		check(overlay.get(1), "refined", 2, new Rectangle(2, 2, 1, 5));
		check(overlay.get(2), "refined", 4, new Rectangle(0, 0, 2, 2));
		assertEquals(OutlineOverlay.INITIAL, overlay.get(0).getStrokeColor());
		assertEquals(OutlineOverlay.REFINED, overlay.get(1).getStrokeColor());
	}

	@Test
	void emptyMasksHaveNoOutline() {
		final Geometry g = Geometry.of(3, 3, 2, 1, 1, 1);
		final Mask empty = new Mask(new byte[18], g);
		assertEquals(0, OutlineOverlay.of(empty, empty).size());
	}

	private static void check(final Roi roi, final String name, final int slice, final Rectangle bounds) {
		assertEquals(name, roi.getName());
		assertEquals(slice, roi.getPosition());
		assertEquals(bounds, roi.getBounds());
	}

	private static void fill(final byte[] voxels, final Geometry g, final int z, final int x0, final int y0, final int w,
		final int h)
	{
		for (int y = y0; y < y0 + h; y++)
			for (int x = x0; x < x0 + w; x++)
				voxels[g.index(x, y, z)] = 1;
	}
}
