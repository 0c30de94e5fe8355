package sc.fiji.score.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.volume.Box;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.StoredOtherwise;
import sc.fiji.score.volume.Volume;

class PreparedInputTest {

	private static final Geometry GRID = Geometry.of(30, 26, 22, 0.8, 1, 1.5);
	private static final InputSpec SPEC = new InputSpec(new double[] { 0.8, 1, 1.5 }, 4);

	/** An ellipsoid that is larger to one side, so that no flip or permutation looks the same. */
	private static Mask mask(final Geometry g, final double cx) {
		final byte[] voxels = new byte[g.arrayLength()];
		for (int z = 0, i = 0; z < g.nz(); z++)
			for (int y = 0; y < g.ny(); y++)
				for (int x = 0; x < g.nx(); x++, i++) {
					final double[] w = g.toWorld(x, y, z);
					final double a = (w[0] - cx) / 6, b = (w[1] - 13) / (w[0] > cx ? 4 : 6), c = (w[2] - 16) / (w[1] > 13 ? 8
						: 5);
					voxels[i] = (byte) (a * a + b * b + c * c <= 1 ? 1 : 0);
				}
		return new Mask(voxels, g);
	}

	private static Volume image(final Mask mask) {
		final Random random = new Random(9);
		final float[] values = new float[mask.voxels().length];
		for (int i = 0; i < values.length; i++)
			values[i] = (float) (100 * mask.voxels()[i] + 20 * random.nextGaussian());
		return Volume.of(values, mask.geometry());
	}

	private final Mask mask = mask(GRID, 12);
	private final Volume image = image(mask);

	@ParameterizedTest
	@CsvSource({ "0,1,2,7", "1,0,2,0", "2,0,1,5", "1,2,0,3", "2,1,0,2", "0,2,1,4" })
	void theNetworkSeesTheSameHoweverTheCaseIsStored(final int a, final int b, final int c, final int flips) {
		final StoredOtherwise other = new StoredOtherwise(GRID, new int[] { a, b, c }, flips);
		final PreparedInput plain = PreparedInput.of(image, mask, null, SPEC);
		final PreparedInput stored = PreparedInput.of(other.image(image), other.mask(mask), null, SPEC);
		assertArrayEquals(plain.size(), stored.size());
		assertArrayEquals(plain.image(), stored.image(), 1e-4f);
		assertArrayEquals(plain.distance(), stored.distance(), 1e-4f);
		assertArrayEquals(plain.edges(), stored.edges(), 1e-3f);
		// What the network answers comes back to the voxel it was asked about.
		assertArrayEquals(stored.cropDistance(), stored.toCrop(stored.distance()));
		final float[] byIndex = new float[stored.distance().length];
		final int[] nearest = stored.nearestInCrop();
		for (int i = 0; i < byIndex.length; i++)
			byIndex[i] = stored.cropDistance()[nearest[i]];
		assertArrayEquals(stored.distance(), byIndex);
	}

	@Test
	void theCropIsTheMaskAndTheMargin() {
		final PreparedInput in = PreparedInput.of(image, mask, null, SPEC);
		final Box tight = mask.boundingBox(), box = in.box();
		// Six mean voxels, since the margin asked for is smaller.
		assertEquals(tight.grow(6 * Math.cbrt(0.8 * 1.5), GRID), box);
		assertArrayEquals(new int[] { box.width(), box.height(), box.depth() }, in.size());
		assertEquals(Math.cbrt(0.8 * 1.5), in.unit(), 1e-12);
		assertEquals(mask.crop(box).count(), count(in.distance()));
	}

	private static long count(final float[] distance) {
		long n = 0;
		for (final float d : distance)
			if (d > 0) n++;
		return n;
	}

	@Test
	void anotherSpacingIsResampledAndBack() {
		final InputSpec coarse = new InputSpec(new double[] { 1.6, 1.6, 1.6 }, 6);
		final PreparedInput in = PreparedInput.of(image, mask, null, coarse);
		final Box b = in.box();
		final int[] n = in.size();
		for (int a = 0; a < 3; a++)
			assertEquals(new int[] { b.width(), b.height(), b.depth() }[a] * GRID.spacing()[a] / 1.6, n[a], 0.5001);
		assertEquals(n[0] * n[1] * n[2], in.image().length);
		// The volume in mm^3 stays, and the distances come back smooth.
		assertEquals(mask.count() * GRID.voxelVolume(), count(in.distance()) * Math.pow(1.6, 3), 0.08 * mask.count() * GRID
			.voxelVolume());
		final float[] back = in.toCrop(in.distance());
		for (int i = 0; i < back.length; i++)
			assertEquals(in.cropDistance()[i], back[i], 1.0, "voxel " + i);
		final float[] constant = new float[in.image().length];
		Arrays.fill(constant, 2.5f);
		for (final float v : in.toCrop(constant))
			assertEquals(2.5f, v, 1e-6f);
		final int[] nearest = in.nearestInCrop();
		assertEquals(constant.length, nearest.length);
		for (final int i : nearest)
			assertTrue(i >= 0 && i < back.length);
	}

	@Test
	void aSpacingThatHardlyDiffersIsNotResampled() {
		final PreparedInput in = PreparedInput.of(image, mask, null, new InputSpec(new double[] { 0.85, 1.05, 1.4 }, 4));
		assertArrayEquals(new int[] { in.box().width(), in.box().height(), in.box().depth() }, in.size());
	}

	@Test
	void aMaskAtTheBorderAndOneThatFillsAllAreFine() {
		final Mask border = mask(GRID, 0);
		final PreparedInput in = PreparedInput.of(image(border), border, null, SPEC);
		assertEquals(0, in.box().x());
		assertEquals(border.count(), count(in.cropDistance()));
		final byte[] all = new byte[GRID.arrayLength()];
		Arrays.fill(all, (byte) 1);
		final PreparedInput full = PreparedInput.of(image, new Mask(all, GRID), null, SPEC);
		for (final float d : full.distance())
			assertEquals(InputSpec.CLIP_VOXELS, d);
	}

	/** Documented: what is not finite counts as the darkest value near the mask. */
	@Test
	void voxelsThatAreNotFiniteCountAsDark() {
		final float[] values = image.floats();
		values[GRID.index(15, 13, 10)] = Float.NaN;
		values[GRID.index(16, 13, 10)] = Float.POSITIVE_INFINITY;
		final PreparedInput in = PreparedInput.of(Volume.of(values, GRID), mask, null, SPEC);
		float least = Float.POSITIVE_INFINITY;
		for (final float[] channel : new float[][] { in.image(), in.edges(), in.distance() })
			for (final float v : channel)
				assertTrue(Float.isFinite(v));
		for (final float v : in.image())
			least = Math.min(least, v);
		final Box b = in.box();
		assertEquals(least, in.image()[in.cropGrid().index(15 - b.x(), 13 - b.y(), 10 - b.z())]);
		assertEquals(least, in.image()[in.cropGrid().index(16 - b.x(), 13 - b.y(), 10 - b.z())]);
	}

	@Test
	void theUsersEdgesAreTakenAndChecked() {
		final float[] map = new float[GRID.arrayLength()];
		Arrays.fill(map, 0.25f);
		for (final float e : PreparedInput.of(image, mask, Volume.of(map, GRID), SPEC).edges())
			assertEquals(0.25f, e);
		map[GRID.index(12, 13, 10)] = 3;
		assertThrows(ScoreException.class, () -> PreparedInput.of(image, mask, Volume.of(map, GRID), SPEC));
	}

	@Test
	void nothingThatWasGivenIsChanged() {
		final float[] before = image.floats();
		final byte[] voxels = mask.voxels().clone();
		PreparedInput.of(image, mask, null, new InputSpec(new double[] { 2, 2, 2 }, 6));
		assertArrayEquals(before, image.floats());
		assertArrayEquals(voxels, mask.voxels());
	}

	@Test
	void whatCannotBeUsedIsSaid() {
		final Mask shifted = new Mask(mask.voxels(), Geometry.of(30, 26, 22, 0.8, 1, 1.6));
		assertTrue(error(image, shifted).contains("not on the same grid"));
		final String empty = error(image, new Mask(new byte[GRID.arrayLength()], GRID));
		assertTrue(empty.contains("empty") && empty.contains("--label"), empty);
		final String constant = error(Volume.of(new float[GRID.arrayLength()], GRID), mask);
		assertTrue(constant.contains("constant") && constant.contains("right image"), constant);
		// Something is there, but not near the mask.
		final Geometry wide = Geometry.of(60, 26, 22, 0.8, 1, 1.5);
		final float[] far = new float[wide.arrayLength()];
		far[wide.index(58, 2, 2)] = 9;
		assertTrue(error(Volume.of(far, wide), mask(wide, 12)).contains("constant near the mask"));
	}

	private static String error(final Volume image, final Mask mask) {
		return assertThrows(ScoreException.class, () -> PreparedInput.of(image, mask, null, SPEC)).getMessage();
	}
}
