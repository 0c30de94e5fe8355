package sc.fiji.score.prior;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.volume.Box;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Volume;

class EdgePriorTest {

	private static final Geometry GRID = Geometry.of(24, 20, 16, 0.8, 0.8, 2);

	/** A bright box in noise. */
	private static float[] scene(final Geometry g, final double noise) {
		final Random random = new Random(4);
		final float[] v = new float[g.arrayLength()];
		for (int z = 0, i = 0; z < g.nz(); z++)
			for (int y = 0; y < g.ny(); y++)
				for (int x = 0; x < g.nx(); x++, i++)
					v[i] = (float) (noise * random.nextGaussian() + (x >= 8 && x < 16 && y >= 6 && y < 14 && z >= 4 && z < 12 ? 300
						: 0));
		return v;
	}

	private static float[] all(final float[] values) {
		return EdgePrior.compute(Volume.of(values, GRID), GRID.box());
	}

	@Test
	void edgesStandOutFromFlatAreasAndValuesAreProbabilities() {
		final float[] p = all(scene(GRID, 10));
		for (final float v : p)
			assertTrue(v >= 0 && v <= 1, "" + v);
		assertTrue(p[GRID.index(8, 10, 8)] > 0.4, "edge across x: " + p[GRID.index(8, 10, 8)]);
		assertTrue(p[GRID.index(12, 13, 8)] > 0.4, "edge across y: " + p[GRID.index(12, 13, 8)]);
		assertTrue(p[GRID.index(12, 10, 4)] > 0.1, "edge across the coarse z: " + p[GRID.index(12, 10, 4)]);
		assertTrue(p[GRID.index(12, 10, 8)] < 0.05, "inside: " + p[GRID.index(12, 10, 8)]);
		assertTrue(p[GRID.index(2, 2, 2)] < 0.05, "outside: " + p[GRID.index(2, 2, 2)]);
	}

	@ParameterizedTest
	@CsvSource({ "0.001,0", "1,-1024", "5000,100000", "-2,7" })
	void aLinearChangeOfIntensitiesChangesNothing(final float factor, final float shift) {
		final float[] values = scene(GRID, 10), changed = values.clone();
		for (int i = 0; i < changed.length; i++)
			changed[i] = values[i] * factor + shift;
		assertArrayEquals(all(values), all(changed), 2e-3f);
	}

	@Test
	void integersAndFloatsOfTheSameValuesAgree() {
		final float[] values = scene(GRID, 10);
		final short[] shorts = new short[values.length];
		for (int i = 0; i < shorts.length; i++)
			values[i] = shorts[i] = (short) values[i];
		assertArrayEquals(all(values), EdgePrior.compute(Volume.ofShorts(shorts, GRID), GRID.box()), 1e-4f);
	}

	@Test
	void aLargeBoxIsLookedAtInSlabsThatDoNotShow() {
		final Geometry long_ = Geometry.of(64, 64, 1060, 1, 1, 1);
		final Volume volume = Volume.of(scene(long_, 10), long_);
		final EdgePrior prior = EdgePrior.of(volume);
		final float[] all = prior.in(long_.box());
		// The border of the slabs lies at 2^22 voxels.
		final Box around = new Box(0, 0, 1010, 64, 64, 30);
		assertArrayEquals(Arrays.copyOfRange(all, 1010 * 64 * 64, 1040 * 64 * 64), prior.in(around));
	}

	@Test
	void aConstantImageHasNoEdges() {
		final float[] values = new float[GRID.arrayLength()];
		for (final float constant : new float[] { 0, -1000.3f, Float.MAX_VALUE, Float.NaN, Float.POSITIVE_INFINITY }) {
			Arrays.fill(values, constant);
			assertArrayEquals(new float[values.length], all(values));
		}
		assertArrayEquals(new float[values.length], EdgePrior.compute(Volume.ofShorts(new short[values.length], GRID), GRID
			.box()));
	}

	@Test
	void aBoxGetsTheValuesOfTheWhole() {
		final Volume v = Volume.of(scene(GRID, 30), GRID);
		final float[] whole = EdgePrior.compute(v, GRID.box());
		for (final Box b : new Box[] { new Box(5, 4, 3, 7, 6, 5), new Box(0, 0, 0, 3, 3, 3), new Box(20, 19, 15, 4, 1, 1) }) {
			final float[] part = EdgePrior.of(v).in(b);
			for (int z = 0, i = 0; z < b.depth(); z++)
				for (int y = 0; y < b.height(); y++)
					for (int x = 0; x < b.width(); x++, i++)
						assertEquals(whole[GRID.index(b.x() + x, b.y() + y, b.z() + z)], part[i], 1e-6f);
		}
	}

	@Test
	void notANumberCountsAsTheMinimumAndInfinityIsClipped() {
		final float[] values = scene(GRID, 0), holes = values.clone();
		for (int i = 0; i < holes.length; i++)
			holes[i] = holes[i] == 0 && i % 3 == 0 ? Float.NaN : holes[i] == 300 && i % 5 == 0 ? Float.POSITIVE_INFINITY
				: holes[i];
		assertArrayEquals(all(values), all(holes));
		holes[0] = Float.NEGATIVE_INFINITY;
		assertArrayEquals(all(values), all(holes));
	}

	@Test
	void hugeValuesDoNotOverflow() {
		final float[] values = scene(GRID, 10), huge = values.clone();
		for (int i = 0; i < huge.length; i++)
			huge[i] *= 1e35f;
		assertArrayEquals(all(values), all(huge), 1e-3f);
	}

	@Test
	void aBrightSpotDoesNotDimTheOtherEdges() {
		final float[] values = scene(GRID, 10);
		final float before = all(values)[GRID.index(8, 10, 8)];
		values[GRID.index(2, 17, 14)] = 30000;
		assertEquals(before, all(values)[GRID.index(8, 10, 8)], 0.15);
	}

	@Test
	void largeVolumesAreSampledAndFlatOnesWork() {
		final Geometry large = Geometry.of(200, 200, 80, 0.8, 0.8, 2);
		final short[] v = new short[large.arrayLength()];
		for (int i = 0; i < v.length; i++)
			v[i] = (short) (i % 200 / 10 % 2 * 500);
		final float[] p = EdgePrior.compute(Volume.ofShorts(v, large), new Box(90, 90, 40, 20, 1, 1));
		assertTrue(p[0] > 0.3 && p[5] < 0.05 && p[10] > 0.3, Arrays.toString(p));
		final Geometry flat = Geometry.of(30, 20, 1, 1, 1, 1);
		final float[] slice = new float[600];
		IntStream.range(0, 600).forEach(i -> slice[i] = i % 30 < 15 ? 0 : 10);
		final float[] q = EdgePrior.compute(Volume.of(slice, flat), flat.box());
		assertTrue(q[10 * 30 + 15] > 0.3 && q[10 * 30 + 2] == 0);
	}

	@Test
	void aBoxOutsideTheVolumeIsRefused() {
		final EdgePrior prior = EdgePrior.of(Volume.of(scene(GRID, 1), GRID));
		assertThrows(IllegalArgumentException.class, () -> prior.in(new Box(20, 0, 0, 5, 1, 1)));
	}

	@Test
	void aUsersMapIsTakenAsItIs() {
		final float[] map = new float[GRID.arrayLength()];
		for (int i = 0; i < map.length; i++)
			map[i] = i % 11 / 10f;
		final Box box = new Box(3, 4, 5, 6, 5, 4);
		assertArrayEquals(Volume.of(map, GRID).floats(box), EdgePrior.fromMap(Volume.of(map, GRID), box, GRID));
	}

	@Test
	void aUsersMapOutOfRangeOrOnAnotherGridIsAnError() {
		for (final float bad : new float[] { 1.1f, -0.1f, Float.NaN, 255 }) {
			final float[] map = new float[GRID.arrayLength()];
			map[GRID.index(1, 1, 9)] = bad;
			final String message = assertThrows(ScoreException.class, () -> EdgePrior.fromMap(Volume.of(map, GRID), new Box(0, 0,
				0, 1, 1, 1), GRID)).getMessage();
			assertTrue(message.contains("" + bad) && message.contains("slice 10"), message);
		}
		final Geometry other = Geometry.of(24, 20, 16, 1, 1, 2);
		assertThrows(ScoreException.class, () -> EdgePrior.fromMap(Volume.of(new float[other.arrayLength()], other), other
			.box(), GRID));
	}
}
