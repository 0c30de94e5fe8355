package sc.fiji.score.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import sc.fiji.score.common.CancelledException;
import sc.fiji.score.common.Progress;

class TiledInferenceTest {

	private static NetworkRunner constant, pointwise;

	@BeforeAll
	static void open() {
		constant = new NetworkRunner(new UNet3d(TestModels.SMALL));
		pointwise = new NetworkRunner(new UNet3d(TestModels.POINTWISE));
	}

	@AfterAll
	static void close() {
		constant.close();
		pointwise.close();
	}

	/** Notes how many tiles there are and cancels after some. */
	private static final class Tiles implements Progress {

		private final List<Long> done = new ArrayList<>();
		private final int most;
		private long total;

		Tiles(final int most) {
			this.most = most;
		}

		@Override
		public void update(final String stage, final long tilesDone, final long allTiles) {
			done.add(tilesDone);
			total = allTiles;
		}

		@Override
		public boolean isCancelled() {
			return done.size() >= most;
		}
	}

	private static float[] random(final int[] n) {
		final Random random = new Random(4);
		final float[] out = new float[n[0] * n[1] * n[2]];
		for (int i = 0; i < out.length; i++)
			out[i] = (float) random.nextGaussian();
		return out;
	}

	private static float[] constant(final int[] n, final int tile, final Progress progress) {
		final float[] values = random(n);
		return new TiledInference(constant, TestModels.SMALL, tile).residual(TestModels.constantWeights(0.75f), values,
			values, values, n, progress);
	}

	/** Blending weights add up to one, and no voxel is left out. */
	@Test
	void aConstantStaysTheConstantForEverySize() {
		for (final int[] n : new int[][] { { 1, 1, 1 }, { 7, 5, 3 }, { 16, 17, 15 }, { 33, 1, 18 }, { 41, 23, 9 }, { 8, 47,
			31 } }) {
			final float[] expected = new float[n[0] * n[1] * n[2]];
			Arrays.fill(expected, 0.75f);
			for (final int tile : new int[] { 8, 16, 96 })
				assertArrayEquals(expected, constant(n, tile, Progress.NONE), 1e-5f, Arrays.toString(n) + " in tiles of " +
					tile);
		}
	}

	@Test
	void aCaseThatFitsIsOneTileAndALargerOneSeveral() {
		final Tiles one = new Tiles(Integer.MAX_VALUE), some = new Tiles(Integer.MAX_VALUE);
		constant(new int[] { 15, 16, 3 }, 16, one);
		assertEquals(List.of(1L), one.done);
		// Tiles of 16 advance by 8: they start at 0, 8, 16 and 17 along the first axis.
		constant(new int[] { 33, 16, 3 }, 16, some);
		assertEquals(4, some.total);
		assertEquals(List.of(1L, 2L, 3L, 4L), some.done);
	}

	/** A tile is never larger than asked for, and never smaller than what the network takes. */
	@Test
	void tilesAreMultiplesOfWhatTheNetworkTakes() {
		final NetworkSpec spec = NetworkSpec.standard();
		assertArrayEquals(new int[] { 12, 12, 8 }, spec.patchSize(new int[] { 40, 12, 5 }, 15));
		assertArrayEquals(new int[] { 4, 4, 8 }, spec.patchSize(new int[] { 1, 4, 5 }, 96));
		assertArrayEquals(new int[] { 8, 4, 4 }, spec.patchSize(new int[] { 1, 2, 3 }, 96), "two voxels at the bottom");
		assertArrayEquals(new int[] { 8, 4, 4 }, spec.patchSize(new int[] { 50, 50, 50 }, 1));
		final Tiles odd = new Tiles(Integer.MAX_VALUE);
		constant(new int[] { 9, 2, 2 }, 9, odd); // 8 at a time, from 0 and 1
		assertEquals(2, odd.total);
	}

	/** The image repeats every four voxels, so that the normalisation is the same in each tile. */
	@Test
	void tilesAgreeWithOnePieceWhereTheNetworkLooksAtSingleVoxels() {
		final int[] n = { 40, 24, 16 };
		final float[] block = random(new int[] { 4, 4, 4 }), image = new float[n[0] * n[1] * n[2]];
		for (int z = 0, i = 0; z < n[2]; z++)
			for (int y = 0; y < n[1]; y++)
				for (int x = 0; x < n[0]; x++, i++)
					image[i] = block[(z % 4 * 4 + y % 4) * 4 + x % 4];
		final float[] other = new float[image.length], w = TestModels.pointwiseWeights(0, 3);
		final Tiles tiles = new Tiles(Integer.MAX_VALUE);
		final float[] whole = new TiledInference(pointwise, TestModels.POINTWISE, 40).residual(w, image, other, other, n,
			Progress.NONE);
		final float[] blended = new TiledInference(pointwise, TestModels.POINTWISE, 16).residual(w, image, other, other, n,
			tiles);
		assertEquals(4 * 2, tiles.total);
		assertArrayEquals(whole, blended, 1e-4f);
		final float[] sorted = whole.clone();
		Arrays.sort(sorted);
		assertTrue(sorted[sorted.length - 1] - sorted[0] > 3, "the network's answer depends on the voxel");
	}

	@Test
	void cancelsBetweenTiles() {
		final Tiles stop = new Tiles(2);
		assertThrows(CancelledException.class, () -> constant(new int[] { 64, 16, 16 }, 16, stop));
		assertEquals(List.of(1L, 2L), stop.done);
	}
}
