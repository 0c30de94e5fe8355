package sc.fiji.score.ui.scoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Rectangle;

import org.junit.jupiter.api.Test;

import sc.fiji.score.region.PartitionParameters;
import sc.fiji.score.region.Partitioner;
import sc.fiji.score.region.RegionMap;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Mask;

class SliceOutlinesTest {

	private final Geometry grid = Geometry.of(60, 60, 60, 1, 1, 1);
	private final Mask mask = mask();
	private final RegionMap regions = Partitioner.partition(mask, PartitionParameters.slabs(2, 1).withDistance(3));

	/** Columns 20 to 29, rows 25 to 31, slices 10 to 49. */
	private Mask mask() {
		final byte[] out = new byte[grid.arrayLength()];
		for (int z = 10; z < 50; z++)
			for (int y = 25; y < 32; y++)
				for (int x = 20; x < 30; x++)
					out[grid.index(x, y, z)] = 1;
		return new Mask(out, grid);
	}

	private SliceOutlines of(final int slice, final int region, final int width, final int height) {
		return SliceOutlines.of(new ViewPlane(grid, ViewPlane.Kind.AXIAL), slice, mask, mask.boundingBox(), regions, region,
			width, height);
	}

	@Test
	void outlinesOfMaskRegionAndReach() {
		final int here = regions.at(grid.index(25, 28, 15)), other = 3 - here;
		final SliceOutlines o = of(15, here, 60, 60);
		assertEquals(new Rectangle(20, 25, 10, 7), o.mask().getBounds());
		assertEquals(new Rectangle(20, 25, 10, 7), o.region().getBounds());
		assertEquals(new Rectangle(17, 22, 16, 13), o.reach().getBounds());
		assertNull(of(15, other, 60, 60).region());
		assertNull(of(55, here, 60, 60).mask());
	}

	@Test
	void repeatedVoxelsHaveLargerOutlines() {
		final SliceOutlines o = of(15, 1, 120, 60);
		assertEquals(new Rectangle(40, 25, 20, 7), o.mask().getBounds());
	}

	@Test
	void shapesAreWhereTheRoiIs() {
		final Rectangle bounds = SliceOutlines.shape(of(15, 1, 60, 60).mask()).getBounds();
		assertEquals(new Rectangle(20, 25, 10, 7), bounds);
		assertTrue(SliceOutlines.shape(of(15, 1, 60, 60).mask()).contains(25.5, 28.5));
	}
}
