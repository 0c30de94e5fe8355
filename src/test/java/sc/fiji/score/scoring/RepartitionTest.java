package sc.fiji.score.scoring;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.feedback.CaseFeedback;
import sc.fiji.score.feedback.ErrorLabel;
import sc.fiji.score.feedback.FeedbackFile;
import sc.fiji.score.io.CaseFolder;
import sc.fiji.score.region.PartitionParameters;
import sc.fiji.score.region.Partitioner;
import sc.fiji.score.region.RegionMap;
import sc.fiji.score.volume.Volume;

class RepartitionTest {

	@TempDir
	Path dir;

	private ScoredCase c;

	@BeforeEach
	void writeCase() {
		c = ScoredCase.write(dir, "case_01");
	}

	@Test
	void regionsChangeFreelyWhileNothingWasSaid() {
		try (ScoringSession s = c.setup().open()) {
			s.goTo(20);
			s.repartition(PartitionParameters.slabs(3, 2), false);
			assertEquals(6, s.progress().total());
			assertEquals(1, s.current());
			s.repartition(PartitionParameters.clusters(7, 1), false);
			assertEquals(7, s.regions().count());
			assertFalse(Files.exists(c.feedback));
			c.answer(s, 3, ErrorLabel.OVER);
		}
		final CaseFeedback said = FeedbackFile.read(c.feedback);
		assertEquals(PartitionParameters.clusters(7, 1), said.source().parameters());
		said.regionMap(ScoredCase.rod());
	}

	@Test
	void whatWasSaidGoesOnlyIfThatIsConfirmedAndACopyIsKept() throws IOException {
		try (ScoringSession s = c.setup().open()) {
			c.answer(s, 3, ErrorLabel.OVER);
			final byte[] before = Files.readAllBytes(c.feedback);
			final ScoreException e = assertThrows(ScoreException.class, () -> s.repartition(PartitionParameters.slabs(3, 2),
				false));
			assertTrue(e.getMessage().contains("case_01") && e.getMessage().contains("Confirm"), e.getMessage());
			assertEquals(24, s.regions().count());
			s.repartition(PartitionParameters.slabs(3, 2), true);
			assertFalse(s.hasAnswers() || s.canUndo());
			assertEquals(6, FeedbackFile.read(c.feedback).source().count());
			try (Stream<Path> files = Files.list(c.feedback.getParent())) {
				final Path copy = files.filter(f -> f.toString().endsWith(".bak")).findAny().orElseThrow();
				assertArrayEquals(before, Files.readAllBytes(copy));
			}
			c.answer(s, 2, ErrorLabel.UNDER);
		}
		// The copy is no case of the folder.
		assertEquals(Map.of("case_01", c.feedback), CaseFolder.list(c.feedback.getParent()));
	}

	@Test
	void regionsOfALabelImageComeBackFromTheFile() {
		final short[] labels = new short[ScoredCase.GRID.arrayLength()];
		for (int i = 0; i < labels.length; i++)
			labels[i] = (short) (1 + i / (labels.length / 3 + 1));
		final RegionMap map = Partitioner.fromLabels(ScoredCase.rod(), Volume.ofUnsignedShorts(labels, ScoredCase.GRID), 5);
		try (ScoringSession s = c.setup().open()) {
			s.repartition(map, false);
			c.answer(s, 3, ErrorLabel.OVER);
		}
		try (ScoringSession s = c.setup().open()) {
			assertEquals(3, s.regions().count());
			assertEquals(2, s.current());
		}
		try (ScoringSession s = c.setup().optRegions(map).setFeedback(dir.resolve("direct.json")).open()) {
			assertEquals(3, s.regions().count());
		}
	}

	@Test
	void tooManyRegionsAreRefusedAndTheOldOnesStay() {
		try (ScoringSession s = c.setup().open()) {
			final ScoreException e = assertThrows(ScoreException.class, () -> s.repartition(PartitionParameters.slabs(10, 4),
				true));
			assertTrue(e.getMessage().contains("40 questions"), e.getMessage());
			assertEquals(24, s.progress().total());
			c.answer(s, 1, ErrorLabel.OVER);
		}
	}
}
