package sc.fiji.score.feedback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import sc.fiji.score.common.RandomStream;
import sc.fiji.score.common.ScoreException;
import sc.fiji.score.region.PartitionParameters;
import sc.fiji.score.region.Partitioner;
import sc.fiji.score.region.RegionMap;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.Structure;

/** What schema version 2 adds: unscored regions, flags, repeats, how a person was asked; and files of version 1. */
class FeedbackSchemaTest {

	private static final FileReference FILE = new FileReference("case_1.nii.gz", "0123456789abcdef".repeat(4));
	private static final OrdinalScale SCALE = OrdinalScale.fiveLevels();
	private static final Instant TIME = Instant.parse("2026-01-31T12:00:00Z");

	@TempDir
	Path folder;

	private final Mask mask = RandomMasks.mask(RandomStream.of(3, "schema"), 0.5);
	private final RegionMap map = Partitioner.partition(mask, PartitionParameters.slabs(2, 2));

	private CaseFeedback half(final List<RegionFeedback> repeats) {
		final List<RegionFeedback> said = List.of(RegionFeedback.onScale(1, 4, SCALE, ErrorLabel.OVER, 2.5),
			new RegionFeedback(2, 3, SCALE.low(3), SCALE.high(3), null, 1, "", true, false), new RegionFeedback(3,
				RegionFeedback.UNSCORED, 0, 1, ErrorLabel.MIXED, 0.5, "?"), new RegionFeedback(4, RegionFeedback.UNSCORED, 0, 1,
					null, 0, "too dark", true, true));
		final RaterSession session = new RaterSession(7L, 0.25, "abc", new RaterSession.Guideline(FILE, TIME));
		return new CaseFeedback("1", "case_1", Structure.FOREGROUND, FILE, FILE, RegionSource.of(map), SCALE, Rater.person(
			"A. Rater", TIME, TIME), said, session, repeats);
	}

	private static RegionFeedback repeat(final int region) {
		return RegionFeedback.onScale(region, 5, SCALE, ErrorLabel.NONE, 3);
	}

	@Test
	void whatIsHalfDoneComesBackAsItWas() {
		final Path file = folder.resolve("half.json");
		final CaseFeedback written = half(List.of(repeat(1), repeat(3)));
		FeedbackFile.write(written, file);
		assertEquals(written, FeedbackFile.read(file));
		assertEquals(List.of(1), written.scored().stream().map(RegionFeedback::region).toList());
	}

	@Test
	void absentScoresAndLabelsAreUnscored() throws IOException {
		final Path file = folder.resolve("absent.json");
		FeedbackFile.write(half(List.of()), file);
		final CaseFeedback before = FeedbackFile.read(file);
		Files.writeString(file, Files.readString(file).replaceAll("\\s*\"(score|dice_low|dice_high|label)\" : null,", "")
			.replaceAll(",\\s*\"(flag|skipped)\" : false", ""));
		assertEquals(before, FeedbackFile.read(file));
	}

	@Test
	void filesOfVersionOneAreReadAsBefore() throws IOException {
		final Path file = folder.resolve("old.json");
		final SimulatedRater rater = new SimulatedRater(FeedbackMode.LEVELS, 1);
		final CaseFeedback written = CaseFeedback.of("case_1", Structure.FOREGROUND, FILE, FILE, map, SCALE, rater.rater(
			FILE), rater.rate("case_1", mask, mask, map));
		FeedbackFile.write(written, file);
		final String text = Files.readString(file);
		final String old = text.replace("\"schema_version\" : 2", "\"schema_version\" : 1").replaceAll(
			",\\s*\"(flag|skipped)\" : false", "").replaceAll("\\s*\"session\" : null,", "").replaceAll(
				",\\s*\"repeats\" : \\[ ?\\]", "");
		Files.writeString(file, old);
		assertEquals(written, FeedbackFile.read(file));
		assertNull(FeedbackFile.read(file).session());
		// Version 1 knew no unscored regions, so a missing score is a mistake there.
		Files.writeString(file, old.replaceFirst("\"score\" : \\d", "\"score\" : null"));
		assertTrue(assertThrows(ScoreException.class, () -> FeedbackFile.read(file)).getMessage().contains("region 1"));
		Files.writeString(file, old.replaceFirst("\"region\" : 1,", "\"region\" : 1, \"flag\" : true,"));
		assertTrue(assertThrows(ScoreException.class, () -> FeedbackFile.read(file)).getMessage().contains("flag"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { //
		"\"score\" : null, | \"score\" : -1, | must be a number", //
		"\"dice_low\" : null, | \"dice_low\" : 0.2, | without a score", //
		"\"dice_low\" : 0.87, | \"dice_low\" : null, | must be a number", //
		"\"flag\" : true | \"flag\" : 1 | true or false", //
		"\"repeat_share\" : 0.25 | \"repeat_share\" : 2 | share of repeats", //
		"\"confirmed\" : \"2026-01-31T12:00:00Z\" | \"confirmed\" : \"yes\" | must be a time", //
		"\"order_seed\" : 7 | \"order_seed\" : \"7\" | whole number", //
		"\"account\" : \"abc\" | \"accounts\" : \"abc\" | unknown" })
	void whatIsNotAsDocumentedIsRefused(final String good, final String bad, final String message) throws IOException {
		final Path file = folder.resolve("bad.json");
		FeedbackFile.write(half(List.of()), file);
		final String text = Files.readString(file);
		assertTrue(text.contains(good), text);
		Files.writeString(file, text.replace(good, bad));
		final ScoreException e = assertThrows(ScoreException.class, () -> FeedbackFile.read(file));
		assertTrue(e.getMessage().contains(message) && e.getMessage().contains("bad.json"), e.getMessage());
	}

	@Test
	void repeatsAreOfRegionsThatExistOnceEach() {
		assertTrue(assertThrows(ScoreException.class, () -> half(List.of(repeat(5)))).getMessage().contains("only 4"));
		assertTrue(assertThrows(ScoreException.class, () -> half(List.of(repeat(1), repeat(1)))).getMessage().contains(
			"once"));
		assertThrows(IllegalArgumentException.class, () -> new RaterSession(null, -1, null, null));
	}
}
