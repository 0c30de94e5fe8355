package sc.fiji.score.feedback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrdinalScaleTest {

	private final OrdinalScale scale = OrdinalScale.fiveLevels();

	@ParameterizedTest
	@CsvSource({ "0,1", "0.5999,1", "0.60,2", "0.7499,2", "0.75,3", "0.8699,3", "0.87,4", "0.9499,4", "0.95,5", "1,5" })
	void levelsTakeTheirLowerBound(final double dice, final int level) {
		assertEquals(level, scale.levelOf(dice));
	}

	@Test
	void levelsMeetWithoutGaps() {
		assertEquals(5, scale.levels());
		assertEquals(0, scale.low(1));
		assertEquals(1, scale.high(5));
		for (int k = 2; k <= 5; k++)
			assertEquals(scale.high(k - 1), scale.low(k));
	}

	@Test
	void saysTheShareOfTheOutlineThatIsWrong() {
		assertEquals("more than 80 % of the outline is wrong", scale.text(1));
		assertEquals("50 to 80 % of the outline is wrong", scale.text(2));
		assertEquals("25 to 50 % of the outline is wrong", scale.text(3));
		assertEquals("10 to 25 % of the outline is wrong", scale.text(4));
		assertEquals("at most 10 % of the outline is wrong", scale.text(5));
	}

	/**
	 * The derivation behind the text: where a share s of a disc sector's arc is moved inwards by half the radius (its
	 * mean depth), the wrong area is s times 3/4 of the sector, outwards 5/4: on average s, as the text has it.
	 */
	@Test
	void theShareIsRightForErrorsAsDeepAsTheMeanDepth() {
		for (final double share : new double[] { 0.1, 0.25, 0.5 }) {
			final double missing = 1.25 * share, tooMuch = 0.75 * share;
			final double under = 2 / (2 + missing), over = 2 * (1 - tooMuch) / (2 - tooMuch);
			assertEquals(share, ((1 - under) + (1 - over)), 0.07);
		}
	}

	@Test
	void refusesWhatIsNoScale() {
		assertThrows(IllegalArgumentException.class, () -> new OrdinalScale(List.of(0.0, 0.5, 0.5, 1.0)));
		assertThrows(IllegalArgumentException.class, () -> new OrdinalScale(List.of(0.1, 1.0)));
		assertThrows(IllegalArgumentException.class, () -> new OrdinalScale(List.of(0.0, Double.NaN, 1.0)));
		assertThrows(IllegalArgumentException.class, () -> scale.levelOf(Double.NaN));
		assertThrows(IllegalArgumentException.class, () -> scale.low(6));
		assertThrows(IllegalArgumentException.class, () -> scale.high(0));
	}
}
