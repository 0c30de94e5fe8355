package sc.fiji.score.feedback;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import sc.fiji.score.common.RandomStream;
import sc.fiji.score.common.ScoreException;
import sc.fiji.score.io.Checksums;
import sc.fiji.score.region.PartitionParameters;
import sc.fiji.score.region.Partitioner;
import sc.fiji.score.region.RegionMap;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.Structure;

class FeedbackFileTest {

	private static final FileReference FILE = new FileReference("case_1.nii.gz", "0123456789abcdef".repeat(4));

	@TempDir
	Path folder;

	private final RandomStream random = RandomStream.of(3, "file");
	private final Mask truth = RandomMasks.mask(random, 0.5);
	private final Mask mask = RandomMasks.changed(truth, random, 0.2, 0.1);

	private CaseFeedback simulated(final RegionMap map, final FeedbackMode mode) {
		final SimulatedRater rater = new SimulatedRater(mode, 1);
		return CaseFeedback.of("case_1", new Structure(70, "humerus_right"), FILE, FILE, map, rater.scale(), rater.rater(
			FILE), rater.rate("case_1", mask, truth, map));
	}

	private CaseFeedback small() {
		final RegionMap map = Partitioner.partition(mask, PartitionParameters.slabs(2, 2));
		return simulated(map, FeedbackMode.LEVELS);
	}

	@Test
	void simulatedFeedbackComesBackAsItWas() {
		for (final FeedbackMode mode : FeedbackMode.values()) {
			final RegionMap map = Partitioner.partition(mask, PartitionParameters.slabs(3, 4));
			final CaseFeedback written = simulated(map, mode);
			final Path file = folder.resolve(mode + ".json");
			FeedbackFile.write(written, file);
			final CaseFeedback read = FeedbackFile.read(file);
			assertEquals(written, read);
			assertArrayEquals(map.labels(), read.regionMap(mask).labels());
			assertNull(read.source().embedded());
		}
	}

	@Test
	void aPersonsFeedbackComesBackAsItWas() {
		final RegionMap map = Partitioner.partition(mask, PartitionParameters.clusters(2, 9));
		final OrdinalScale scale = OrdinalScale.fiveLevels();
		final List<RegionFeedback> said = List.of(new RegionFeedback(1, 2, scale.low(2), scale.high(2), ErrorLabel.MIXED,
			7.25, "a \"hole\" — größer"), RegionFeedback.onScale(2, 5, scale, ErrorLabel.NONE, 3));
		final CaseFeedback written = CaseFeedback.of("case_1", Structure.FOREGROUND, null, FILE, map, scale, Rater.person(
			"A. Rater", Instant.parse("2026-01-31T12:00:00Z"), Instant.parse("2026-01-31T12:03:20.5Z")), said);
		final Path file = folder.resolve("new folder/p.json");
		FeedbackFile.write(written, file);
		assertEquals(written, FeedbackFile.read(file));
	}

	@Test
	void sameSeedGivesTheSameBytes() throws IOException {
		FeedbackFile.write(small(), folder.resolve("a.json"));
		FeedbackFile.write(small(), folder.resolve("b.json"));
		assertArrayEquals(Files.readAllBytes(folder.resolve("a.json")), Files.readAllBytes(folder.resolve("b.json")));
	}

	@Test
	void regionsOfALabelImageComeWithTheirMap() {
		final RegionMap map = RandomMasks.regions(random, 7);
		final Path file = folder.resolve("labels.json");
		FeedbackFile.write(simulated(map, FeedbackMode.LEVELS), file);
		final CaseFeedback read = FeedbackFile.read(file);
		assertNotNull(read.source().embedded());
		assertArrayEquals(map.labels(), read.regionMap(mask).labels());
		assertEquals(map.parameters(), read.regionMap(mask).parameters());
	}

	@Test
	void otherRegionsAreRefused() {
		final CaseFeedback feedback = small();
		final Mask other = RandomMasks.mask(RandomStream.of(4, "other"), 0.3);
		final ScoreException e = assertThrows(ScoreException.class, () -> feedback.regionMap(other));
		assertTrue(e.getMessage().contains("case_1") && e.getMessage().contains("other regions"), e.getMessage());
		final RegionMap more = Partitioner.partition(mask, PartitionParameters.slabs(3, 2));
		final ScoreException e2 = assertThrows(ScoreException.class, () -> feedback.requireRegions(more));
		assertTrue(e2.getMessage().contains("4 were rated"), e2.getMessage());
	}

	@Test
	void anotherMaskIsRefused() throws IOException {
		final Path rated = Files.writeString(folder.resolve("m.nii"), "mask"), other = Files.writeString(folder.resolve(
			"o.nii"), "other");
		final CaseFeedback s = small();
		final CaseFeedback feedback = new CaseFeedback(s.version(), s.caseName(), s.structure(), null, new FileReference(
			"m.nii", Checksums.sha256(rated)), s.source(), s.scale(), s.rater(), s.regions());
		feedback.requireMask(rated);
		final ScoreException e = assertThrows(ScoreException.class, () -> feedback.requireMask(other));
		assertTrue(e.getMessage().contains("o.nii") && e.getMessage().contains("case_1"), e.getMessage());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { //
		"\"schema_version\" : 2 | \"schema_version\" : 3 | schema version is 3", //
		"\"schema_version\" : 2 | \"schema_version\" : \"1\" | whole number", //
		"\"case\" : \"case_1\" | \"case\" : 1 | must be a text", //
		"\"case\" : \"case_1\" | \"cose\" : \"case_1\" | \"case\" is missing", //
		"\"region\" : 3, | \"region\" : 2, | region 2: it is scored twice", //
		"\"region\" : 4, | \"region\" : 5, | region 5: there are only 4", //
		"\"region\" : 4, | \"region\" : 0, | region 0", //
		"\"region\" : 4, | \"region\" : 4.5, | entry 4", //
		"\"region\" : 4, | \"region\" : 4, \"note\" : 1, | \"note\" is unknown", //
		"\"region\" : 4, | \"region\" : 4, \"region\" : 4, | not valid JSON", //
		"\"method\" : \"slabs\" | \"method\" : \"labels\" | come with their map", //
		"\"method\" : \"slabs\" | \"method\" : \"slices\" | must be one of", //
		"\"region_count\" : 4 | \"region_count\" : 6 | region 5: it is missing", //
		"\"sha256\" : \"0 | \"sha256\" : \"x | not a SHA-256", //
		"\"dice_high\" : 0.6, | \"dice_high\" : 0.5, | begin where the level below", //
		"\"simulation\" : { | \"simulation\" : 1, \"x\" : { | object", //
		"\"created\" : null | \"created\" : \"yesterday\" | must be a time" })
	void whatIsNotAsDocumentedIsRefused(final String before, final String after, final String message)
		throws IOException
	{
		final Path file = folder.resolve("bad.json");
		FeedbackFile.write(small(), file);
		final String good = Files.readString(file);
		assertTrue(good.contains(before), good);
		Files.writeString(file, good.replaceFirst(Pattern.quote(before), Matcher
			.quoteReplacement(after)));
		final ScoreException e = assertThrows(ScoreException.class, () -> FeedbackFile.read(file));
		assertTrue(e.getMessage().contains(message) && e.getMessage().contains("bad.json"), e.getMessage());
	}

	@Test
	void scoresOffTheScaleAreRefused() throws IOException {
		final Path file = folder.resolve("bad.json");
		FeedbackFile.write(small(), file);
		final String good = Files.readString(file);
		for (final String[] bad : new String[][] { { "6", "not on the scale" }, { "1", "Dice interval" } }) {
			final CaseFeedback s = small();
			final int score = s.region(2).score();
			Files.writeString(file, good.replaceFirst("(\"region\" : 2,\\s+\"score\" : )" + score, "$1" + (bad[0].equals("1")
				? score % 5 + 1 : 6)));
			final ScoreException e = assertThrows(ScoreException.class, () -> FeedbackFile.read(file));
			assertTrue(e.getMessage().contains(bad[1]) && e.getMessage().contains("region 2"), e.getMessage());
		}
	}

	@Test
	void damagedFilesAreRefused() throws IOException {
		final Path file = folder.resolve("cut.json");
		FeedbackFile.write(small(), file);
		final String good = Files.readString(file);
		for (final String bad : new String[] { "", good.substring(0, good.length() / 2), good + "{}", "[]", "\0\1" }) {
			Files.writeString(file, bad);
			final ScoreException e = assertThrows(ScoreException.class, () -> FeedbackFile.read(file));
			assertTrue(e.getMessage().contains("cut.json"), e.getMessage());
		}
		assertTrue(assertThrows(ScoreException.class, () -> FeedbackFile.read(folder.resolve("none.json"))).getMessage()
			.contains("does not exist"));
	}

	@Test
	void aDamagedRegionMapIsRefused() {
		final RegionMap map = RandomMasks.regions(random, 7);
		final EmbeddedRegions good = EmbeddedRegions.of(map);
		final List<String> bad = new ArrayList<>(List.of(good.data().substring(0, 40), "AAAA" + good.data().substring(4),
			"%%%", ""));
		for (final String data : bad) {
			final RegionSource source = new RegionSource(map.parameters(), 7, RegionSource.checksum(map), new EmbeddedRegions(
				good.box(), data));
			final CaseFeedback s = simulated(map, FeedbackMode.LEVELS);
			final CaseFeedback feedback = new CaseFeedback(s.version(), s.caseName(), s.structure(), null, FILE, source, s
				.scale(), s.rater(), s.regions());
			final ScoreException e = assertThrows(ScoreException.class, () -> feedback.regionMap(mask));
			assertTrue(e.getMessage().contains("case_1"), e.getMessage());
		}
	}

	@Test
	void failedWritingLeavesTheOldFileAndNothingElse() throws IOException {
		final Path blocked = Files.writeString(folder.resolve("file"), "x");
		assertThrows(ScoreException.class, () -> FeedbackFile.write(small(), blocked.resolve("f.json")));
		assertEquals("x", Files.readString(blocked));
		try (Stream<Path> files = Files.list(folder)) {
			assertFalse(files.anyMatch(f -> !f.equals(blocked)));
		}
	}
}
