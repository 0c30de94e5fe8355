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

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.volume.DataType;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Volume;

class NrrdFormatTest {

	private static final String GRID = "dimension: 3\nsizes: 3 2 2\n";

	@TempDir
	Path dir;

	private Path file(final String header, final byte[] voxels) throws IOException {
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		out.writeBytes(("NRRD0004\n" + header + "\n").getBytes(StandardCharsets.ISO_8859_1));
		out.writeBytes(voxels);
		return Files.write(dir.resolve("a.nrrd"), out.toByteArray());
	}

	@ParameterizedTest
	@CsvSource({ "left-posterior-superior,-1,-1", "LPS,-1,-1", "right-anterior-superior,1,1",
		"left-anterior-superior,-1,1", "scanner-xyz,-1,-1" })
	void worldsAreTurnedToRas(final String space, final int x, final int y) throws IOException {
		final Path path = file("type: uchar\n" + GRID + "encoding: raw\nspace: " + space +
			"\nspace directions: (0.1,0,0) (0,0.2,0.3) (0,-0.3,0.2)\nspace origin: (10,20,30)\n", new byte[12]);
		assertArrayEquals(new double[] { x * 0.1, 0, 0, x * 10, 0, y * 0.2, y * -0.3, y * 20, 0, 0.3, 0.2, 30 },
			VolumeFiles.readGeometry(path).affine());
	}

	@Test
	void bigEndianRaw() throws IOException {
		final byte[] voxels = new byte[24];
		voxels[14] = (byte) 0xfc;
		voxels[15] = 0x18;
		final Volume v = VolumeFiles.read(file("# made by hand\r\ntype: short\r\nkey:=value\r\n" + GRID +
			"encoding: raw\nendian: big\nspacings: 1 2 3\n", voxels));
		assertEquals(DataType.INT16, v.type());
		assertEquals(-1000, v.get(1, 0, 1));
		assertArrayEquals(new double[] { 1, 2, 3 }, v.geometry().spacing());
	}

	@Test
	void gzipLittleEndian() throws IOException {
		final byte[] voxels = new byte[48];
		voxels[28 + 2] = (byte) 0x80;
		voxels[28 + 3] = 0x3f;
		final Volume v = VolumeFiles.read(file("type: float\n" + GRID + "encoding: gzip\nendian: little\n" +
			"space units: \"um\" \"um\" \"um\"\n", NiftiBytes.gzip(voxels)));
		assertEquals(1, v.get(1, 0, 1));
		assertEquals("mm", v.geometry().unit());
		assertArrayEquals(new double[] { 0.001, 0.001, 0.001 }, v.geometry().spacing(), 1e-12);
		final Path copy = dir.resolve("copy.nrrd");
		VolumeFiles.write(v, copy);
		final String written = new String(Files.readAllBytes(copy), StandardCharsets.ISO_8859_1);
		assertTrue(written.contains("space units: \"micron\" \"micron\" \"micron\""), written);
		assertTrue(written.contains("(1.0,0.0,0.0)") || written.contains("(1.0,-0.0,0.0)"), written);
		assertArrayEquals(v.geometry().affine(), VolumeFiles.readGeometry(copy).affine());
	}

	@Test
	void anAxisOfOneColourIsDropped() throws IOException {
		final Geometry g = VolumeFiles.readGeometry(file("type: uchar\ndimension: 4\nsizes: 1 3 2 2\nencoding: raw\n" +
			"space: LPS\nspace directions: none (1,0,0) (0,2,0) (0,0,3)\n", new byte[12]));
		assertArrayEquals(new int[] { 3, 2, 2 }, g.dimensions());
		assertArrayEquals(new double[] { 1, 2, 3 }, g.spacing());
	}

	@ParameterizedTest
	@ValueSource(strings = { "type: uchar\ndimension: 4\nsizes: 3 3 2 2\nencoding: raw\n" +
		"space directions: none (1,0,0) (0,2,0) (0,0,3)\n", "type: uchar\n" + GRID + "encoding: bzip2\n", "type: block\n" +
			GRID + "encoding: raw\n", "type: uchar\n" + GRID + "encoding: raw\ndata file: b.raw\n",
		"type: short\n" + GRID + "encoding: raw\n", "type: uchar\ndimension: 3\nsizes: 3 -2 2\nencoding: raw\n",
		"type: uchar\ndimension: 3\nsizes: 3 2147483648 2\nencoding: raw\n",
		"type: uchar\ndimension: 3\nsizes: 2147483647 2147483647 2147483647\nencoding: raw\n",
		"type: uchar\ndimension: 3\nsizes: 1000 1000 1000\nencoding: raw\n", "type: uchar\n" + GRID +
			"encoding: raw\nspacings: 1 -1 1\n", "type: uchar\n" + GRID +
				"encoding: raw\nspace directions: (nan,0,0) (0,1,0) (0,0,1)\n", "type: uchar\n" + GRID +
					"encoding: raw\nspace directions: (1,0,0) (1,0,0) (0,0,1)\n", "type: uchar\n" + GRID +
						"encoding: gzip\n", "type: uchar\ndimension: x\nsizes: 3 2 2\nencoding: raw\n" })
	void badHeadersNameTheFile(final String header) throws IOException {
		final Path path = file(header, new byte[12]);
		final ScoreException e = assertThrows(ScoreException.class, () -> VolumeFiles.read(path));
		assertTrue(e.getMessage().startsWith(path.toString()), e.getMessage());
	}

	@Test
	void affineSurvivesToTheBit() {
		final double[] a = { 1 / 3.0, 1e-17, 0.1, -123.456789012345678, -0.2, 1 / 7.0, 0, 1e10, 0, 0.3, Math.PI, 0 };
		final Path path = dir.resolve("w.nrrd");
		VolumeFiles.write(Volume.of(new float[12], new Geometry(3, 2, 2, a, "mm", null)), path);
		final Geometry g = VolumeFiles.readGeometry(path);
		assertArrayEquals(a, g.affine());
		assertEquals("mm", g.unit());
	}
}
