package sc.fiji.score.scoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.feedback.ErrorLabel;
import sc.fiji.score.feedback.FeedbackFile;
import sc.fiji.score.feedback.OrdinalScale;
import sc.fiji.score.io.VolumeFiles;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.Structure;

class SessionRefusalTest {

	@TempDir
	Path dir;

	private ScoredCase c;

	@BeforeEach
	void writeCase() {
		c = ScoredCase.write(dir, "case_01");
	}

	private void score() {
		try (ScoringSession s = c.setup().open()) {
			c.answer(s, 3, ErrorLabel.OVER);
		}
	}

	/** The message names all of these, and the lock is given back. */
	private static void refused(final ScoringSetup setup, final String... words) {
		final String message = assertThrows(ScoreException.class, setup::open).getMessage();
		for (final String word : words)
			assertTrue(message.contains(word), message);
	}

	@Test
	void anotherRatersFeedbackNamesBoth() {
		score();
		refused(c.setup().setRater("B. Rater"), "A. Rater", "B. Rater", "case_01.json");
		c.setup().open().close();
	}

	@Test
	void twoRatersOfTheSameNameAreToldApartByTheirAccounts() {
		score();
		final SameNameException e = assertThrows(SameNameException.class, () -> c.setup().optAccount("another").open());
		assertTrue(e.getMessage().contains("A. Rater") && e.getMessage().contains("confirm"), e.getMessage());
		c.setup().optAccount("another").optSamePerson(true).open().close();
	}

	@Test
	void anotherMaskOrImageIsRefused() {
		score();
		final ScoredCase other = ScoredCase.write(dir.resolve("other"), "case_01");
		final byte[] voxels = ScoredCase.rod().voxels();
		voxels[ScoredCase.GRID.index(9, 9, 28)] = 1;
		VolumeFiles.writeMask(new Mask(voxels, ScoredCase.GRID), other.mask);
		refused(c.setup().setMask(other.mask), "another mask", other.mask.toString());
		VolumeFiles.writeMask(ScoredCase.rod(), other.image);
		refused(c.setup().optImage(other.image), "another one", other.image.toString());
		refused(c.setup().optStructure(Structure.ofLabel(1)), "label 0", "label 1");
	}

	@Test
	void emptyOrMissingInputsAreRefused() {
		final Path empty = dir.resolve("empty.nii");
		VolumeFiles.writeMask(new Mask(new byte[ScoredCase.GRID.arrayLength()], ScoredCase.GRID), empty);
		refused(c.setup().setMask(empty), "empty.nii", "empty");
		refused(c.setup().setMask(dir.resolve("none.nii")), "none.nii", "does not exist");
		refused(c.setup().setRater(" "), "name is missing");
		refused(c.setup().setFeedback(dir.resolve("f.txt")), "f.txt", ".json");
		refused(c.setup().setMask(null), "mask");
		refused(c.setup().optRepeatShare(1.5), "1.5");
	}

	@Test
	void aMissingImageIsReportedWithTheFirstChange() {
		try (ScoringSession s = c.setup().optImage(dir.resolve("gone.nii")).open()) {
			final String message = assertThrows(ScoreException.class, () -> s.setScore(1, 1)).getMessage();
			assertTrue(message.contains("gone.nii"), message);
			assertEquals(RegionState.OPEN, s.status(1).state());
		}
	}

	@Test
	void aScaleWithOneLevelIsRefused() {
		refused(c.setup().optScale(new OrdinalScale(List.of(0.0, 1.0))), "case_01", "one level", "at least two");
	}

	@Test
	void moreQuestionsThanTheMethodAllowsAreRefused() {
		refused(c.setup(5, 5), "25 questions", "24 is the most");
		refused(c.setup().optRepeatShare(0.1), "26 questions", "asked again");
		c.setup(5, 5).optMostQuestions(25).open().close();
	}

	@Test
	void aSimulationsFeedbackIsRefused() throws IOException {
		score();
		final String text = Files.readString(c.feedback);
		Files.writeString(c.feedback, text.replace("\"simulation\" : null", "\"simulation\" : { \"exact\" : false, " +
			"\"off_by_one\" : 0.0, \"flipped_labels\" : 0.0, \"seed\" : 1 }"));
		refused(c.setup(), "case_01.json", "simulated");
	}

	@Test
	void damagedFeedbackIsRefusedAndKept() throws IOException {
		score();
		Files.writeString(c.feedback, "{");
		refused(c.setup(), "case_01.json", "not valid JSON");
		assertEquals("{", Files.readString(c.feedback));
	}

	@Test
	void aFolderThatCannotBeWrittenToIsRefusedBeforeTheRaterBegins() throws IOException {
		final Path file = Files.writeString(dir.resolve("file"), "x");
		refused(c.setup().setFeedback(file.resolve("case_01.json")), "cannot be saved", file.toString(), "another folder");
		final Path closed = Files.createDirectories(dir.resolve("closed"));
		Assumptions.assumeTrue(closed.toFile().setWritable(false) && !Files.isWritable(closed),
			"this account may write to read-only folders");
		refused(c.setup().setFeedback(closed.resolve("case_01.json")), "may not be written to", closed.toString());
		assertTrue(closed.toFile().setWritable(true));
	}

	@Test
	void aChangeThatCannotBeSavedIsTakenBack() {
		final boolean[] full = { false };
		final ScoringSetup setup = c.setup().optWriter((feedback, file) -> {
			if (full[0]) throw new ScoreException(file + " could not be written: No space left on device.");
			FeedbackFile.write(feedback, file);
		});
		try (ScoringSession s = setup.open()) {
			c.answer(s, 3, ErrorLabel.OVER);
			s.setScore(2, 2);
			final List<RegionStatus> before = s.statuses();
			full[0] = true;
			assertThrows(ScoreException.class, () -> s.setLabel(2, ErrorLabel.OVER));
			assertThrows(ScoreException.class, () -> s.skip(2));
			assertThrows(ScoreException.class, s::undo);
			assertThrows(ScoreException.class, () -> s.repartition(s.regions(), true));
			assertThrows(ScoreException.class, () -> s.confirmGuideline(c.mask));
			assertEquals(before, s.statuses());
			assertEquals(2, s.current());
			assertEquals(FeedbackFile.read(c.feedback).regions(), s.feedback().regions());
			full[0] = false;
			s.setLabel(2, ErrorLabel.OVER);
			assertTrue(s.undo() && s.undo() && s.redo());
		}
		assertEquals(2, FeedbackFile.read(c.feedback).region(2).score());
	}

	@Test
	void aClosedSessionTakesNothingMore() {
		final ScoringSession s = c.setup().open();
		s.close();
		s.close();
		assertThrows(IllegalStateException.class, () -> s.setScore(1, 1));
		assertFalse(Files.exists(c.feedback));
	}
}
