package sc.fiji.score.scoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.score.feedback.ErrorLabel;
import sc.fiji.score.feedback.FeedbackFile;

class TimeOnTaskTest {

	@TempDir
	Path dir;

	private ScoredCase c;

	@BeforeEach
	void writeCase() {
		c = ScoredCase.write(dir, "case_01");
	}

	private void pass(final double seconds) {
		c.clock.pass(Duration.ofMillis(Math.round(seconds * 1000)));
	}

	@Test
	void timeGoesToTheRegionInViewAndIdlePausesCountOnlyInPart() {
		try (ScoringSession s = c.setup().optIdleLimit(Duration.ofSeconds(30)).open()) {
			c.answer(s, 3, ErrorLabel.OVER);
			assertEquals(2, s.status(1).seconds());
			pass(10);
			s.activity();
			pass(3600);
			s.activity();
			assertEquals(40, s.status(2).seconds());
			pass(4);
			s.goTo(9);
			pass(1.5);
			s.goTo(2);
			assertEquals(44, s.status(2).seconds());
			assertEquals(1.5, s.status(9).seconds());
			pass(2);
			s.pause();
			pass(20);
			s.activity();
			pass(1);
			s.setScore(2, 5);
			assertEquals(47, s.status(2).seconds());
		}
		assertEquals(47, FeedbackFile.read(c.feedback).region(2).seconds());
	}

	@Test
	void timeUpToClosingIsKeptAndGoesOn() {
		try (ScoringSession s = c.setup().open()) {
			c.answer(s, 3, ErrorLabel.OVER);
			pass(5);
		}
		assertEquals(5, FeedbackFile.read(c.feedback).region(2).seconds());
		pass(1000);
		try (ScoringSession s = c.setup().open()) {
			c.answer(s, 3, ErrorLabel.OVER);
		}
		assertEquals(7, FeedbackFile.read(c.feedback).region(2).seconds());
	}

	@Test
	void aClockThatIsSetBackAddsNothing() {
		try (ScoringSession s = c.setup().open()) {
			pass(-100);
			s.activity();
			assertEquals(0, s.status(1).seconds());
		}
	}

	@Test
	void theTimeLeftIsTheRatersOwnMedian() {
		try (ScoringSession s = c.setup().open()) {
			assertFalse(s.progress().secondsLeft().isPresent());
			for (final double seconds : new double[] { 3, 20, 4 }) {
				pass(seconds);
				s.setScore(s.current(), 3);
				s.setLabel(s.current(), ErrorLabel.OVER);
			}
			assertEquals(4.0 * 21, s.progress().secondsLeft().getAsDouble());
			assertEquals(21, s.progress().open());
		}
		try (ScoringSession s = c.setup().setFeedback(dir.resolve("new.json")).optTypicalSeconds(2).open()) {
			assertEquals(48, s.progress().secondsLeft().getAsDouble());
		}
	}
}
