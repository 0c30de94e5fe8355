package sc.fiji.score.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.DeflaterOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.volume.DataType;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.Volume;

class MetaImageFormatTest {

	private static final String GRID = "NDims = 3\nDimSize = 3 2 2\n";
	private static final String END = "ElementDataFile = LOCAL\n";

	@TempDir
	Path dir;

	private Path file(final String header, final byte[] voxels) throws IOException {
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		out.writeBytes(("ObjectType = Image\n" + header).getBytes(StandardCharsets.ISO_8859_1));
		out.writeBytes(voxels);
		return Files.write(dir.resolve("a.mha"), out.toByteArray());
	}

	@Test
	void rowsOfTheMatrixAreTheDirectionsOfTheAxes() throws IOException {
		// The x axis goes to the patient's back (LPS +y), the y axis to the left (LPS +x).
		final Geometry g = VolumeFiles.readGeometry(file(GRID + "TransformMatrix = 0 1 0 1 0 0 0 0 -1\n" +
			"Offset = 10 20 30\nElementSpacing = 0.5 0.25 2\nElementType = MET_UCHAR\n" + END, new byte[12]));
		assertArrayEquals(new double[] { 0, -0.25, 0, -10, -0.5, 0, 0, -20, 0, 0, -2, 30 }, g.affine());
	}

	@Test
	void bigEndianRaw() throws IOException {
		final byte[] voxels = new byte[24];
		voxels[14] = (byte) 0xfc;
		voxels[15] = 0x18;
		final Volume v = VolumeFiles.read(file(GRID + "BinaryDataByteOrderMSB = True\nElementType = MET_SHORT\n" + END,
			voxels));
		assertEquals(DataType.INT16, v.type());
		assertEquals(-1000, v.get(1, 0, 1));
		assertArrayEquals(new double[] { -1, 0, 0, 0, 0, -1, 0, 0, 0, 0, 1, 0 }, v.geometry().affine());
	}

	@Test
	void compressed() throws IOException {
		final byte[] voxels = new byte[12];
		voxels[7] = (byte) 200;
		final ByteArrayOutputStream packed = new ByteArrayOutputStream();
		try (DeflaterOutputStream zlib = new DeflaterOutputStream(packed)) {
			zlib.write(voxels);
		}
		final Path path = file(GRID + "CompressedData = True\nElementType = MET_UCHAR\n" + END, packed.toByteArray());
		assertEquals(200, VolumeFiles.read(path).get(1, 0, 1));
		final byte[] damaged = Files.readAllBytes(path);
		damaged[damaged.length - 1] ^= 1;
		Files.write(path, damaged);
		assertTrue(assertThrows(ScoreException.class, () -> VolumeFiles.read(path)).getMessage().contains("corrupt"));
	}

	@Test
	void masksRepeatTheGeometryBitByBit() throws IOException {
		final double c = Math.cos(0.1), s = Math.sin(0.1);
		final Path path = file(GRID + "TransformMatrix = " + c + " " + s + " 0 " + -s + " " + c + " 0 0 0 1\n" +
			"Offset = -0.1 0.7 1e-5\nElementSpacing = 0.3 0.7 0.9\nElementType = MET_UCHAR\n" + END, new byte[12]);
		final Geometry g = VolumeFiles.readGeometry(path);
		final Path copy = dir.resolve("copy.mha");
		VolumeFiles.writeMask(new Mask(new byte[12], g), copy);
		final Geometry again = VolumeFiles.readGeometry(copy);
		assertArrayEquals(g.affine(), again.affine());
		final MetaImageGeometry a = (MetaImageGeometry) g.header(), b = (MetaImageGeometry) again.header();
		assertArrayEquals(a.directions(), b.directions());
		assertArrayEquals(a.offset(), b.offset());
		assertArrayEquals(a.spacing(), b.spacing());
	}

	@ParameterizedTest
	@ValueSource(strings = { "NDims = 3\nDimSize = 3 -2 2\nElementType = MET_UCHAR\n",
		"NDims = 3\nDimSize = 2147483648 2 2\nElementType = MET_UCHAR\n",
		"NDims = 3\nDimSize = 1000 1000 1000\nElementType = MET_UCHAR\n",
		"NDims = 4\nDimSize = 3 2 1 2\nElementType = MET_UCHAR\n", GRID + "ElementType = MET_STRING\n", GRID,
		GRID + "ElementType = MET_UCHAR\nElementSpacing = 1 0 1\n", GRID +
			"ElementType = MET_UCHAR\nElementSpacing = 1 1\n", GRID + "ElementType = MET_UCHAR\nOffset = 1 nan 1\n", GRID +
				"ElementType = MET_UCHAR\nElementNumberOfChannels = 3\n", GRID + "ElementType = MET_USHORT\n", GRID +
					"ElementType = MET_UCHAR\nTransformMatrix = 1 0 0 1 0 0 0 0 1\n", GRID +
						"ElementType = MET_UCHAR\nCompressedData = True\n" })
	void badHeadersNameTheFile(final String header) throws IOException {
		final Path path = file(header + END, new byte[12]);
		final ScoreException e = assertThrows(ScoreException.class, () -> VolumeFiles.read(path));
		assertTrue(e.getMessage().startsWith(path.toString()), e.getMessage());
	}

	@Test
	void voxelsInAnotherFileAreAClearError() throws IOException {
		final Path path = file(GRID + "ElementType = MET_UCHAR\nElementDataFile = a.raw\n", new byte[0]);
		assertTrue(assertThrows(ScoreException.class, () -> VolumeFiles.read(path)).getMessage().contains(".mha"));
	}
}
