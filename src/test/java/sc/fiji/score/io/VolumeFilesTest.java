package sc.fiji.score.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.Structure;
import sc.fiji.score.volume.Volume;

class VolumeFilesTest {

	@TempDir
	Path dir;

	private static Volume ramp() {
		final double c = Math.cos(0.2), s = Math.sin(0.2);
		final double[] a = { c * 0.75, -s * 1.5, 0, -90, s * 0.75, c * 1.5, 0, 12, 0, 0, -2.5, 33 };
		final short[] values = new short[4 * 3 * 5];
		for (int i = 0; i < values.length; i++)
			values[i] = (short) (i * 100 - 1024);
		return Volume.ofShorts(values, new Geometry(4, 3, 5, a, "mm", null));
	}

	@ParameterizedTest
	@ValueSource(strings = { "v.nii", "v.nii.gz", "v.nrrd", "v.mha", "v.NII.GZ" })
	void aVoxelHasTheSameWorldPlaceAndValueInEveryFormat(final String name) {
		final Volume v = ramp();
		final Path path = dir.resolve(name);
		VolumeFiles.write(v, path);
		final Volume w = VolumeFiles.read(path);
		assertEquals(v.type(), w.type());
		assertArrayEquals(v.floats(), w.floats());
		assertArrayEquals(v.geometry().toWorld(3, 1, 4), w.geometry().toWorld(3, 1, 4), 1e-5);
		assertTrue(v.geometry().sameGrid(w.geometry()));
		assertEquals(path, dir.resolve(name));
		assertEquals(1, dir.toFile().list().length, "no temporary file is left");
	}

	@Test
	void theContentTellsTheFormatNotTheName() throws IOException {
		VolumeFiles.write(ramp(), dir.resolve("v.mha"));
		Files.move(dir.resolve("v.mha"), dir.resolve("v.nii.gz"));
		assertEquals(-1024, VolumeFiles.read(dir.resolve("v.nii.gz")).get(0, 0, 0));
		VolumeFiles.write(ramp(), dir.resolve("v.nii"));
		Files.move(dir.resolve("v.nii"), dir.resolve("plain.nii.gz"));
		assertEquals(-1024, VolumeFiles.read(dir.resolve("plain.nii.gz")).get(0, 0, 0));
	}

	@Test
	void oneStructureOfALabelImage() {
		final Geometry g = Geometry.of(3, 1, 1, 1, 1, 1);
		final Path path = dir.resolve("labels.nii.gz");
		VolumeFiles.write(Volume.ofUnsignedBytes(new byte[] { 0, 69, 70 }, g), path);
		assertArrayEquals(new byte[] { 0, 0, 1 }, VolumeFiles.readMask(path, Structure.ofLabel(70)).voxels());
		assertArrayEquals(new byte[] { 0, 1, 1 }, VolumeFiles.readMask(path, Structure.FOREGROUND).voxels());
	}

	@Test
	void aMaskWithNaNNamesTheFile() {
		final Path path = dir.resolve("nan.nii");
		VolumeFiles.write(Volume.of(new float[] { 0, Float.NaN }, Geometry.of(2, 1, 1, 1, 1, 1)), path);
		assertTrue(Float.isNaN(VolumeFiles.read(path).floats()[1]), "an image may have NaN");
		assertTrue(assertThrows(ScoreException.class, () -> VolumeFiles.readMask(path, Structure.FOREGROUND)).getMessage()
			.startsWith(path + ": The mask has NaN voxels"));
	}

	/** Ways in which a NIfTI file can be wrong. */
	enum Damage {
		NEGATIVE_SIZE(f -> f.dim(3, 3, -2, 2)), NO_SIZE(f -> f.dim(3, 3, 0, 2)), NO_DIMENSIONS(f -> f.dim(0)),
		TOO_MANY_DIMENSIONS(f -> f.dim(9)), TWO_TIME_POINTS(f -> f.dim(4, 3, 2, 1, 2)), VECTORS(f -> f.dim(5, 3, 2, 1, 1,
			2)), LARGER_THAN_THE_FILE(f -> f.dim(3, 32767, 32767, 1)), LARGER_THAN_AN_ARRAY(f -> f.dim(3, 32767, 32767,
				32767)), ONE_VOXEL_SHORT(f -> f.dim(3, 13, 1, 1)), NEGATIVE_SPACING(f -> f.floats(80, -1)), NAN_SPACING(f -> f
					.floats(84, Double.NaN)), NAN_AFFINE(f -> f.floats(280, Double.NaN)), INFINITE_AFFINE(f -> f.floats(292,
						Double.POSITIVE_INFINITY)), SINGULAR_AFFINE(f -> f.floats(280, 0, 0, 0)), OFFSET_TOO_SMALL(f -> f.floats(
							108, 100)), OFFSET_TOO_LARGE(f -> f.floats(108, 1e9)), OFFSET_NEGATIVE(f -> f.floats(108, -352)),
		OFFSET_NAN(f -> f.floats(108, Double.NaN)), UNKNOWN_TYPE(f -> f.type(1234)), COMPLEX_TYPE(f -> f.type(32)),
		NO_MARK(f -> {
			f.bytes.put(344, (byte) 0);
			return f;
		});

		private final UnaryOperator<NiftiBytes> how;

		Damage(final UnaryOperator<NiftiBytes> how) {
			this.how = how;
		}
	}

	@ParameterizedTest
	@EnumSource(Damage.class)
	void damagedHeadersNameTheFile(final Damage damage) throws IOException {
		for (final String ending : new String[] { ".nii", ".nii.gz" }) {
			final Path path = damage.how.apply(new NiftiBytes(ByteOrder.LITTLE_ENDIAN, 12)).save(dir.resolve(damage +
				ending));
			assertNamed(path, assertThrows(ScoreException.class, () -> VolumeFiles.read(path)));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "v.nii", "v.nii.gz", "v.nrrd", "v.mha" })
	void cutShortAtAnyPlace(final String name) throws IOException {
		VolumeFiles.write(ramp(), dir.resolve(name));
		final byte[] whole = Files.readAllBytes(dir.resolve(name));
		final Path path = dir.resolve("cut-" + name);
		for (int length = 0; length < whole.length; length += Math.max(1, Math.min(7, whole.length - length - 1))) {
			Files.write(path, Arrays.copyOf(whole, length));
			final String where = name + " of " + length + " bytes";
			assertNamed(path, assertThrows(ScoreException.class, () -> VolumeFiles.read(path), where));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "v.nii.gz", "v.nrrd" })
	void aFlippedBitInPackedVoxelsIsFound(final String name) throws IOException {
		final Path path = dir.resolve(name);
		VolumeFiles.write(ramp(), path);
		final byte[] bytes = Files.readAllBytes(path);
		bytes[bytes.length - 20] ^= 4;
		Files.write(path, bytes);
		assertNamed(path, assertThrows(ScoreException.class, () -> VolumeFiles.read(path)));
	}

	@Test
	void missingUnknownAndEmpty() throws IOException {
		final Path missing = dir.resolve("missing.nii.gz");
		assertTrue(assertThrows(ScoreException.class, () -> VolumeFiles.read(missing)).getMessage().contains(
			"does not exist"));
		final Path text = Files.writeString(dir.resolve("notes.abc"), "no volume at all");
		assertNamed(text, assertThrows(ScoreException.class, () -> VolumeFiles.read(text)));
		final Path empty = Files.write(dir.resolve("empty.nrrd"), new byte[0]);
		assertNamed(empty, assertThrows(ScoreException.class, () -> VolumeFiles.read(empty)));
	}

	@Test
	void writingElsewhereOrUnderAnotherEndingIsAnError() throws IOException {
		final Mask mask = new Mask(new byte[1], Geometry.of(1, 1, 1, 1, 1, 1));
		final Path jpeg = dir.resolve("m.jpg");
		assertTrue(assertThrows(ScoreException.class, () -> VolumeFiles.writeMask(mask, jpeg)).getMessage().contains(
			".nii.gz"));
		final Path underFile = Files.write(dir.resolve("file"), new byte[1]).resolve("m.nii.gz");
		assertNamed(underFile, assertThrows(ScoreException.class, () -> VolumeFiles.writeMask(mask, underFile)));
		assertFalse(Files.exists(jpeg));
	}

	private static void assertNamed(final Path path, final ScoreException e) {
		assertTrue(e.getMessage().startsWith(path.toString()), e.getMessage());
		assertTrue(e.getMessage().matches("(?s).*\\. [A-Z].*\\."), "a cure after what is wrong: " + e.getMessage());
	}
}
