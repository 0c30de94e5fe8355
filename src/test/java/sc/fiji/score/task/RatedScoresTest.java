package sc.fiji.score.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.feedback.ErrorLabel;
import sc.fiji.score.feedback.OrdinalScale;
import sc.fiji.score.feedback.ScoreCalibration;
import sc.fiji.score.feedback.SpokenFeedback;
import sc.fiji.score.refinement.PredictedScore;

class RatedScoresTest {

	private static final String ALL_FIVE = "5n 5n 5n 5n 5n 5n 5n 5n 5n 5n", ALL_TWO = "2o 2o 2o 2o 2o 2o 2o 2o 2o 2o";

	private final RatedScores rated = new RatedScores();

	/** Ten regions of which the model expects this Dice. */
	private static List<PredictedScore> expecting(final double dice) {
		final PredictedScore one = new PredictedScore(dice, dice, 0.05, ErrorLabel.OVER, 10, 0, List.of(0.0, 0.0, 0.0, 1.0,
			0.0));
		return Collections.nCopies(10, one);
	}

	@Test
	void oneCaseIsFittedButNotMeasuredOnOthers() {
		rated.add("a", expecting(0.9), SpokenFeedback.of("a", "r", ALL_FIVE));
		final CalibrateTask.Fit fit = rated.measure(null);
		assertEquals(1, fit.cases());
		assertEquals(10, fit.before().regions());
		// .9 where .95 to 1 was given.
		assertEquals(0.05, fit.before().diceError(), 1e-12);
		assertNull(fit.borrowed());
		assertNull(fit.after());
		assertEquals(10, rated.fit().regions());
	}

	/** Each of two opposite cases sees the calibration of the other one alone. */
	@Test
	void aCaseIsMeasuredByWhatOthersTaught() {
		rated.add("a", expecting(0.9), SpokenFeedback.of("a", "r", ALL_FIVE));
		rated.add("b", expecting(0.9), SpokenFeedback.of("b", "r", ALL_TWO));
		final CalibrateTask.Fit fit = rated.measure(rated.fit());
		assertEquals(20, fit.after().regions());
		assertEquals(0, fit.after().exactAgreement());
		// Of both together the calibration knows that half of the regions are right.
		assertEquals(0.5, fit.borrowed().exactAgreement());
	}

	@Test
	void otherScalesAreNotMixed() {
		final OrdinalScale three = new OrdinalScale(List.of(0.0, 0.5, 0.8, 1.0));
		rated.add("a", expecting(0.9), SpokenFeedback.of("a", "r", ALL_TWO.replace('2', '3'), three));
		final String message = assertThrows(ScoreException.class, () -> rated.add("b", expecting(0.9), SpokenFeedback.of("b",
			"r", ALL_TWO))).getMessage();
		assertTrue(message.contains("case b") && message.contains("case a"), message);
		// Without a calibration there are five levels, so these scores cannot be compared; with one there are three.
		final RatedScores five = new RatedScores();
		five.add("c", expecting(0.9), SpokenFeedback.of("c", "r", ALL_TWO));
		final ScoreCalibration ofFive = five.fit();
		assertNull(rated.measure(ofFive).before());
		assertNull(rated.measure(ofFive).borrowed());
		assertNotNull(rated.measure(rated.fit()).borrowed());
	}

	@Test
	void fewScoresAreTooFew() {
		rated.add("a", expecting(0.9), SpokenFeedback.of("a", "r", "5n - - - - - - - - -"));
		assertTrue(assertThrows(ScoreException.class, rated::fit).getMessage().contains("Only 1 regions"));
	}
}
