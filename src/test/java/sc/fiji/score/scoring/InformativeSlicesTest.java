package sc.fiji.score.scoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

import sc.fiji.score.region.PartitionParameters;
import sc.fiji.score.region.Partitioner;
import sc.fiji.score.region.RegionMap;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.Volume;

class InformativeSlicesTest {

	private final Mask rod = ScoredCase.rod();
	private final Geometry g = rod.geometry();

	@Test
	void everySliceShowsOutlineOfItsRegion() {
		final RegionMap regions = Partitioner.partition(rod, PartitionParameters.defaults());
		final InformativeSlices slices = new InformativeSlices(rod, regions, ScoredCase.image(rod));
		for (int r = 1; r <= regions.count(); r++) {
			final InformativeSlices.Position p = slices.of(r);
			boolean x = false, y = false, z = false;
			for (int i = 0; i < rod.voxels().length; i++)
				if (regions.at(i) == r && rod.voxels()[i] != 0) {
					x |= i % 20 == p.x();
					y |= i / 20 % 20 == p.y();
					z |= i / 400 == p.z();
				}
			assertTrue(x && y && z, "region " + r + " at " + p);
		}
	}

	@Test
	void outlineAtStrongEdgesDrawsTheView() {
		final RegionMap regions = Partitioner.partition(rod, PartitionParameters.slabs(1, 1));
		// The same outline in every slice between the ends; an edge of the image in slice 20 only.
		final float[] values = new float[g.arrayLength()];
		for (int y = 0; y < 20; y++)
			for (int x = 0; x < 10; x++)
				values[g.index(x, y, 20)] = 1000;
		final InformativeSlices.Position with = new InformativeSlices(rod, regions, Volume.of(values, g)).of(1);
		assertTrue(Math.abs(with.z() - 20) <= 1, with.toString());
	}

	@Test
	void withoutEdgesTheMostOutlineWinsAndOfEqualsTheMiddle() {
		final byte[] block = new byte[g.arrayLength()];
		for (int z = 5; z <= 15; z++)
			for (int y = 4; y < 12; y++)
				for (int x = 4; x < 12; x++)
					if (z > 5 && z < 15) block[g.index(x, y, z)] = 1;
		final Mask mask = new Mask(block, g);
		final RegionMap one = Partitioner.partition(mask, PartitionParameters.slabs(1, 1));
		// The end faces have the most outline; slices 6 and 14 are equal and equally far, so the lower one.
		assertEquals(6, new InformativeSlices(mask, one, null).of(1).z());
		assertEquals(new InformativeSlices(mask, one, null).of(1), new InformativeSlices(mask, one, Volume.of(new float[g
			.arrayLength()], g)).of(1));
	}

	@Test
	void aRegionBesideTheMaskIsShownInItsMiddle() {
		final short[] labels = new short[g.arrayLength()];
		for (int i = 0; i < labels.length; i++)
			labels[i] = (short) (rod.voxels()[i] != 0 ? 1 : 0);
		for (int z = 27; z < 30; z++)
			labels[g.index(2, 17, z)] = 2;
		final RegionMap map = new RegionMap(labels, 2, g, PartitionParameters.labels());
		assertEquals(new InformativeSlices.Position(2, 17, 28), new InformativeSlices(rod, map, null).of(2));
	}

	@Test
	void voxelsThatAreNoNumbersAreNoEdges() {
		final float[] values = new float[g.arrayLength()];
		Arrays.fill(values, Float.NaN);
		final RegionMap regions = Partitioner.partition(rod, PartitionParameters.defaults());
		for (int r = 1; r <= regions.count(); r++)
			assertEquals(new InformativeSlices(rod, regions, null).of(r), new InformativeSlices(rod, regions, Volume.of(values,
				g)).of(r));
	}
}
