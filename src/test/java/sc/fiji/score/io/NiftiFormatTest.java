package sc.fiji.score.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import net.imglib2.img.array.ArrayImgs;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.volume.DataType;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.Structure;
import sc.fiji.score.volume.Volume;

class NiftiFormatTest {

	private static final Path DATA = Path.of("../shared/data");

	@TempDir
	Path dir;

	@ParameterizedTest
	@CsvSource({ "2,UINT8,200,200", "256,INT8,-100,-100", "512,UINT16,60000,60000", "4,INT16,-1024,-1024",
		"768,UINT32,4000000000,4000000000", "8,INT32,-2000000,-2000000", "16,FLOAT32,1.5,1.5", "64,FLOAT64,1e-300,1e-300",
		"1024,FLOAT64,-5000000000,-5000000000", "1280,FLOAT64,9000000000,9000000000" })
	void everyTypeInBothByteOrders(final int code, final DataType expected, final double stored, final double value)
		throws IOException
	{
		for (final ByteOrder order : new ByteOrder[] { ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN }) {
			final NiftiBytes file = new NiftiBytes(order, 12 * 8).type(code);
			put(file.bytes, code, 7, stored);
			final Volume v = VolumeFiles.read(file.save(dir.resolve(code + ".nii.gz")));
			assertEquals(expected, v.type());
			assertEquals(value, v.get(1, 0, 1), "voxel 7 is x=1, y=0, z=1");
			assertEquals(0, v.get(0, 0, 1));
		}
	}

	private static void put(final ByteBuffer b, final int code, final int voxel, final double value) {
		switch (code) {
			case 2, 256 -> b.put(NiftiBytes.VOXELS + voxel, (byte) (int) value);
			case 4, 512 -> b.putShort(NiftiBytes.VOXELS + 2 * voxel, (short) (int) value);
			case 8, 768 -> b.putInt(NiftiBytes.VOXELS + 4 * voxel, (int) (long) value);
			case 16 -> b.putFloat(NiftiBytes.VOXELS + 4 * voxel, (float) value);
			case 64 -> b.putDouble(NiftiBytes.VOXELS + 8 * voxel, value);
			default -> b.putLong(NiftiBytes.VOXELS + 8 * voxel, (long) value);
		}
	}

	@Test
	void scaledIntegersAreFloats() throws IOException {
		final NiftiBytes file = new NiftiBytes(ByteOrder.LITTLE_ENDIAN, 24).type(4).floats(112, 0.5, -1024);
		file.bytes.putShort(NiftiBytes.VOXELS, (short) -3);
		final Volume v = VolumeFiles.read(file.save(dir.resolve("s.nii")));
		assertEquals(DataType.FLOAT32, v.type());
		assertEquals(-1025.5, v.get(0, 0, 0));
		assertEquals(DataType.FLOAT64, VolumeFiles.read(new NiftiBytes(ByteOrder.LITTLE_ENDIAN, 48).type(8).floats(112, 2,
			0).save(dir.resolve("d.nii"))).type());
	}

	@Test
	void slopeOfZeroMeansNoScaling() throws IOException {
		final NiftiBytes file = new NiftiBytes(ByteOrder.LITTLE_ENDIAN, 24).type(4).floats(112, 0, 7);
		final Volume v = VolumeFiles.read(file.save(dir.resolve("s.nii")));
		assertEquals(DataType.INT16, v.type());
		assertEquals(0, v.get(0, 0, 0));
	}

	@Test
	void sformWinsOverQform() throws IOException {
		final double[] rows = { 0, -2, 0, 10, 1.5, 0, 0, 20, 0, 0, 3, 30 };
		final NiftiBytes file = new NiftiBytes(ByteOrder.BIG_ENDIAN, 12).floats(280, rows);
		file.bytes.putShort(252, (short) 1);
		assertArrayEquals(rows, VolumeFiles.readGeometry(file.save(dir.resolve("b.nii"))).affine());
		file.bytes.putShort(254, (short) 0);
		assertArrayEquals(new double[] { 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0 }, VolumeFiles.readGeometry(file.save(dir
			.resolve("q.nii"))).affine());
	}

	@Test
	void quaternionAndHandedness() throws IOException {
		// Half a turn about y and a left-handed z axis: x to the left, y to the front, z to the head.
		final NiftiBytes file = new NiftiBytes(ByteOrder.LITTLE_ENDIAN, 12).floats(76, -1, 2, 3, 4).floats(256, 0, 1, 0)
			.floats(268, 5, 6, 7);
		file.bytes.putShort(252, (short) 1).putShort(254, (short) 0);
		assertArrayEquals(new double[] { -2, 0, 0, 5, 0, 3, 0, 6, 0, 0, 4, 7 }, VolumeFiles.readGeometry(file.save(dir
			.resolve("q.nii"))).affine(), 1e-15);
	}

	@Test
	void noFormAtAllIsCentredAsInNibabel() throws IOException {
		final NiftiBytes file = new NiftiBytes(ByteOrder.LITTLE_ENDIAN, 12).floats(76, 1, 2, 3, 4);
		file.bytes.putShort(254, (short) 0);
		assertArrayEquals(new double[] { -2, 0, 0, 2, 0, 3, 0, -1.5, 0, 0, 4, -2 }, VolumeFiles.readGeometry(file.save(dir
			.resolve("n.nii"))).affine());
	}

	@ParameterizedTest
	@ValueSource(strings = { "qform", "sform", "both", "none" })
	void masksRepeatTheGeometryBitByBit(final String kind) throws IOException {
		final NiftiBytes file = new NiftiBytes(ByteOrder.BIG_ENDIAN, 12).floats(76, -1, 0.9765625f, 0.97656f, 2.0001f)
			.floats(256, 0.0123f, -0.7071f, 0.5f, -12.3f, 45.6f, 78.9f).floats(280, 0.97f, 0.01f, 0.1f, -12.3f, -0.01f, 0.97f,
				0.2f, 45.6f, -0.1f, -0.2f, 2, 78.9f);
		file.bytes.putShort(252, (short) (kind.equals("qform") || kind.equals("both") ? 3 : 0));
		file.bytes.putShort(254, (short) (kind.equals("sform") || kind.equals("both") ? 2 : 0));
		final Path source = file.save(dir.resolve("source.nii"));
		final Path copy = dir.resolve("copy.nii.gz");
		VolumeFiles.writeMask(VolumeFiles.readMask(source, Structure.FOREGROUND), copy);
		final byte[] a = file.bytes.array(), b;
		try (ByteSource in = ByteSource.open(copy)) {
			b = in.read(352 + 12);
		}
		final ByteBuffer mine = ByteBuffer.wrap(b).order(ByteOrder.LITTLE_ENDIAN);
		for (int i = 76; i < 92; i += 4)
			assertEquals(file.bytes.getInt(i), mine.getInt(i), "pixdim, byte " + i);
		for (int i = 256; i < 328; i += 4)
			assertEquals(file.bytes.getInt(i), mine.getInt(i), "forms, byte " + i);
		for (int i = 252; i < 256; i += 2)
			assertEquals(file.bytes.getShort(i), mine.getShort(i), "codes");
		assertEquals(a[123], b[123], "units");
		assertEquals(2, mine.getShort(70), "uint8");
		assertArrayEquals(VolumeFiles.readGeometry(source).affine(), VolumeFiles.readGeometry(copy).affine());
	}

	@ParameterizedTest
	@CsvSource({ "1,1000", "2,1", "3,0.001", "0,1" })
	void lengthsAreInMillimetresAndMasksKeepTheFilesUnit(final byte unit, final double factor) throws IOException {
		final NiftiBytes file = new NiftiBytes(ByteOrder.LITTLE_ENDIAN, 12).floats(280, 0.5, 0, 0, 7, 0, 0.5, 0, 8, 0, 0, 2,
			9);
		file.bytes.put(123, unit);
		final Path source = file.save(dir.resolve("unit.nii")), copy = dir.resolve("copy.nii");
		final Volume v = VolumeFiles.read(source);
		assertEquals("mm", v.geometry().unit());
		assertArrayEquals(new double[] { 0.5 * factor, 0.5 * factor, 2 * factor }, v.geometry().spacing(), 1e-9);
		VolumeFiles.write(v, copy);
		final byte[] written = Files.readAllBytes(copy);
		assertEquals(unit, written[123]);
		assertArrayEquals(Arrays.copyOfRange(file.bytes.array(), 280, 328), Arrays.copyOfRange(written, 280, 328));
	}

	@Test
	void nifti2InAndOut() throws IOException {
		final double[] rows = { 0.1, 0, 0, -1 / 3.0, 0, 0.1, 0, 2 / 3.0, 0, 0, 0.3, 1e-9 };
		final NiftiGeometry header = new NiftiGeometry(2, 0, 1, 2, new double[] { 1, 0.1, 0.1, 0.3 }, new double[3],
			new double[3], rows);
		final Geometry g = new Geometry(3, 2, 2, rows, "mm", header);
		final Path path = dir.resolve("two.nii");
		VolumeFiles.write(Volume.of(new float[] { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 }, g), path);
		assertEquals(540 + 4 + 48, Files.size(path));
		final byte[] little = Files.readAllBytes(path);
		assertEquals(540, little[0] & 0xff | little[1] << 8);
		final Volume v = VolumeFiles.read(path);
		assertArrayEquals(rows, v.geometry().affine());
		assertEquals(7, v.get(1, 0, 1));
		assertTrue(v.geometry().header() instanceof NiftiGeometry n && n.version() == 2);
	}

	@Test
	void aLongAxisNeedsNifti2() {
		final Geometry g = Geometry.of(40000, 1, 1, 1, 1, 1);
		final Path path = dir.resolve("long.nii");
		VolumeFiles.writeMask(new Mask(new byte[40000], g), path);
		assertEquals(40000, VolumeFiles.read(path).geometry().nx());
	}

	@ParameterizedTest
	@EnumSource(DataType.class)
	void everyTypeIsWrittenAndReadBack(final DataType type) {
		final Geometry g = new Geometry(2, 1, 1, new double[] { -0.5, 0, 0, 9, 0, 0, 2, 8, 0, 1, 0, 7 }, "mm", null);
		final double low = switch (type) {
			case UINT8, UINT16, UINT32 -> 0;
			case INT8 -> -128;
			case INT16 -> -32768;
			case INT32 -> Integer.MIN_VALUE;
			default -> Double.NaN;
		};
		final double high = switch (type) {
			case UINT8 -> 255;
			case INT8 -> 127;
			case UINT16 -> 65535;
			case INT16 -> 32767;
			case UINT32 -> 4294967295.0;
			case INT32 -> Integer.MAX_VALUE;
			case FLOAT32 -> Float.MIN_VALUE;
			case FLOAT64 -> Double.MIN_VALUE;
		};
		for (final String ending : new String[] { ".nii", ".nii.gz" }) {
			final Path path = dir.resolve(type + ending);
			VolumeFiles.write(new Volume(ArrayImgs.doubles(new double[] { low, high }, 2, 1, 1), g, type), path);
			final Volume v = VolumeFiles.read(path);
			assertEquals(type, v.type());
			assertEquals(low, v.get(0, 0, 0));
			assertEquals(high, v.get(1, 0, 0));
			assertArrayEquals(g.affine(), v.geometry().affine());
		}
	}

	@Test
	void bothFormsAreMadeFromAnAffineAndAgree() throws IOException {
		final double a = 0.3, b = 0.7, c = Math.cos(a), s = Math.sin(a), d = Math.cos(b), t = Math.sin(b);
		for (final int flip : new int[] { 1, -1 })
			for (int turn = 0; turn < 4; turn++) {
				final double[] r = { c * d, -s, c * t, 10, s * d, c, s * t, 20, -t, 0, d, 30 };
				final double[] m = new double[12];
				for (int row = 0; row < 3; row++) {
					for (int col = 0; col < 3; col++)
						m[4 * row + col] = r[4 * row + (col + turn) % 3] * (col == 2 ? 2 * flip : 0.5) * (turn == 3 && row < 2 ? -1
							: 1);
					m[4 * row + 3] = r[4 * row + 3];
				}
				final Path path = dir.resolve("r.nii");
				VolumeFiles.write(Volume.of(new float[12], new Geometry(3, 2, 2, m, "mm", null)), path);
				final byte[] bytes = Files.readAllBytes(path);
				assertEquals(1, bytes[252]);
				assertEquals(1, bytes[254]);
				bytes[254] = 0;
				Files.write(path, bytes);
				assertArrayEquals(m, VolumeFiles.readGeometry(path).affine(), 1e-5);
			}
	}

	@Test
	void shearHasNoQuaternion() throws IOException {
		final double[] m = { 1, 0, 0.2, 0, 0, 1, 0, 0, 0, 0, 2, 0 };
		final Path path = dir.resolve("tilt.nii");
		VolumeFiles.write(Volume.of(new float[12], new Geometry(3, 2, 2, m, "mm", null)), path);
		assertEquals(0, Files.readAllBytes(path)[252]);
		assertArrayEquals(m, VolumeFiles.readGeometry(path).affine(), 1e-7);
	}

	@Test
	void headerAndImageInTwoFiles() throws IOException {
		final NiftiBytes file = new NiftiBytes(ByteOrder.LITTLE_ENDIAN, 12).floats(108, 0);
		file.bytes.put(345, (byte) 'i').put(NiftiBytes.VOXELS + 11, (byte) 5);
		final byte[] all = file.bytes.array();
		Files.write(dir.resolve("p.hdr"), Arrays.copyOf(all, 348));
		Files.write(dir.resolve("p.img"), Arrays.copyOfRange(all, NiftiBytes.VOXELS, all.length));
		assertEquals(5, VolumeFiles.read(dir.resolve("p.hdr")).get(2, 1, 1));
		assertEquals(5, VolumeFiles.read(dir.resolve("p.img")).get(2, 1, 1));
	}

	@Test
	void coloursAreRefusedAsSuch() throws IOException {
		final Path rgb = new NiftiBytes(ByteOrder.LITTLE_ENDIAN, 36).type(128).save(dir.resolve("rgb.nii"));
		final String message = assertThrows(ScoreException.class, () -> VolumeFiles.read(rgb)).getMessage();
		assertTrue(message.contains("rgb.nii") && message.contains("colour"), message);
	}

	@Test
	void anEndingInCapitalsIsPackedToo() throws IOException {
		final Path path = dir.resolve("SCAN.NII.GZ");
		VolumeFiles.write(Volume.of(new float[12], Geometry.of(3, 2, 2, 1, 1, 1)), path);
		assertEquals(0x1f, Files.readAllBytes(path)[0]);
		assertEquals("SCAN.NII.GZ", VolumeFiles.outputName(path));
	}

	@Test
	void pairsAreNotWritten() {
		final Volume volume = Volume.of(new float[12], Geometry.of(3, 2, 2, 1, 1, 1));
		for (final String name : new String[] { "a.hdr", "a.img", "a.hdr.gz" }) {
			final String message = assertThrows(ScoreException.class, () -> VolumeFiles.write(volume, dir.resolve(name)))
				.getMessage();
			assertTrue(message.contains(name) && message.contains("cannot be written"), message);
			assertEquals("a.nii.gz", VolumeFiles.outputName(dir.resolve(name)));
		}
	}

	@Test
	void flatImagesAndOneTimePointAreVolumes() throws IOException {
		assertEquals(1, VolumeFiles.read(new NiftiBytes(ByteOrder.LITTLE_ENDIAN, 6).dim(2, 3, 2, 0).save(dir.resolve(
			"flat.nii"))).geometry().nz());
		assertEquals(2, VolumeFiles.read(new NiftiBytes(ByteOrder.LITTLE_ENDIAN, 12).dim(4, 3, 2, 2, 1).save(dir.resolve(
			"4d.nii"))).geometry().nz());
	}

	@Test
	void aQformImageAndAnSformMaskAreOnOneGrid() {
		final Path image = DATA.resolve("verse_spine_ct/sub-verse012_ct.nii.gz");
		final Path seg = DATA.resolve("verse_spine_ct/sub-verse012_seg-vert_msk.nii.gz");
		assumeTrue(Files.exists(image), "skipped: " + image + " is absent");
		final Geometry g = VolumeFiles.readGeometry(image);
		final Mask mask = VolumeFiles.readMask(seg, Structure.ofLabel(20));
		assertTrue(g.sameGrid(mask.geometry()));
		assertTrue(mask.count() > 1000);
		final Path copy = dir.resolve("copy.nii.gz");
		VolumeFiles.writeMask(new Mask(mask.voxels(), g), copy);
		assertArrayEquals(g.affine(), VolumeFiles.readGeometry(copy).affine());
	}
}
