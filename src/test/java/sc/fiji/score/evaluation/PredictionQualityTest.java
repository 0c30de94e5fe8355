package sc.fiji.score.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.feedback.ErrorLabel;
import sc.fiji.score.feedback.OrdinalScale;
import sc.fiji.score.feedback.RegionFeedback;

class PredictionQualityTest {

	private static final OrdinalScale SCALE = OrdinalScale.fiveLevels();

	private static PredictionQuality.Item item(final double dice, final int level, final double chance,
		final RegionFeedback given)
	{
		final Double[] levels = { 0.0, 0.0, 0.0, 0.0, 0.0 };
		levels[level - 1] = chance;
		levels[level % 5] = 1 - chance;
		return new PredictionQuality.Item(dice, List.of(levels), ErrorLabel.OVER, given);
	}

	@Test
	void numbersByHand() {
		final List<PredictionQuality.Item> items = List.of(//
			item(.82, 3, .75, RegionFeedback.exact(1, .80, ErrorLabel.OVER)), // level 3, right
			item(.88, 4, .75, RegionFeedback.exact(2, .80, ErrorLabel.UNDER)), // level 3, wrong
			item(.52, 1, .95, RegionFeedback.exact(3, .50, ErrorLabel.OVER)), // right
			item(.97, 5, .65, RegionFeedback.onScale(4, 4, SCALE, ErrorLabel.OVER, 0)), // [.87, .95], wrong
			item(.10, 1, .65, RegionFeedback.unscored(5)));
		final PredictionQuality q = PredictionQuality.of(items, SCALE, 10);
		assertEquals(4, q.regions());
		assertEquals((.02 + .08 + .02 + .02) / 4, q.diceError(), 1e-12);
		assertEquals(.5, q.exactAgreement());
		assertEquals(.75, q.labelAgreement());
		assertEquals(CohenKappa.of(new int[] { 3, 4, 1, 5 }, new int[] { 3, 3, 1, 4 }, 5, CohenKappa.Weights.QUADRATIC), q
			.weightedKappa());
		// Dice: .52 -> .50; .82 and .88 -> .80; .97 -> the middle .91
		assertEquals(3, q.dice().size());
		final PredictionQuality.Bin b = q.dice().get(1);
		assertEquals(.8, b.low(), 1e-12);
		assertEquals(.9, b.high(), 1e-12);
		assertEquals(2, b.count());
		assertEquals(.85, b.predicted(), 1e-12);
		assertEquals(.80, b.observed(), 1e-12);
		assertEquals((.02 + 2 * .05 + .06) / 4, q.diceCalibrationError(), 1e-12);
		// Level: .65 -> 0; .75 twice -> 1/2; .95 -> 1
		assertEquals((.65 + 2 * .25 + .05) / 4, q.confidenceCalibrationError(), 1e-12);
		assertEquals(3, q.confidence().size());
	}

	@Test
	void needsAScore() {
		final List<PredictionQuality.Item> none = List.of(item(.5, 1, 1, RegionFeedback.unscored(1)));
		assertTrue(assertThrows(ScoreException.class, () -> PredictionQuality.of(none, SCALE, 5)).getMessage().contains(
			"No region has a score"));
	}
}
