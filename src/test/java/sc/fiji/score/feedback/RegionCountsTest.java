package sc.fiji.score.feedback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.region.PartitionParameters;
import sc.fiji.score.region.RegionMap;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Mask;

class RegionCountsTest {

	private static final Geometry LINE = Geometry.of(10, 1, 1, 1, 1, 1);

	private static Mask mask(final int... voxels) {
		final byte[] out = new byte[voxels.length];
		for (int i = 0; i < out.length; i++)
			out[i] = (byte) voxels[i];
		return new Mask(out, LINE);
	}

	@Test
	void countsEachRegionApart() {
		final Mask mask = mask(1, 1, 1, 0, 0, 0, 0, 0, 1, 1);
		final Mask truth = mask(0, 1, 1, 1, 1, 0, 0, 0, 1, 0);
		final RegionMap regions = new RegionMap(new short[] { 1, 1, 1, 1, 2, 3, 3, 3, 0, 0 }, 3, LINE, PartitionParameters
			.labels());
		final RegionCounts c = RegionCounts.of(mask, truth, regions);
		assertEquals(3, c.count());
		assertEquals(3, c.maskVolume(1));
		assertEquals(3, c.trueVolume(1));
		assertEquals(2, c.truePositives(1));
		assertEquals(1, c.falsePositives(1));
		assertEquals(1, c.falseNegatives(1));
		assertEquals(2.0 / 3, c.dice(1), 1e-12);
		assertEquals(ErrorLabel.MIXED, c.label(1));
		assertEquals(0, c.dice(2));
		assertEquals(ErrorLabel.UNDER, c.label(2));
		assertEquals(1, c.dice(3));
		assertEquals(ErrorLabel.NONE, c.label(3));
	}

	@Test
	void refusesOtherGrids() {
		final Mask other = new Mask(new byte[8], Geometry.of(8, 1, 1, 1, 1, 1));
		final RegionMap regions = new RegionMap(new short[10], 1, LINE, PartitionParameters.labels());
		final ScoreException e = assertThrows(ScoreException.class, () -> RegionCounts.of(mask(1, 1, 1, 1, 1, 1, 1, 1, 1,
			1), other, regions));
		assertTrue(e.getMessage().contains("grid"), e.getMessage());
	}
}
