package sc.fiji.score.region;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.Volume;

class PartitionerTest {

	/** Coverage, exactly one region each, none empty; outside voxels follow a nearest mask voxel: by brute force. */
	private static void check(final Mask mask, final RegionMap map, final boolean follows) {
		final Geometry g = mask.geometry();
		final double[] s = g.spacing();
		final int[] used = new int[map.count() + 1];
		for (int i = 0; i < map.labels().length; i++) {
			double least = Double.POSITIVE_INFINITY;
			boolean agrees = false;
			for (int j = 0; j < map.labels().length; j++) {
				if (mask.voxels()[j] == 0) continue;
				final double dx = (i % g.nx() - j % g.nx()) * s[0], dy = (i / g.nx() % g.ny() - j / g.nx() % g.ny()) * s[1];
				final double dz = (i / g.nx() / g.ny() - j / g.nx() / g.ny()) * s[2], d = dx * dx + dy * dy + dz * dz;
				if (d < least - 1e-9) {
					least = d;
					agrees = false;
				}
				if (d < least + 1e-9) agrees |= map.at(i) == map.at(j);
			}
			final boolean near = Math.sqrt(least) <= map.parameters().distance() + 1e-9;
			assertEquals(near, map.at(i) != 0, "voxel " + i + " at distance " + Math.sqrt(least));
			if (near && follows) assertTrue(agrees, "voxel " + i + " does not follow its nearest mask voxel");
			used[map.at(i)]++;
		}
		for (int r = 1; r <= map.count(); r++)
			assertTrue(used[r] > 0, "region " + r + " is empty");
	}

	private static Mask random(final long seed, final Geometry g, final double share) {
		final Random random = new Random(seed);
		final byte[] m = new byte[g.arrayLength()];
		for (int i = 0; i < m.length; i++)
			m[i] = (byte) (random.nextDouble() < share ? 1 : 0);
		m[0] = 1;
		return new Mask(m, g);
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3 })
	void everyVoxelNearTheMaskHasExactlyOneRegion(final long seed) {
		final Geometry g = Geometry.of(11, 9, 7, 0.7, 1.3, 2.1);
		final Mask mask = random(seed, g, 0.02);
		check(mask, Partitioner.partition(mask, PartitionParameters.slabs(3, 4).withDistance(2.5)), true);
		check(mask, Partitioner.partition(mask, PartitionParameters.clusters(4, seed).withDistance(2.5)), true);
		check(mask, Partitioner.fromLabels(mask, random(seed + 9, g, 0.01).asVolume(), 2.5), false);
		check(mask, Partitioner.partition(mask, PartitionParameters.defaults().withDistance(0)), true);
	}

	@Test
	void theMapLiesOnTheMasksGridAndKnowsItsParameters() {
		final PartitionParameters p = PartitionParameters.defaults().withDistance(4);
		final RegionMap map = Partitioner.partition(Shapes.rod(), p);
		assertEquals(24, map.count());
		assertEquals(p, map.parameters());
		assertTrue(map.geometry().sameGrid(Shapes.rod().geometry()));
	}

	@Test
	void theSameInputGivesTheSameMap() {
		final Mask rod = Shapes.rod();
		for (final PartitionParameters p : new PartitionParameters[] { PartitionParameters.defaults(), PartitionParameters
			.clusters(7, 3) })
			assertArrayEquals(Partitioner.partition(rod, p).labels(), Partitioner.partition(rod, p).labels());
	}

	@Test
	void aMaskAtTheBorderAndASingleVoxelWork() {
		final Geometry g = Geometry.of(6, 5, 4, 1, 1, 1);
		final byte[] all = new byte[g.arrayLength()];
		Arrays.fill(all, (byte) 1);
		final RegionMap full = Partitioner.partition(new Mask(all, g), PartitionParameters.defaults());
		assertEquals(24, full.count());
		final byte[] one = new byte[g.arrayLength()];
		one[0] = 1;
		final Mask single = new Mask(one, g);
		assertEquals(1, Partitioner.partition(single, PartitionParameters.defaults()).count());
		assertEquals(1, Partitioner.partition(single, PartitionParameters.clusters(1, 0)).count());
	}

	@Test
	void anEmptyMaskIsAnError() {
		final Mask empty = new Mask(new byte[8], Geometry.of(2, 2, 2, 1, 1, 1));
		for (final PartitionParameters p : new PartitionParameters[] { PartitionParameters.defaults(), PartitionParameters
			.clusters(1, 0) })
			assertTrue(assertThrows(ScoreException.class, () -> Partitioner.partition(empty, p)).getMessage().contains(
				"empty"));
		assertThrows(ScoreException.class, () -> Partitioner.fromLabels(empty, empty.asVolume(), 1));
	}

	@Test
	void badParametersAreErrorsThatNameTheValue() {
		final Mask rod = Shapes.rod();
		message(rod, PartitionParameters.slabs(0, 4), "slabs");
		message(rod, PartitionParameters.slabs(4, -1), "sectors");
		message(rod, PartitionParameters.slabs(65535, 2), "65535");
		message(rod, PartitionParameters.clusters(0, 1), "clusters");
		message(rod, PartitionParameters.clusters(60000, 1), "surface");
		message(rod, PartitionParameters.defaults().withDistance(-1), "-1");
		message(rod, PartitionParameters.defaults().withDistance(Double.NaN), "NaN");
		message(rod, PartitionParameters.labels(), "label image");
	}

	private static void message(final Mask mask, final PartitionParameters p, final String part) {
		final String message = assertThrows(ScoreException.class, () -> Partitioner.partition(mask, p)).getMessage();
		assertTrue(message.contains(part), message);
	}

	@Test
	void aLargeImageCostsOnlyItsMask() {
		final Geometry g = Geometry.of(400, 400, 200, 0.8, 0.8, 1);
		final byte[] m = new byte[g.arrayLength()];
		for (int z = 20; z < 180; z++)
			for (int y = 100; y < 130; y++)
				for (int x = 300; x < 330; x++)
					m[g.index(x, y, z)] = 1;
		final long start = System.nanoTime();
		assertEquals(24, Partitioner.partition(new Mask(m, g), PartitionParameters.defaults()).count());
		assertTrue(System.nanoTime() - start < 10e9, "took more than 10 s");
	}

	@Test
	void labelImagesOnAnotherGridAreErrors() {
		final Mask rod = Shapes.rod();
		final Volume other = Volume.of(new float[8], Geometry.of(2, 2, 2, 1, 1, 1));
		final String message = assertThrows(ScoreException.class, () -> Partitioner.fromLabels(rod, other, 5)).getMessage();
		assertTrue(message.contains("40 x 40 x 30") && message.contains("2 x 2 x 2"), message);
	}
}
