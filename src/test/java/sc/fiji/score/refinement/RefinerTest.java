package sc.fiji.score.refinement;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.function.IntConsumer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import sc.fiji.score.common.CancelledException;
import sc.fiji.score.common.Progress;
import sc.fiji.score.common.ScoreException;
import sc.fiji.score.network.ScoreModel;
import sc.fiji.score.network.TestModels;
import sc.fiji.score.volume.Box;
import sc.fiji.score.volume.DataType;
import sc.fiji.score.volume.FormatHeader;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.StoredOtherwise;
import sc.fiji.score.volume.Volume;

class RefinerTest {

	private static final Geometry GRID = Geometry.of(30, 26, 22, 0.8, 1, 1.5);

	private static Mask box(final Geometry g, final Box b) {
		final byte[] voxels = new byte[g.arrayLength()];
		paint(b, g, i -> voxels[i] = 1);
		return new Mask(voxels, g);
	}

	private static void paint(final Box b, final Geometry g, final IntConsumer voxel) {
		for (int z = b.z(); z < b.z() + b.depth(); z++)
			for (int y = b.y(); y < b.y() + b.height(); y++)
				for (int x = b.x(); x < b.x() + b.width(); x++)
					voxel.accept(g.index(x, y, z));
	}

	private static Volume noise(final Geometry g) {
		final Random random = new Random(2);
		final float[] values = new float[g.arrayLength()];
		for (int i = 0; i < values.length; i++)
			values[i] = (float) random.nextGaussian();
		return Volume.of(values, g);
	}

	private static Refinement refine(final ScoreModel model, final Volume image, final Mask mask) {
		try (Refiner refiner = new Refiner(model)) {
			return refiner.refine(image, mask, null, Progress.NONE);
		}
	}

	private static void assertUnchanged(final Refinement r, final Mask mask) {
		assertArrayEquals(mask.voxels(), r.mask().voxels());
		assertEquals(0, r.changedFraction());
		assertFalse(r.suspicious());
		for (int i = 0; i < mask.voxels().length; i++)
			assertEquals(mask.voxels()[i] != 0, probability(r, i) > 0.5);
	}

	private static float probability(final Refinement r, final int i) {
		final Geometry g = r.probability().geometry();
		return (float) r.probability().get(i % g.nx(), i / g.nx() % g.ny(), i / (g.nx() * g.ny()));
	}

	/** Before any training the network adds nothing, whatever the spacing it works at: nothing may be lost on the way. */
	@ParameterizedTest
	@ValueSource(doubles = { 1, 0.6, 1.7, 4 })
	void anUntrainedModelGivesTheMaskToTheBit(final double spacing) {
		final byte[] voxels = box(GRID, new Box(9, 8, 6, 11, 9, 8)).voxels();
		final Random random = new Random(3);
		for (int i = 0; i < voxels.length; i++)
			if (random.nextInt(40) == 0) voxels[i] ^= 1;
		final Mask ragged = new Mask(voxels, GRID);
		assertUnchanged(refine(TestModels.constant(0, spacing), noise(GRID), ragged), ragged);
	}

	@ParameterizedTest
	@CsvSource({ "1,0,2,5", "2,0,1,0", "1,2,0,7", "0,2,1,3" })
	void axesMayBeStoredInAnyOrder(final int a, final int b, final int c, final int flips) {
		final Mask mask = box(GRID, new Box(9, 8, 6, 11, 9, 8));
		final StoredOtherwise other = new StoredOtherwise(GRID, new int[] { a, b, c }, flips);
		final Volume image = noise(GRID);
		assertUnchanged(refine(TestModels.constant(0, 1.3), other.image(image), other.mask(mask)), other.mask(mask));
		// A model that does something does the same to both.
		final ScoreModel grows = TestModels.constant(1.5f, 1.3);
		assertArrayEquals(other.mask(refine(grows, image, mask).mask()).voxels(), refine(grows, other.image(image), other
			.mask(mask)).mask().voxels());
	}

	@Test
	void aMaskAtTheBorderOrThatFillsAllIsValid() {
		for (final Box b : new Box[] { new Box(0, 0, 0, 8, 9, 7), new Box(25, 0, 15, 5, 26, 7), GRID.box() }) {
			final Mask mask = box(GRID, b);
			assertUnchanged(refine(TestModels.constant(0, 1.4), noise(GRID), mask), mask);
		}
	}

	@Test
	void aModelThatGrowsGrowsByOneVoxel() {
		final Geometry g = Geometry.of(26, 26, 26, 1, 1, 1);
		final Mask mask = box(g, new Box(10, 10, 10, 6, 6, 6));
		final Refinement grown = refine(TestModels.constant(1.5f, 1), noise(g), mask);
		assertEquals(216 + 6 * 36, grown.mask().count());
		assertEquals(1, grown.changedFraction(), 1e-12);
		assertTrue(grown.suspicious());
		assertEquals(64, refine(TestModels.constant(-1.5f, 1), noise(g), mask).mask().count());
	}

	/** A bright spot far from the mask looks like foreground to the model; one that touches the mask belongs to it. */
	@Test
	void islandsThatDoNotTouchTheMaskAreDropped() {
		final Geometry g = Geometry.of(40, 30, 30, 1, 1, 1);
		final Mask mask = box(g, new Box(10, 10, 10, 10, 10, 10));
		final float[] values = new float[g.arrayLength()];
		final Box far = new Box(24, 13, 13, 3, 3, 3), touching = new Box(13, 20, 13, 3, 2, 3);
		paint(far, g, i -> values[i] = 100);
		paint(touching, g, i -> values[i] = 100);
		final Refinement r = refine(TestModels.brightIsForeground(), Volume.of(values, g), mask);
		paint(far, g, i -> {
			assertTrue(probability(r, i) > 0.5, "the model wants the island");
			assertEquals(0, r.mask().voxels()[i]);
		});
		paint(touching, g, i -> assertEquals(1, r.mask().voxels()[i]));
		assertEquals(1000 + 18, r.mask().count());
		assertEquals(0.018, r.changedFraction(), 1e-12);
	}

	/** What the writer of a format needs to repeat its geometry. */
	private record Header(String text) implements FormatHeader {}

	@Test
	void resultsLieOnTheInputsOwnGrid() {
		final Geometry g = new Geometry(60, 26, 22, new double[] { -0.8, 0, 0.1, 7, 0, 1, 0, -30, 0.1, 0, 1.5, 2 }, "mm",
			new Header("sform"));
		final Mask mask = box(g, new Box(9, 8, 6, 11, 9, 8));
		final Refinement r = refine(TestModels.constant(1.5f, 1), noise(g), mask);
		assertSame(g, r.mask().geometry());
		assertSame(g, r.probability().geometry());
		assertEquals(DataType.FLOAT32, r.probability().type());
		for (final float p : r.probability().floats())
			assertTrue(p >= 0 && p <= 1, "probability " + p);
		assertEquals(0, probability(r, g.index(59, 25, 21)), "far from the mask");
		for (int i = 0; i < mask.voxels().length; i++)
			assertEquals(r.mask().voxels()[i] == 1, probability(r, i) > 0.5);
	}

	@Test
	void inputsStayAsTheyAre() {
		final Mask mask = box(GRID, new Box(9, 8, 6, 11, 9, 8));
		final Volume image = noise(GRID), edges = Volume.of(new float[GRID.arrayLength()], GRID);
		final byte[] voxels = mask.voxels().clone();
		final float[] values = image.floats(), map = edges.floats();
		try (Refiner refiner = new Refiner(TestModels.constant(2, 1.5))) {
			final Refinement r = refiner.refine(image, mask, edges, Progress.NONE);
			assertFalse(Arrays.equals(voxels, r.mask().voxels()));
		}
		assertArrayEquals(voxels, mask.voxels());
		assertArrayEquals(values, image.floats());
		assertArrayEquals(map, edges.floats());
	}

	@Test
	void moreThanTheLimitIsSuspicious() {
		final Geometry g = Geometry.of(26, 26, 26, 1, 1, 1);
		final Mask mask = box(g, new Box(10, 10, 10, 6, 6, 6)); // doubles when it grows
		try (Refiner refiner = new Refiner(TestModels.constant(1.5f, 1))) {
			assertTrue(refiner.optLimit(0.99).refine(noise(g), mask, null, Progress.NONE).suspicious());
			assertFalse(refiner.optLimit(1).refine(noise(g), mask, null, Progress.NONE).suspicious());
			for (final double bad : new double[] { 0, -0.5, Double.NaN })
				assertTrue(assertThrows(ScoreException.class, () -> refiner.optLimit(bad)).getMessage().contains("limit"));
		}
	}

	@Test
	void theUsersEdgesReplaceTheComputedOnes() {
		final Mask mask = box(GRID, new Box(9, 8, 6, 11, 9, 8));
		final Volume image = noise(GRID);
		final float[] map = new float[GRID.arrayLength()];
		paint(new Box(9, 8, 6, 3, 9, 8), GRID, i -> map[i] = 1);
		try (Refiner refiner = new Refiner(TestModels.edgesAreForeground())) {
			final float[] own = refiner.refine(image, mask, Volume.of(map, GRID), Progress.NONE).probability().floats();
			final float[] computed = refiner.refine(image, mask, null, Progress.NONE).probability().floats();
			assertFalse(Arrays.equals(own, computed));
			assertTrue(own[GRID.index(9, 12, 9)] > own[GRID.index(19, 12, 9)] + 0.1, "the model looks at the map");
		}
	}

	@Test
	void cancelsBetweenTiles() {
		final Geometry g = Geometry.of(250, 20, 20, 1, 1, 1);
		final Mask mask = box(g, new Box(10, 8, 8, 230, 4, 4));
		final int[] tiles = new int[1];
		final Progress stop = new Progress() {

			@Override
			public void update(final String stage, final long done, final long total) {
				tiles[0]++;
			}

			@Override
			public boolean isCancelled() {
				return tiles[0] == 1;
			}
		};
		try (Refiner refiner = new Refiner(TestModels.constant(0, 1))) {
			assertThrows(CancelledException.class, () -> refiner.refine(noise(g), mask, null, stop));
			assertEquals(1, tiles[0]);
			// The same refiner goes on with the next case.
			assertUnchanged(refiner.refine(noise(g), mask, null, Progress.NONE), mask);
		}
	}

	@Test
	void whatCannotBeRefinedIsSaid() {
		final ScoreModel model = TestModels.constant(0, 1);
		final Mask mask = box(GRID, new Box(9, 8, 6, 11, 9, 8));
		final Volume image = noise(GRID);
		try (Refiner refiner = new Refiner(model)) {
			assertTrue(message(refiner, image, new Mask(new byte[GRID.arrayLength()], GRID)).contains("empty"));
			assertTrue(message(refiner, noise(Geometry.of(30, 26, 22, 0.8, 1, 2)), mask).contains("not on the same grid"));
			assertTrue(message(refiner, Volume.of(new float[GRID.arrayLength()], GRID), mask).contains("constant"));
		}
	}

	private static String message(final Refiner refiner, final Volume image, final Mask mask) {
		return assertThrows(ScoreException.class, () -> refiner.refine(image, mask, null, Progress.NONE)).getMessage();
	}
}
