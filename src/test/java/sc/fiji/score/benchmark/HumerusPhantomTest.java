package sc.fiji.score.benchmark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

import sc.fiji.score.volume.Box;
import sc.fiji.score.volume.Components;
import sc.fiji.score.volume.DataType;
import sc.fiji.score.volume.DistanceTransform;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.Volume;

class HumerusPhantomTest {

	@Test
	void theSameSeedGivesTheSameVoxels() {
		assertArrayEquals(new HumerusPhantom(3).image().floats(), new HumerusPhantom(3).image().floats());
		assertArrayEquals(new HumerusPhantom(3).mask().voxels(), new HumerusPhantom(3).mask().voxels());
	}

	@Test
	void anotherSeedGivesAnotherShoulder() {
		assertFalse(Arrays.equals(new HumerusPhantom(1).mask().voxels(), new HumerusPhantom(2).mask().voxels()));
		assertFalse(Arrays.equals(new HumerusPhantom(1).image().floats(), new HumerusPhantom(2).image().floats()));
	}

	/** Pinned: the phantoms of this version are the same on every platform. */
	@Test
	void isTheSameOnEveryPlatform() {
		final HumerusPhantom phantom = new HumerusPhantom(1);
		assertEquals(-955141402, Arrays.hashCode(phantom.mask().voxels()));
		assertEquals(244137985, Arrays.hashCode(phantom.image().floats()));
	}

	@Test
	void theMaskIsOneBoneFromHeadToTheBottom() {
		for (int seed = 1; seed <= 8; seed++) {
			final Mask mask = new HumerusPhantom(seed).mask();
			final Geometry g = mask.geometry();
			assertEquals(1, Components.of(mask.voxels(), g.dimensions(), false).count(), "seed " + seed);
			final Box b = mask.boundingBox();
			assertEquals(0, b.z());
			assertTrue(b.x() > 2 && b.y() > 2 && b.x() + b.width() < 46 && b.y() + b.height() < 46 && b.z() + b.depth() < 70,
				"seed " + seed + ": " + b);
			final double litres = mask.count() * g.voxelVolume() / 1e6;
			assertTrue(litres > 0.05 && litres < 0.15, "seed " + seed + ": " + litres);
		}
	}

	@Test
	void tissuesHaveTheirHounsfieldUnits() {
		for (int seed = 1; seed <= 4; seed++) {
			final HumerusPhantom phantom = new HumerusPhantom(seed);
			final Volume image = phantom.image();
			assertEquals(DataType.INT16, image.type());
			final float[] hu = image.floats(), depth = DistanceTransform.signed(phantom.mask());
			final int nz = phantom.geometry().nz(), slice = hu.length / nz;
			assertTrue(mean(hu, depth, 0, 20 * slice, 1, 4) > 500, "cortex of the shaft");
			assertTrue(mean(hu, depth, 0, 20 * slice, 8, 20) < 300, "marrow of the shaft");
			final double head = mean(hu, depth, 42 * slice, 54 * slice, 8, 30);
			assertTrue(head > 100 && head < 400, "spongy head " + head);
			final double flesh = mean(hu, depth, 0, 20 * slice, -12, -6);
			assertTrue(flesh > -60 && flesh < 90, "flesh " + flesh);
			final float[] sorted = hu.clone();
			Arrays.sort(sorted);
			assertTrue(sorted[0] < -800, "no air");
			assertTrue(sorted[sorted.length - 1] > 700, "no dense bone");
		}
	}

	private static double mean(final float[] hu, final float[] depth, final int from, final int to, final double least,
		final double most)
	{
		double sum = 0;
		int n = 0;
		for (int i = from; i < to; i++)
			if (depth[i] > least && depth[i] < most) {
				sum += hu[i];
				n++;
			}
		assertTrue(n > 20, "too few voxels");
		return sum / n;
	}

	/** What makes the case hard: other bone within a few millimetres of the head. */
	@Test
	void theGlenoidIsCloseBy() {
		for (int seed = 1; seed <= 4; seed++) {
			final HumerusPhantom phantom = new HumerusPhantom(seed);
			final float[] hu = phantom.image().floats();
			final float[] distance = DistanceTransform.to(phantom.mask().voxels(), 1, phantom.geometry());
			int bone = 0;
			for (int i = 0; i < hu.length; i++)
				if (distance[i] > 4 && distance[i] < 10 && hu[i] > 250) bone++;
			assertTrue(bone > 100, "seed " + seed + ": " + bone);
		}
	}

	@Test
	void aFinerGridShowsTheSameBone() {
		final HumerusPhantom coarse = new HumerusPhantom(5, Geometry.of(48, 48, 72, 2, 2, 2));
		final HumerusPhantom fine = new HumerusPhantom(5, Geometry.of(96, 96, 72, 1, 1, 2));
		final double a = coarse.mask().count() * 8.0, b = fine.mask().count() * 2.0;
		assertEquals(1, a / b, 0.02);
	}

	@Test
	void aTallGridHoldsTheWholeBone() {
		final Mask mask = new HumerusPhantom(1, Geometry.of(36, 36, 120, 3, 3, 3)).mask();
		final Box b = mask.boundingBox();
		assertTrue(b.z() > 0 && b.z() + b.depth() < 120);
		assertTrue(b.depth() * 3 > 250 && b.depth() * 3 < 350, "length " + b.depth() * 3);
	}
}
