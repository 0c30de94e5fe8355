package sc.fiji.score.benchmark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import sc.fiji.score.evaluation.ConfusionCounts;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Mask;

class TestConditionTest {

	private static final Geometry GRID = Geometry.of(40, 36, 32, 1, 1, 1);
	private static final ExperimentCase.Data DATA = new ExperimentCase.Data(null, ball(20, 9.4), ball(18,
		10.4));

	private static Mask ball(final double x, final double radius) {
		final byte[] out = new byte[GRID.arrayLength()];
		for (int k = 0, i = 0; k < 32; k++)
			for (int j = 0; j < 36; j++)
				for (int h = 0; h < 40; h++, i++)
					out[i] = (byte) ((h - x) * (h - x) + (j - 18) * (j - 18) + (k - 16) * (k - 16) <= radius * radius ? 1 : 0);
		return new Mask(out, GRID);
	}

	private static double dice(final TestCondition condition, final String name) {
		return ConfusionCounts.of(DATA.reference(), condition.apply(name, DATA)).dice();
	}

	@Test
	void swappedErrorsAreOnTheOtherSide() {
		final Mask out = TestCondition.SWAPPED.apply("a", DATA);
		// The initial mask ends at x = 29 instead of 28 and begins at 11 instead of 8.
		assertTrue(out.get(27, 18, 16) && !out.get(28, 18, 16));
		assertTrue(out.get(5, 18, 16) && !out.get(4, 18, 16));
	}

	@Test
	void noiseIsAsBadAsTheGivenMask() {
		final double given = ConfusionCounts.of(DATA.reference(), DATA.initial()).dice();
		assertEquals(given, dice(TestCondition.NOISE, "a"), .01);
	}

	@Test
	void dilatedAndErodedMoveTheSurfaceByOneAndAHalfMillimetres() {
		final Mask more = TestCondition.DILATED.apply("a", DATA), less = TestCondition.ERODED.apply("a", DATA);
		assertTrue(more.get(29, 18, 16) && !more.get(30, 18, 16));
		assertTrue(less.get(27, 18, 16) && !less.get(28, 18, 16));
	}

	@Test
	void nearlyRightMasksStayAboveTheirDice() {
		for (final String name : new String[] { "a", "b", "c", "d" }) {
			final double dice = dice(TestCondition.NEARLY_RIGHT, name);
			assertTrue(dice > TestCondition.NEARLY_RIGHT_DICE && dice < 1, name + " " + dice);
		}
	}

	@ParameterizedTest
	@EnumSource
	void sameCaseGivesTheSameMask(final TestCondition condition) {
		assertArrayEquals(condition.apply("a", DATA).voxels(), condition.apply("a", DATA).voxels());
	}
}
