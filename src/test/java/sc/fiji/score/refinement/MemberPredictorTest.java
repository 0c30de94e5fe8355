package sc.fiji.score.refinement;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import sc.fiji.score.common.CancelledException;
import sc.fiji.score.common.Progress;
import sc.fiji.score.common.ScoreException;
import sc.fiji.score.network.ScoreModel;
import sc.fiji.score.network.TestModels;
import sc.fiji.score.volume.Box;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.Volume;

class MemberPredictorTest {

	static final Geometry GRID = Geometry.of(24, 20, 18, 1, 1, 1);

	/** A block of 8 x 8 x 8 voxels. */
	static Mask block() {
		final byte[] out = new byte[GRID.arrayLength()];
		for (int z = 5; z < 13; z++)
			for (int y = 6; y < 14; y++)
				Arrays.fill(out, GRID.index(8, y, z), GRID.index(16, y, z), (byte) 1);
		return new Mask(out, GRID);
	}

	static Volume noise() {
		final Random random = new Random(2);
		final float[] values = new float[GRID.arrayLength()];
		for (int i = 0; i < values.length; i++)
			values[i] = (float) random.nextGaussian();
		return Volume.of(values, GRID);
	}

	private static Members predict(final ScoreModel... models) {
		try (MemberPredictor p = new MemberPredictor(List.of(models))) {
			assertEquals(8 * models.length, p.count());
			return p.predict(noise(), block(), null, Progress.NONE);
		}
	}

	@Test
	void theFirstMemberIsTheRefinersOwnPrediction() {
		final Members m = predict(TestModels.brightIsForeground());
		assertEquals(8, m.count());
		try (Refiner refiner = new Refiner(TestModels.brightIsForeground())) {
			final float[] wanted = refiner.refine(noise(), block(), null, Progress.NONE).probability().floats(m.box());
			assertArrayEquals(wanted, m.probabilities().get(0));
		}
	}

	@Test
	void theSameCaseGivesTheSameMembersAndOthersDiffer() {
		final Members first = predict(TestModels.brightIsForeground()), second = predict(TestModels.brightIsForeground());
		for (int i = 0; i < 8; i++)
			assertArrayEquals(first.probabilities().get(i), second.probabilities().get(i));
		assertFalse(Arrays.equals(first.probabilities().get(0), first.probabilities().get(2)));
		assertFalse(Arrays.equals(first.probabilities().get(2), first.probabilities().get(4)));
	}

	/** This network looks at one voxel at a time, so a mirrored look sees the same. */
	@Test
	void mirroredLooksComeBackInPlace() {
		final Members m = predict(TestModels.brightIsForeground());
		for (int i = 0; i < 8; i += 2)
			assertArrayEquals(m.probabilities().get(i), m.probabilities().get(i + 1), 1e-4f);
	}

	@Test
	void uncertainIsTheSurface() {
		final Members m = predict(TestModels.constant(0, 1));
		for (final Members.Measure measure : Members.Measure.values()) {
			final Volume u = m.uncertainty(measure);
			assertTrue(u.geometry().sameGrid(GRID));
			assertTrue(u.get(8, 9, 9) > 4 * u.get(11, 9, 9), measure + " " + u.get(8, 9, 9) + " " + u.get(11, 9, 9));
			assertEquals(0, u.get(0, 0, 0), 0.05);
			for (final float v : u.floats())
				assertTrue(v >= 0 && v <= 1);
		}
	}

	@Test
	void modelsWithOtherMarginsShareTheLargestBox() {
		final Members m = predict(TestModels.constant(0, 0.8), TestModels.constant(0, 2));
		assertEquals(16, m.count());
		assertEquals(GRID.box(), m.box());
		for (final float[] p : m.probabilities())
			assertTrue(p[GRID.index(11, 9, 9)] > 0.9, "" + p[GRID.index(11, 9, 9)]);
	}

	@Test
	void measuresByHand() {
		final Members m = new Members(new Box(0, 0, 0, 3, 1, 1), Geometry.of(4, 1, 1, 1, 1, 1), List.of(new float[] { 0, .5f,
			1 }, new float[] { 1, .5f, 1 }));
		assertArrayEquals(new float[] { .5f, .5f, 1 }, m.mean());
		assertArrayEquals(new float[] { 1, 1, 0, 0 }, m.uncertainty(Members.Measure.ENTROPY).floats(), 1e-6f);
		assertArrayEquals(new float[] { .5f, 0, 0, 0 }, m.uncertainty(Members.Measure.DEVIATION).floats(), 1e-6f);
		assertThrows(IllegalArgumentException.class, () -> new Members(m.box(), m.grid(), List.of()));
		assertThrows(IllegalArgumentException.class, () -> new Members(m.box(), m.grid(), List.of(new float[2])));
	}

	@Test
	void stopsWhenCancelled() {
		final Progress cancelled = new Progress() {

			@Override
			public boolean isCancelled() {
				return true;
			}
		};
		try (MemberPredictor p = new MemberPredictor(List.of(TestModels.constant(0, 1)))) {
			assertThrows(CancelledException.class, () -> p.predict(noise(), block(), null, cancelled));
			assertThrows(ScoreException.class, () -> p.optMasks(0, 1));
		}
	}

	@Test
	void everyArrayIsClosed() {
		final int before = NativeMemoryTest.open();
		try (ScorePredictor p = new ScorePredictor(TestModels.constant(0, 1))) {
			p.predict(noise(), block(), null, ScorePredictorTest.regions(), Progress.NONE);
			// A manager of the members and one of the refiner, and nothing in them.
			assertEquals(before + 2, NativeMemoryTest.open());
		}
		assertEquals(before, NativeMemoryTest.open());
	}
}
