package sc.fiji.score.benchmark.baseline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import sc.fiji.score.benchmark.ExperimentCase;
import sc.fiji.score.common.Progress;
import sc.fiji.score.feedback.RegionFeedback;
import sc.fiji.score.region.RegionMap;

class ShiftFitTest {

	/** A score allows an interval of volumes, so the shift is known to about a third. */
	@Test
	void findsThePlantedGlobalShift() {
		for (final double planted : new double[] { 1, -1, 1.6, 0 }) {
			final RegionShift found = ShiftFit.global(List.of(new BallCase(1, planted, planted).fitting(2), new BallCase(2,
				planted, planted).fitting(2)), Progress.NONE);
			assertEquals(planted, found.shifts()[1], 0.35, "planted " + planted);
			assertEquals(found.shifts()[1], found.shifts()[2], 0);
		}
	}

	@Test
	void findsThePlantedShiftOfEachRegion() {
		final BallCase c = new BallCase(1, 1.2, -1);
		final RegionShift found = ShiftFit.regional(List.of(c.fitting(2), new BallCase(2, 1.2, -1).fitting(2)),
			Progress.NONE);
		assertEquals(1.2, found.shifts()[1], 0.4);
		assertEquals(-1, found.shifts()[2], 0.4);
		assertTrue(c.dice(found) > c.initialDice() + 0.08, c.dice(found) + " after " + c.initialDice());
	}

	@Test
	void opposedErrorsLeaveNothingForOneShift() {
		assertEquals(0, ShiftFit.global(List.of(new BallCase(1, 1, -1).fitting(2)), Progress.NONE).shifts()[1], 0.3);
	}

	@Test
	void theScoresOfTheCaseItselfFindItsShifts() {
		final ExperimentCase.Data data = new BallCase(3, -1, 1).load();
		final RegionMap regions = BallCase.regions(data, 2);
		final Surroundings s = new Surroundings(data.image(), data.initial(), regions, false);
		final List<RegionFeedback> said = new ArrayList<>(BallCase.feedback(data, regions));
		final RegionShift fitted = new RegionShift(new double[] { 0, 0.5, 0.6 }, 0, 0);
		final RegionShift both = ShiftFit.own(s, new ScoredRegions(s, said), fitted);
		assertEquals(-1, both.shifts()[1], 0.35);
		assertEquals(1, both.shifts()[2], 0.35);
		said.set(1, RegionFeedback.unscored(2));
		assertEquals(0.6, ShiftFit.own(s, new ScoredRegions(s, said), fitted).shifts()[2], "taken from the fit");
	}

	@Test
	void otherNumbersOfRegionsGetTheMeanShift() {
		final RegionShift shift = new RegionShift(new double[] { 0, 1, 3 }, 0, 0);
		assertEquals(3, shift.of(2, 2));
		assertEquals(2, shift.of(2, 5));
	}

	@Test
	void shiftsGoOverIntoEachOther() {
		final ExperimentCase.Data data = new BallCase(1, 0, 0).load();
		final Surroundings s = new Surroundings(data.image(), data.initial(), BallCase.regions(data, 2), false);
		final byte[] apart = new RegionShift(new double[] { 0, -2, 2 }, 0, 0).correct(s);
		final byte[] blended = new RegionShift(new double[] { 0, -2, 2 }, 0, 2).correct(s);
		assertTrue(steps(s, blended) < steps(s, apart), steps(s, blended) + " and " + steps(s, apart));
	}

	/** Neighbours along x, at the limit of the regions, that differ. */
	private static int steps(final Surroundings s, final byte[] voxels) {
		int out = 0;
		for (int i = 1; i < voxels.length; i++)
			if (s.region(i) == 2 && s.region(i - 1) == 1 && voxels[i] != voxels[i - 1]) out++;
		return out;
	}

	@Test
	void volumesAreThoseOfCountingAtEachShift() {
		final ExperimentCase.Data data = new BallCase(1, 0, 0).load();
		final Surroundings s = new Surroundings(data.image(), data.initial(), BallCase.regions(data, 3), false);
		final ShiftScale scale = new ShiftScale(4.7);
		final float[] field = RegionShift.field(s, 0.6);
		final double[][] volumes = scale.volumes(s, field);
		for (int k = 0; k < scale.count(); k += 7) {
			final double[] counted = new double[4];
			for (int i = 0; i < field.length; i++)
				if (field[i] > -scale.shift(k)) counted[s.region(i)]++;
			final double[] got = { volumes[0][k], volumes[1][k], volumes[2][k], volumes[3][k] };
			assertArrayEquals(counted, got, 0, "shift " + scale.shift(k));
		}
	}

	@Test
	void ofEquallyGoodShiftsTheLeastFarFetchedIsTaken() {
		final ShiftScale scale = new ShiftScale(1.2);
		assertEquals(0, scale.best(new double[scale.count()]), "nothing speaks against no shift");
		final double[] penalty = new double[scale.count()];
		Arrays.fill(penalty, 1);
		for (int k = 140; k <= 160; k++)
			penalty[k] = 0;
		assertEquals(scale.shift(150), scale.best(penalty), 1e-9, "the middle");
		for (int k = 160; k < penalty.length; k++)
			penalty[k] = 0;
		assertEquals(scale.shift(140), scale.best(penalty), 1e-9, "the near end where there is no other");
	}
}
