package sc.fiji.score.region;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;

import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.Surface;

class SlabSectorsTest {

	private static int[] maskVoxels(final Mask mask, final RegionMap map) {
		final int[] n = new int[map.count() + 1];
		for (int i = 0; i < map.labels().length; i++)
			if (mask.voxels()[i] != 0) n[map.at(i)]++;
		return n;
	}

	@Test
	void slabsFollowTheAxisUpwards() {
		final Mask rod = Shapes.rod();
		final RegionMap map = Partitioner.partition(rod, PartitionParameters.slabs(5, 1));
		int last = 0;
		for (int z = 3; z <= 27; z++) {
			final int region = map.at(rod.geometry().index(20, 20, z));
			assertTrue(region == last || region == last + 1, "slice " + z);
			for (int i = 0; i < 1600; i++)
				if (rod.voxels()[z * 1600 + i] != 0) assertEquals(region, map.at(z * 1600 + i), "one slice, one slab");
			last = region;
		}
		assertEquals(5, last);
	}

	@Test
	void slabsHoldEqualNumbersOfVoxelsAlsoWithThinEnds() {
		// A club: thin below, thick above.
		final Mask club = Shapes.mask(Geometry.of(40, 40, 120, 1, 1, 1), p -> Shapes.square(p[0] - 20) + Shapes.square(p[1] -
			20) <= Shapes.square(2 + p[2] / 8) && p[2] > 5 && p[2] < 115);
		final int[] n = maskVoxels(club, Partitioner.partition(club, PartitionParameters.slabs(6, 1)));
		final double mean = club.count() / 6.0;
		for (int r = 1; r <= 6; r++)
			assertEquals(mean, n[r], 0.2 * mean, "slab " + r + " of " + Arrays.toString(n));
	}

	@Test
	void sectorsAreEqualAnglesCentredOnTheAnatomicalDirections() {
		final Mask rod = Shapes.rod();
		final RegionMap map = Partitioner.partition(rod, PartitionParameters.slabs(1, 4).withDistance(3));
		final Geometry g = rod.geometry();
		assertEquals(1, map.at(g.index(25, 20, 15)), "right (+x)");
		assertEquals(2, map.at(g.index(20, 25, 15)), "front (+y)");
		assertEquals(3, map.at(g.index(15, 20, 15)), "left");
		assertEquals(4, map.at(g.index(20, 15, 15)), "back");
		assertEquals(1, map.at(g.index(28, 20, 15)), "outside, right");
		final int[] n = maskVoxels(rod, map);
		for (int r = 1; r <= 4; r++)
			assertEquals(rod.count() / 4.0, n[r], 0.1 * rod.count());
	}

	@Test
	void sectorsFollowACurvedStructure() {
		// A quarter of a ring: the chord's middle is outside of it, yet every region has its share of each slab.
		final Mask arc = Shapes.mask(Geometry.of(70, 20, 70, 1, 1, 1), p -> Shapes.square(Math.hypot(p[0], p[2]) - 55) + Shapes
			.square(p[1] - 10) <= 49);
		final RegionMap map = Partitioner.partition(arc, PartitionParameters.slabs(6, 4));
		assertEquals(24, map.count());
		final int[] n = maskVoxels(arc, map);
		for (int r = 1; r <= 24; r++)
			assertTrue(n[r] > arc.count() / 24 / 4, "region " + r + " of " + Arrays.toString(n));
		final boolean[] surface = new boolean[25];
		final byte[] s = Surface.of(arc);
		for (int i = 0; i < s.length; i++)
			if (s[i] != 0) surface[map.at(i)] = true;
		for (int r = 1; r <= 24; r++)
			assertTrue(surface[r], "region " + r + " has no surface");
	}

	@Test
	void regionsDoNotDependOnHowTheFileStoresTheAxes() {
		final Mask rod = Shapes.mask(Geometry.of(40, 40, 30, 1, 1, 2), p -> Shapes.square(p[0] - 20 - p[2] / 9) + Shapes
			.square(p[1] - 20.3) <= 36 && p[2] >= 5 && p[2] <= 51);
		final RegionMap map = Partitioner.partition(rod, PartitionParameters.defaults());
		// The same image with x and z stored backwards.
		final Geometry g = new Geometry(40, 40, 30, new double[] { -1, 0, 0, 39, 0, 1, 0, 0, 0, 0, -2, 58 }, "mm", null);
		final byte[] m = new byte[g.arrayLength()];
		for (int z = 0; z < 30; z++)
			for (int y = 0; y < 40; y++)
				for (int x = 0; x < 40; x++)
					m[g.index(x, y, z)] = rod.voxels()[g.index(39 - x, y, 29 - z)];
		final RegionMap flipped = Partitioner.partition(new Mask(m, g), PartitionParameters.defaults());
		int different = 0;
		for (int z = 0; z < 30; z++)
			for (int y = 0; y < 40; y++)
				for (int x = 0; x < 40; x++)
					if (m[g.index(x, y, z)] != 0 && flipped.at(g.index(x, y, z)) != map.at(g.index(39 - x, y, 29 - z))) different++;
		assertEquals(0, different);
	}

	@Test
	void fewerSlicesThanSlabsGiveFewerRegionsNoneEmpty() {
		// 3 voxels in a row, 6 slabs.
		final Mask row = Shapes.mask(Geometry.of(9, 5, 5, 1, 1, 1), p -> p[0] >= 3 && p[0] <= 5 && p[1] == 2 && p[2] == 2);
		assertEquals(3, Partitioner.partition(row, PartitionParameters.slabs(6, 1)).count());
	}

	@Test
	void theAxisIsTheLongestDirectionInMillimetres() {
		// 8 voxels of 1 mm along x, 4 of 5 mm along z: z is the longer one.
		final Mask box = Shapes.mask(Geometry.of(12, 6, 8, 1, 1, 5), p -> p[0] >= 2 && p[0] <= 9 && p[1] >= 2 && p[1] <= 3 &&
			p[2] >= 10 && p[2] <= 25);
		final PrincipalAxis axis = PrincipalAxis.of(new Neighbourhood(box, 1));
		assertArrayEquals(new double[] { 0, 0, 1 }, axis.axis(), 1e-9);
		assertArrayEquals(new double[] { 1, 0, 0 }, axis.across(), 1e-9);
		assertArrayEquals(new double[] { 0, 1, 0 }, axis.third(), 1e-9);
		assertArrayEquals(new double[] { 5.5, 2.5, 17.5 }, axis.centre(), 1e-9);
	}

	@Test
	void theFrameIsOrthonormalWithAPositiveMainComponent() {
		final Random random = new Random(5);
		for (int i = 0; i < 100; i++) {
			final double[] d = { random.nextGaussian(), random.nextGaussian(), random.nextGaussian() };
			final PrincipalAxis p = PrincipalAxis.of(new double[3], d);
			final double[][] frame = { p.axis(), p.across(), p.third() };
			for (int a = 0; a < 3; a++)
				for (int b = 0; b < 3; b++)
					assertEquals(a == b ? 1 : 0, frame[a][0] * frame[b][0] + frame[a][1] * frame[b][1] + frame[a][2] * frame[b][2],
						1e-12);
			assertTrue(Arrays.stream(p.axis()).max().getAsDouble() >= Math.abs(Arrays.stream(p.axis()).min().getAsDouble()));
		}
	}
}
