package sc.fiji.score.feedback;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ErrorLabelTest {

	@Test
	void followsTheRuleAtItsLimits() {
		assertEquals(ErrorLabel.NONE, ErrorLabel.of(0.97, 3, 0));
		assertEquals(ErrorLabel.OVER, ErrorLabel.of(0.9699, 3, 0));
		assertEquals(ErrorLabel.OVER, ErrorLabel.of(0.5, 70, 30));
		assertEquals(ErrorLabel.MIXED, ErrorLabel.of(0.5, 69, 31));
		assertEquals(ErrorLabel.MIXED, ErrorLabel.of(0.5, 31, 69));
		assertEquals(ErrorLabel.UNDER, ErrorLabel.of(0.5, 30, 70));
		assertEquals(ErrorLabel.UNDER, ErrorLabel.of(0, 0, 1));
		assertEquals(ErrorLabel.NONE, ErrorLabel.of(1, 0, 0));
	}

	@Test
	void aFlippedLabelExchangesOverAndUnder() {
		assertEquals(ErrorLabel.UNDER, ErrorLabel.OVER.flipped());
		assertEquals(ErrorLabel.OVER, ErrorLabel.UNDER.flipped());
		assertEquals(ErrorLabel.MIXED, ErrorLabel.MIXED.flipped());
		assertEquals(ErrorLabel.NONE, ErrorLabel.NONE.flipped());
	}
}
