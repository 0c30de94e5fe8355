package sc.fiji.score.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

import sc.fiji.score.feedback.ErrorLabel;
import sc.fiji.score.feedback.OrdinalScale;
import sc.fiji.score.feedback.RegionAnswer;
import sc.fiji.score.feedback.RegionFeedback;
import sc.fiji.score.feedback.VolumeInterval;

class RegionTargetTest {

	private static RegionAnswer answer(final int rater, final int level, final ErrorLabel label) {
		final OrdinalScale scale = OrdinalScale.fiveLevels();
		return new RegionAnswer(rater, scale.low(level), scale.high(level), label);
	}

	private static RegionTarget of(final RegionAnswer... answers) {
		return RegionTarget.of(100, 20, List.of(answers));
	}

	@Test
	void oneRatersWordStandsAsItIs() {
		final RegionFeedback f = RegionFeedback.exact(1, 0.8, ErrorLabel.OVER);
		final RegionTarget t = RegionTarget.of(100, 20, f);
		assertEquals(0.8, t.diceLow());
		assertEquals(0.8, t.diceHigh());
		assertEquals(VolumeInterval.of(100, f), t.interval());
		assertEquals(List.of(new RegionAnswer(0, 0.8, 0.8, ErrorLabel.OVER)), t.answers());
	}

	@Test
	void twoRatersSpanTheirLevels() {
		final RegionTarget t = of(answer(0, 2, ErrorLabel.OVER), answer(1, 4, ErrorLabel.OVER));
		assertEquals(0.60, t.diceLow());
		assertEquals(0.95, t.diceHigh());
		assertEquals(ErrorLabel.OVER, t.label());
		assertEquals(2, t.answers().size());
	}

	@Test
	void theMedianOfThreeRatersIsNotMovedByOne() {
		final RegionTarget t = of(answer(0, 3, ErrorLabel.OVER), answer(1, 1, ErrorLabel.UNDER), answer(2, 4,
			ErrorLabel.OVER));
		assertEquals(0.75, t.diceLow());
		assertEquals(0.87, t.diceHigh());
		assertEquals(ErrorLabel.OVER, t.label());
	}

	@Test
	void tiedLabelsAssertNothing() {
		assertEquals(ErrorLabel.MIXED, of(answer(0, 3, ErrorLabel.OVER), answer(1, 3, ErrorLabel.UNDER)).label());
		assertEquals(ErrorLabel.MIXED, of(answer(0, 3, ErrorLabel.NONE), answer(1, 3, ErrorLabel.UNDER)).label());
		assertEquals(ErrorLabel.NONE, of(answer(0, 5, ErrorLabel.NONE), answer(1, 5, ErrorLabel.UNDER), answer(2, 5,
			ErrorLabel.NONE)).label());
	}

	@Test
	void whatNobodyScoredAsksNothing() {
		assertTrue(RegionTarget.unknown(10).answers().isEmpty());
	}
}
