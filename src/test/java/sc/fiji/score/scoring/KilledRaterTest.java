package sc.fiji.score.scoring;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.score.feedback.FeedbackFile;

class KilledRaterTest {

	@TempDir
	Path dir;

	@Test
	void nothingThatWasAcknowledgedIsLost() throws IOException, InterruptedException {
		final ScoredCase c = ScoredCase.write(dir, "case_01");
		final KilledRater rater = new KilledRater(c, 2);
		for (int i = 0; i < 3; i++)
			assertTrue(rater.kill() > 0);
		try (ScoringSession s = c.setup().open()) {
			assertTrue(s.hasAnswers());
			s.setNotes(1, "back again");
		}
		assertArrayEquals(new String[] { "case_01.json" }, c.feedback.getParent().toFile().list());
		assertTrue(FeedbackFile.read(c.feedback).region(1).notes().startsWith("back"));
	}
}
