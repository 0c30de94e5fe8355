package sc.fiji.score.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.common.Version;
import sc.fiji.score.volume.Structure;

class ModelFileTest {

	@TempDir
	Path dir;

	private Path file;

	@BeforeEach
	void write() {
		file = dir.resolve("humerus.score");
		ModelFile.write(model(List.of("seed", "options")), file);
	}

	private static ScoreModel model(final List<String> keys) {
		final Map<String, Object> provenance = new LinkedHashMap<>();
		for (final String key : keys)
			provenance.put(key, Map.of("b", 2, "a", List.of(1, 2)));
		return new ScoreModel(TestModels.SMALL, new UNet3d(TestModels.SMALL).initialWeights(7), new InputSpec(
			new double[] { 0.5, 0.75, 3 }, 12.5), new Structure(69, "left humerus"), provenance);
	}

	@Test
	void blindChannelsAreKept() {
		final NetworkSpec blind = TestModels.SMALL.blindTo(List.of(2, 0));
		final ScoreModel seeing = ModelFile.read(file);
		assertEquals(List.of(), seeing.network().blind());
		ModelFile.write(new ScoreModel(blind, seeing.weights(), seeing.input(), seeing.structure(), Map.of()), file);
		assertEquals(List.of(0, 2), ModelFile.read(file).network().blind());
	}

	private String error() {
		final String message = assertThrows(ScoreException.class, () -> ModelFile.read(file)).getMessage();
		assertTrue(message.contains("humerus.score"), message);
		return message;
	}

	/** Writes the parts of the model anew, changed. */
	private void rewrite(final UnaryOperator<String> json, final UnaryOperator<byte[]> weights) throws IOException {
		final Map<String, byte[]> parts = new LinkedHashMap<>();
		try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
			for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry())
				parts.put(e.getName(), zip.readAllBytes());
		}
		try (OutputStream out = Files.newOutputStream(file); ZipOutputStream zip = new ZipOutputStream(out)) {
			zip.putNextEntry(new ZipEntry("model.json"));
			zip.write(json.apply(new String(parts.get("model.json"), StandardCharsets.UTF_8)).getBytes(
				StandardCharsets.UTF_8));
			zip.putNextEntry(new ZipEntry("weights.bin"));
			zip.write(weights.apply(parts.get("weights.bin")));
		}
	}

	@Test
	void comesBackAsItWas() {
		final ScoreModel written = model(List.of("seed", "options")), read = ModelFile.read(file);
		assertEquals(written.network(), read.network());
		assertArrayEquals(written.weights(), read.weights());
		assertArrayEquals(written.input().spacing(), read.input().spacing());
		assertEquals(12.5, read.input().margin());
		assertEquals(written.structure(), read.structure());
		assertEquals(written.provenance(), read.provenance());
	}

	@Test
	void whichMasksAreLeftAloneIsKept() {
		assertEquals(1, ModelFile.read(file).leaveAlone());
		ModelFile.write(ModelFile.read(file).withLeaveAlone(0.9375), file);
		assertEquals(0.9375, ModelFile.read(file).leaveAlone());
		ModelFile.write(ModelFile.read(file).withCalibration(null, null), file);
		assertEquals(0.9375, ModelFile.read(file).leaveAlone());
	}

	@Test
	void theSameModelGivesTheSameBytes() throws IOException {
		final Path again = dir.resolve("again.score");
		final TimeZone zone = TimeZone.getDefault();
		try {
			TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
			ModelFile.write(model(List.of("options", "seed")), again);
		}
		finally {
			TimeZone.setDefault(zone);
		}
		assertArrayEquals(Files.readAllBytes(file), Files.readAllBytes(again));
	}

	@Test
	void cutAtAnyPlaceItIsAnError() throws IOException {
		final byte[] bytes = Files.readAllBytes(file);
		for (final int length : new int[] { 0, 10, 60, 400, bytes.length / 2, bytes.length * 4 / 5 }) {
			Files.write(file, Arrays.copyOf(bytes, length));
			final String message = error();
			assertTrue(message.contains("damaged") && message.contains("rain"), length + ": " + message);
		}
	}

	@Test
	void aFlippedBitIsFound() throws IOException {
		final byte[] bytes = Files.readAllBytes(file);
		for (int at = 60; at < bytes.length * 4 / 5; at += bytes.length / 12) {
			final byte[] damaged = bytes.clone();
			damaged[at] ^= 4;
			Files.write(file, damaged);
			assertTrue(error().contains("damaged"));
		}
	}

	@Test
	void weightsThatDoNotFitTheirChecksumAreDamaged() throws IOException {
		rewrite(json -> json, weights -> {
			weights[5] ^= 1;
			return weights;
		});
		assertTrue(error().contains("checksum"));
		write();
		rewrite(json -> json, weights -> Arrays.copyOf(weights, weights.length - 4));
		assertTrue(error().contains("checksum"));
	}

	@Test
	void missingPartsAndOtherShapesAreNamed() throws IOException {
		rewrite(json -> json.replace("\"spacing\"", "\"pacing\""), w -> w);
		assertTrue(error().contains("lacks /input/spacing"));
		write();
		rewrite(json -> json.replaceAll("\"widths\" : \\[[^]]*\\]", "\"widths\" : [ 2, 4 ]"), w -> w);
		assertTrue(error().contains("weights for a network of"));
		write();
		rewrite(json -> json.substring(0, json.length() / 2), w -> w);
		assertTrue(error().contains("damaged"));
	}

	@Test
	void anotherFormatNamesTheVersionsAndTheCure() throws IOException {
		rewrite(json -> json.replace("\"format\" : 1", "\"format\" : 9").replaceAll("\"version\" : \"[^\"]*\"",
			"\"version\" : \"7.5.0\""), w -> w);
		final String message = error();
		assertTrue(message.contains("format 9") && message.contains("version 7.5.0") && message.contains(Version.get()) &&
			message.contains("train again"), message);
	}

	@Test
	void otherFilesAreNoModels() throws IOException {
		Files.writeString(file, "case,dice\n1,0.9\n");
		assertTrue(error().contains("is not a SCORE model"));
		try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
			zip.putNextEntry(new ZipEntry("photo.jpg"));
		}
		assertTrue(error().contains("is not a SCORE model"));
	}

	@Test
	void namesThatAreNoTextAreDamage() throws IOException {
		final byte[] bytes = Files.readAllBytes(file);
		bytes[30] = (byte) 0xff; // the first letter of the first entry's name
		Files.write(file, bytes);
		assertTrue(error().contains("humerus.score"));
	}

	@Test
	void aMissingFileIsToldAsSuch() throws IOException {
		Files.delete(file);
		assertTrue(error().contains("does not exist"));
	}

	@Test
	void aStreamIsCalledByItsName() {
		final String message = assertThrows(ScoreException.class, () -> ModelFile.read(new ByteArrayInputStream(
			new byte[5]), "built-in phantom")).getMessage();
		assertTrue(message.startsWith("built-in phantom"), message);
	}

	@Test
	void aFailedWriteLeavesNothing() throws IOException {
		final Path blocked = dir.resolve("humerus.score/x.score");
		assertThrows(ScoreException.class, () -> ModelFile.write(model(List.of()), blocked));
		assertFalse(Files.exists(blocked));
		try (var files = Files.list(dir)) {
			assertEquals(1, files.count());
		}
	}
}
