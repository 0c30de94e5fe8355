package sc.fiji.score.feedback;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import sc.fiji.score.common.ScoreException;

class ScoreCalibrationTest {

	private static final OrdinalScale SCALE = OrdinalScale.fiveLevels();

	private final double[] expected = { .5, .55, .6, .65, .7, .75, .8, .85, .9, .95 };

	@Test
	void undoesAModelThatIsTooSure() {
		final List<RegionFeedback> given = new ArrayList<>();
		for (int i = 0; i < expected.length; i++)
			given.add(RegionFeedback.exact(i + 1, expected[i] - 0.2, ErrorLabel.MIXED));
		final ScoreCalibration c = ScoreCalibration.fit(expected, given, SCALE);
		assertEquals(10, c.regions());
		assertEquals(.52, c.dice().at(.72), 1e-9);
		assertArrayEquals(new double[] { 1, 0, 0, 0, 0 }, c.levels(.5), 1e-9);
		assertArrayEquals(new double[] { 0, 0, 1, 0, 0 }, c.levels(.98), 1e-9);
	}

	@Test
	void chancesOfTheLevelsAreTheSharesThatCameTrue() {
		final List<RegionFeedback> given = new ArrayList<>();
		final double[] same = new double[10];
		Arrays.fill(same, .9);
		for (int i = 0; i < 10; i++)
			given.add(RegionFeedback.onScale(i + 1, i < 2 ? 3 : i < 7 ? 4 : 5, SCALE, ErrorLabel.OVER, 0));
		final ScoreCalibration c = ScoreCalibration.fit(same, given, SCALE);
		assertArrayEquals(new double[] { 0, 0, .2, .5, .3 }, c.levels(.4), 1e-12);
		assertEquals(1, Arrays.stream(c.levels(.4)).sum(), 1e-12);
	}

	/** A curve that lies inside of all intervals needs no change; the middles would make a staircase. */
	@Test
	void scoresOnAScaleAreIntervals() {
		final List<RegionFeedback> given = new ArrayList<>();
		for (int i = 0; i < expected.length; i++)
			given.add(RegionFeedback.onScale(i + 1, SCALE.levelOf(expected[i]), SCALE, ErrorLabel.OVER, 0));
		final ScoreCalibration c = ScoreCalibration.fit(expected, given, SCALE);
		for (int i = 0; i < expected.length; i++) {
			final double q = c.dice().at(expected[i]);
			assertTrue(q >= given.get(i).diceLow() - 1e-6 && q <= given.get(i).diceHigh() + 1e-6, expected[i] + " " + q);
		}
	}

	@Test
	void needsEnoughScores() {
		final List<RegionFeedback> given = new ArrayList<>();
		for (int i = 0; i < expected.length; i++)
			given.add(i == 0 ? RegionFeedback.unscored(1) : RegionFeedback.exact(i + 1, .5, ErrorLabel.OVER));
		final String message = assertThrows(ScoreException.class, () -> ScoreCalibration.fit(expected, given, SCALE))
			.getMessage();
		assertTrue(message.contains("Only 9 regions"), message);
	}
}
