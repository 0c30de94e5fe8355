package sc.fiji.score.refinement;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import sc.fiji.score.common.Progress;
import sc.fiji.score.common.ScoreException;
import sc.fiji.score.network.ScoreModel;
import sc.fiji.score.network.TestModels;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.Volume;

class LeaveAloneTest {

	private static final Geometry GRID = Geometry.of(20, 20, 20, 1, 1, 1);
	private static final Mask CUBE = cube(6, 14), GROWN = cube(5, 15);

	private static Mask cube(final int from, final int to) {
		final byte[] out = new byte[8000];
		for (int i = 0; i < out.length; i++) {
			final int x = i % 20, y = i / 20 % 20, z = i / 400;
			if (Math.min(x, Math.min(y, z)) >= from && Math.max(x, Math.max(y, z)) < to) out[i] = 1;
		}
		return new Mask(out, GRID);
	}

	private static Refinement refined(final Mask mask) {
		return new Refinement(mask, Volume.of(new float[8000], GRID), 0.9, false, true);
	}

	/** Dice of the cubes: 2 * 512 / (512 + 1000). */
	private static final double DICE = 1024.0 / 1512;

	@Test
	void fromTheAgreementOnTheInitialMaskCounts() {
		final List<Refinement> made = List.of(refined(GROWN));
		final Refinement kept = new LeaveAlone(DICE - 1e-9).apply(List.of(CUBE), made).get(0);
		assertSame(CUBE, kept.mask());
		assertTrue(kept.leftAlone() && !kept.suspicious());
		assertEquals(0, kept.changedFraction());
		assertSame(made, new LeaveAlone(DICE + 1e-9).apply(List.of(CUBE), made));
		assertSame(made, LeaveAlone.NEVER.apply(List.of(CUBE), made));
	}

	@Test
	void structuresCountTogetherAndOneWithoutAMaskForbidsIt() {
		final List<Refinement> made = List.of(refined(CUBE), refined(GROWN));
		final double together = 2.0 * (512 + 512) / (512 + 512 + 512 + 1000);
		assertTrue(new LeaveAlone(together - 1e-9).apply(List.of(CUBE, CUBE), made).stream().allMatch(
			Refinement::leftAlone));
		assertSame(made, new LeaveAlone(together + 1e-9).apply(List.of(CUBE, CUBE), made));
		assertSame(made, new LeaveAlone(0).apply(Arrays.asList(CUBE, null), made));
		assertSame(made, new LeaveAlone(0).apply(List.of(), made));
	}

	@Test
	void agreementsAreFromZeroToOne() {
		for (final double bad : new double[] { -0.1, 1.1, Double.NaN })
			assertThrows(ScoreException.class, () -> new LeaveAlone(bad));
	}

	/** The model says from when on; who refines may say otherwise. One model, or several together. */
	@Test
	void refinerAndEnsembleDoAsTheModelsSay() {
		final float[] values = new float[8000];
		final Random random = new Random(1);
		for (int i = 0; i < values.length; i++)
			values[i] = (float) random.nextGaussian();
		final Volume image = Volume.of(values, GRID);
		final ScoreModel grows = TestModels.constant(1.5f, 1);
		final double dice;
		try (Refiner refiner = new Refiner(grows)) {
			final Mask grown = refiner.refine(image, CUBE, null, Progress.NONE).mask();
			dice = 2.0 * 512 / (512 + grown.count());
			assertTrue(grown.count() > 512);
		}
		final ScoreModel careful = grows.withLeaveAlone(dice - 0.01), bold = grows.withLeaveAlone(dice + 0.01);
		try (Refiner a = new Refiner(careful); Refiner b = new Refiner(bold)) {
			assertArrayEquals(CUBE.voxels(), a.refine(image, CUBE, null, Progress.NONE).mask().voxels());
			assertFalse(b.refine(image, CUBE, null, Progress.NONE).leftAlone());
			assertFalse(a.optLeaveAlone(LeaveAlone.NEVER).refine(image, CUBE, null, Progress.NONE).leftAlone());
		}
		final ScoreModel veryBold = grows.withLeaveAlone(dice + 0.02);
		try (Ensemble mean = new Ensemble(List.of(careful, veryBold)); Ensemble both = new Ensemble(List.of(careful,
			careful)))
		{
			assertFalse(mean.refine(image, List.of(CUBE), null, Progress.NONE).get(0).refinement().leftAlone());
			assertTrue(both.refine(image, List.of(CUBE), null, Progress.NONE).get(0).refinement().leftAlone());
			assertFalse(both.optLeaveAlone(LeaveAlone.NEVER).refine(image, List.of(CUBE), null, Progress.NONE).get(0)
				.refinement().leftAlone());
		}
	}
}
