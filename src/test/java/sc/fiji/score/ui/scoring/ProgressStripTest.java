package sc.fiji.score.ui.scoring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalDouble;

import org.junit.jupiter.api.Test;

import sc.fiji.score.scoring.SessionProgress;

class ProgressStripTest {

	@Test
	void words() {
		assertEquals("0 of 24", ProgressStrip.words(new SessionProgress(0, 24, 0, 0, OptionalDouble.empty())));
		assertEquals("14 of 24, about 20 s left", ProgressStrip.words(new SessionProgress(14, 24, 0, 0, OptionalDouble.of(
			19))));
		assertEquals("All 24 done", ProgressStrip.words(new SessionProgress(24, 24, 0, 0, OptionalDouble.of(0))));
		assertEquals("22 of 24, 2 skipped", ProgressStrip.words(new SessionProgress(22, 24, 2, 0, OptionalDouble.of(0))));
	}

	@Test
	void durationsForAPerson() {
		assertEquals("5 s", ProgressStrip.duration(0.4));
		assertEquals("85 s", ProgressStrip.duration(86));
		assertEquals("2 min", ProgressStrip.duration(95));
	}
}
