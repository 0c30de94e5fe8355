package sc.fiji.score.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.volume.DataType;
import sc.fiji.score.volume.Volume;

class DicomFormatTest {

	private static final int SLOPE = 0x00281053, INTERCEPT = 0x00281052;

	@TempDir
	Path dir;

	private static DicomBytes slice(final double z, final int... pixels) {
		return new DicomBytes(DicomBytes.EXPLICIT, "10\\20\\" + z, pixels);
	}

	private String error(final Path path) {
		final String message = assertThrows(ScoreException.class, () -> VolumeFiles.read(path)).getMessage();
		assertTrue(message.startsWith(dir.toString()), message);
		return message;
	}

	private static void assertContains(final String part, final String message) {
		assertTrue(message.contains(part), message);
	}

	@ParameterizedTest
	@ValueSource(strings = { DicomBytes.EXPLICIT, DicomBytes.IMPLICIT, DicomBytes.BIG_ENDIAN })
	void slicesAreSortedByPositionAndScaled(final String syntax) throws IOException {
		new DicomBytes(syntax, "10\\20\\-5", 0, 1, 2, 3, 4, -5).text(SLOPE, "DS", "1").text(INTERCEPT, "DS", "-24").number(
			0x00280101, 12).save(dir.resolve("s/a.dcm"));
		new DicomBytes(syntax, "10\\20\\-9", 100, 0, 0, 0, 0, 0).text(SLOPE, "DS", "1").text(INTERCEPT, "DS", "-24").number(
			0x00280101, 12).save(dir.resolve("s/b.dcm"));
		new DicomBytes(syntax, "10\\20\\-7", 0, 200, 0, 0, 0, 0).text(SLOPE, "DS", "1").text(INTERCEPT, "DS", "-24").number(
			0x00280101, 12).save(dir.resolve("s/c"));
		Files.writeString(dir.resolve("s/readme.txt"), "no slice");
		final Volume v = VolumeFiles.read(dir.resolve("s"));
		assertEquals(DataType.INT16, v.type());
		assertArrayEquals(new int[] { 3, 2, 3 }, v.geometry().dimensions());
		assertArrayEquals(new double[] { -0.5, 0, 0, -10, 0, -0.25, 0, -20, 0, 0, 2, -9 }, v.geometry().affine(), 1e-12);
		assertEquals(76, v.get(0, 0, 0));
		assertEquals(176, v.get(1, 0, 1));
		assertEquals(-29, v.get(2, 1, 2), "a negative value in signed 16 bits");
	}

	@Test
	void unsignedCtWithinItsBitsIsSignedHu() throws IOException {
		slice(0, 0, 4095, 1024, 0, 0, 0).number(0x00280103, 0).number(0x00280101, 12).text(SLOPE, "DS", "1").text(INTERCEPT,
			"DS", "-1024").save(dir.resolve("s/a.dcm"));
		final Volume v = VolumeFiles.read(dir.resolve("s"));
		assertEquals(DataType.INT16, v.type());
		assertEquals(-1024, v.get(0, 0, 0));
		assertEquals(3071, v.get(1, 0, 0));
	}

	@Test
	void slopesThatDifferGiveFloats() throws IOException {
		slice(0, 10, 0, 0, 0, 0, 0).text(SLOPE, "DS", "0.5").text(INTERCEPT, "DS", "1").save(dir.resolve("s/a.dcm"));
		slice(3, 10, 0, 0, 0, 0, 0).text(SLOPE, "DS", "0.25").text(INTERCEPT, "DS", "0").save(dir.resolve("s/b.dcm"));
		final Volume v = VolumeFiles.read(dir.resolve("s"));
		assertEquals(DataType.FLOAT32, v.type());
		assertEquals(6, v.get(0, 0, 0));
		assertEquals(2.5, v.get(0, 0, 1));
	}

	@Test
	void aSagittalSeriesAndATiltedOne() throws IOException {
		final String directions = "0\\1\\0\\0\\0\\-1";
		for (int i = 0; i < 3; i++)
			new DicomBytes(DicomBytes.EXPLICIT, -2 * i + "\\7\\9", 1, 2, 3, 4, 5, 6).text(0x00200037, "DS", directions).save(dir
				.resolve("s/" + i));
		// Columns to the back, rows to the feet; the normal points to the right, so the slices begin at the left.
		assertArrayEquals(new double[] { 0, 0, 2, 0, -0.5, 0, 0, -7, 0, -0.25, 0, 9 }, VolumeFiles.readGeometry(dir.resolve(
			"s")).affine(), 1e-12);
		for (int i = 0; i < 3; i++)
			new DicomBytes(DicomBytes.EXPLICIT, "0\\" + 0.3 * i + "\\" + 2 * i, 1, 2, 3, 4, 5, 6).save(dir.resolve("t/" + i));
		assertArrayEquals(new double[] { -0.5, 0, 0, 0, 0, -0.25, -0.3, 0, 0, 0, 2, 0 }, VolumeFiles.readGeometry(dir
			.resolve("t")).affine(), 1e-12);
	}

	@Test
	void oneFileIsOneSlice() throws IOException {
		final Path path = slice(4, 1, 2, 3, 4, 5, 6).text(0x00180050, "DS", "3").save(dir.resolve("one.dcm"));
		assertArrayEquals(new double[] { 0.5, 0.25, 3 }, VolumeFiles.read(path).geometry().spacing(), 1e-12);
	}

	@Test
	void aMissingSliceIsFound() throws IOException {
		for (final int z : new int[] { 0, 2, 4, 8, 10 })
			slice(z, 1, 2, 3, 4, 5, 6).save(dir.resolve("s/" + z));
		assertContains("4 and 8", error(dir.resolve("s")));
	}

	@Test
	void twoTimePointsTwoSeriesAndAScout() throws IOException {
		slice(0, 1, 2, 3, 4, 5, 6).save(dir.resolve("times/a"));
		slice(1, 1, 2, 3, 4, 5, 6).save(dir.resolve("times/b"));
		slice(1, 1, 2, 3, 4, 5, 6).save(dir.resolve("times/c"));
		assertContains("same place", error(dir.resolve("times")));
		slice(0, 1, 2, 3, 4, 5, 6).save(dir.resolve("series/a"));
		slice(1, 1, 2, 3, 4, 5, 6).text(0x0020000e, "UI", "1.2.4").save(dir.resolve("series/b"));
		assertContains("2 DICOM series", error(dir.resolve("series")));
		slice(0, 1, 2, 3, 4, 5, 6).save(dir.resolve("scout/a"));
		slice(1, 1, 2, 3, 4, 5, 6).text(0x00200037, "DS", "0\\1\\0\\0\\0\\-1").save(dir.resolve("scout/b"));
		assertContains("scout", error(dir.resolve("scout")));
	}

	@Test
	void whatCannotBeReadIsAClearError() throws IOException {
		new DicomBytes("1.2.840.10008.1.2.4.70", "0\\0\\0", 1, 2, 3, 4, 5, 6).save(dir.resolve("jpeg/a"));
		assertContains("compressed", error(dir.resolve("jpeg")));
		new DicomBytes("1.2.840.10008.1.2.1.99", "0\\0\\0", 1, 2, 3, 4, 5, 6).save(dir.resolve("deflated/a"));
		assertContains("compressed", error(dir.resolve("deflated")));
		slice(0, 1, 2, 3, 4, 5, 6).text(0x00280008, "IS", "5").save(dir.resolve("frames/a"));
		assertContains("many frames", error(dir.resolve("frames")));
		slice(0, 1, 2, 3, 4, 5, 6).number(0x00280002, 3).save(dir.resolve("colour/a"));
		assertContains("colour", error(dir.resolve("colour")));
		slice(0, 1, 2, 3, 4, 5, 6).without(0x00200032).save(dir.resolve("nowhere/a"));
		assertContains("position", error(dir.resolve("nowhere")));
		slice(0, 1, 2, 3, 4, 5).save(dir.resolve("length/a"));
		error(dir.resolve("length"));
		final Path whole = slice(0, 1, 2, 3, 4, 5, 6).save(dir.resolve("cut/a"));
		final byte[] bytes = Files.readAllBytes(whole);
		for (int length = bytes.length - 1; length > bytes.length - 13; length--) {
			Files.write(whole, Arrays.copyOf(bytes, length));
			assertContains("cut short", error(dir.resolve("cut")));
		}
		Files.createDirectories(dir.resolve("empty"));
		assertContains("no DICOM image", error(dir.resolve("empty")));
	}
}
