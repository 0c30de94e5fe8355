package sc.fiji.score.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

import sc.fiji.score.common.Progress;
import sc.fiji.score.network.NetworkSpec;

class UsualChangeTest {

	private final List<TrainingCase> cases = List.of(TestCases.scored("a", 1), TestCases.scored("b", 2), TestCases.scored(
		"c", 3), TestCases.scored("d", 4));

	/** The shown mask as logits, with its first voxels given up; and what its Dice with the shown one is. */
	private static float[][] giveUp(final float[] shown, final int count, final double[] dice) {
		final float[] out = new float[shown.length];
		int all = 0;
		for (int i = 0; i < out.length; i++) {
			if (shown[i] > 0) all++;
			out[i] = shown[i] > 0 && all > count ? 1 : -1;
		}
		if (dice != null) dice[0] = 2.0 * (all - count) / (2 * all - count);
		return new float[][] { out };
	}

	/** A network that gives up some voxels of the initial masks, and others of what is left. */
	private double leaveAlone(final int[] first, final int second, final double[] initial, final double[] own) {
		return UsualChange.leaveAlone(cases, 300, (c, shown) -> {
			final int k = cases.indexOf(c);
			final double[] dice = new double[1];
			final boolean given = shown == c.distance();
			final float[][] out = giveUp(shown, given ? first[k] : second, dice);
			(given ? initial : own)[k] = dice[0];
			return out;
		});
	}

	@Test
	void isWhereOneMoreOfTheUsualWouldHardlyBe() {
		final double[] initial = new double[4], own = new double[4];
		final double value = leaveAlone(new int[] { 290, 300, 305, 303 }, 1, initial, own);
		double mean = 0, variance = 0;
		for (final double d : initial)
			mean += d / 4;
		for (final double d : initial)
			variance += (d - mean) * (d - mean) / 3;
		// Student's t of three degrees of freedom at .975, from the tables.
		assertEquals(mean + 3.182446 * Math.sqrt(variance * 1.25), value, 1e-7);
	}

	@Test
	void butNotMoreThanHalfwayToItsOwnMasks() {
		final double[] initial = new double[4], own = new double[4];
		final double value = leaveAlone(new int[] { 280, 300, 500, 290 }, 30, initial, own);
		double halfway = 0;
		for (int k = 0; k < 4; k++)
			halfway += (initial[k] + own[k]) / 8;
		assertEquals(halfway, value, 1e-9);
	}

	@Test
	void norLessThanAnInitialMaskThatWasChanged() {
		final double[] initial = new double[4], own = new double[4];
		final double value = leaveAlone(new int[] { 60, 300, 500, 100 }, 30, initial, own);
		assertEquals(initial[0], value, 1e-9);
		assertTrue(value > (initial[0] + initial[1] + initial[2] + initial[3] + own[0] + own[1] + own[2] + own[3]) / 8);
	}

	/** Masks that are changed as little as the network's own are usual, too: they are not all left alone. */
	@Test
	void neverLessThanTheMean() {
		final double[] initial = new double[4], own = new double[4];
		final double value = leaveAlone(new int[] { 10, 20, 10, 30 }, 200, initial, own);
		double mean = 0;
		for (final double d : initial)
			mean += d / 4;
		assertEquals(mean, value, 1e-9);
	}

	@Test
	void fewCasesOrStepsTellNothing() {
		assertEquals(1, UsualChange.leaveAlone(cases, 299, (c, shown) -> giveUp(shown, 50, null)));
		assertEquals(1, UsualChange.leaveAlone(cases.subList(0, 2), 300, (c, shown) -> giveUp(shown, 50, null)));
		assertEquals(1, UsualChange.leaveAlone(List.of(), 300, (c, shown) -> giveUp(shown, 50, null)));
	}

	@Test
	void aTrainingMeasuresIt() {
		final TrainingOptions options = TrainingOptions.builder().optSteps(300).optRounds(4).optRelabelAt(List.of(2)).optNetwork(
			new NetworkSpec(3, 1, List.of(2, 2))).optValidationShare(0).build();
		final double value = new Trainer(options, null, h -> {}).train(cases, "", Progress.NONE).leaveAlone();
		assertTrue(value > 0.5 && value < 1, "left alone from " + value);
	}
}
