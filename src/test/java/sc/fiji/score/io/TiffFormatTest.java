package sc.fiji.score.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import ij.IJ;
import ij.ImagePlus;
import ij.io.FileSaver;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.Structure;
import sc.fiji.score.volume.Volume;

class TiffFormatTest {

	@TempDir
	Path dir;

	@Test
	void affineValuesAndCalibrationSurvive() {
		final Geometry g = new Geometry(2, 2, 2, new double[] { 0, -0.7, 0, 3, -0.5, 0, 0, 4, 0, 0, 1 / 3.0, 5 }, "mm",
			null);
		final Volume v = Volume.ofShorts(new short[] { -1024, 3071, 0, 1, 2, 3, 4, 5 }, g);
		final Path path = dir.resolve("v.tif");
		VolumeFiles.write(v, path);
		final Volume w = VolumeFiles.read(path);
		assertEquals(v.type(), w.type());
		assertArrayEquals(v.floats(), w.floats());
		assertArrayEquals(g.affine(), w.geometry().affine());
		final ImagePlus imp = IJ.openImage(path.toString());
		assertEquals(0.5, imp.getCalibration().pixelWidth, 1e-6);
		assertEquals("mm", imp.getCalibration().getUnit());
		assertEquals(1, dir.toFile().list().length, "no temporary file is left");
	}

	@Test
	void aTiffOfAnotherProgramHasNoOrientation() {
		final ImagePlus imp = IJ.createImage("t", 3, 2, 4, 8);
		imp.getStack().getProcessor(2).set(1, 1, 7);
		imp.getCalibration().setUnit("um");
		imp.getCalibration().pixelWidth = 500;
		imp.getCalibration().pixelHeight = 250;
		imp.getCalibration().pixelDepth = 2000;
		final Path path = dir.resolve("t.tiff");
		new FileSaver(imp).saveAsTiff(path.toString());
		final Volume v = VolumeFiles.read(path);
		assertArrayEquals(new double[] { 0.5, 0, 0, 0, 0, 0.25, 0, 0, 0, 0, 2, 0 }, v.geometry().affine(), 1e-6);
		assertEquals("mm", v.geometry().unit());
		assertEquals(7, v.get(1, 1, 1));
	}

	@Test
	void aFlatMask() {
		final Path path = dir.resolve("m.tif");
		VolumeFiles.writeMask(new Mask(new byte[] { 1, 0, 1, 1 }, Geometry.of(2, 2, 1, 0.5, 1, 1)), path);
		assertArrayEquals(new byte[] { 1, 0, 1, 1 }, VolumeFiles.readMask(path, Structure.FOREGROUND).voxels());
	}

	@Test
	@Timeout(20)
	void pagesInACircleAreDamage() throws IOException {
		final Path path = dir.resolve("circle.tif");
		new FileSaver(IJ.createImage("t", 3, 2, 1, 8)).saveAsTiff(path.toString());
		final ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(path));
		bytes.order(bytes.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
		final int first = bytes.getInt(4), entries = bytes.getShort(first);
		bytes.putInt(first + 2 + 12 * entries, first);
		Files.write(path, bytes.array());
		final String message = assertThrows(ScoreException.class, () -> VolumeFiles.read(path)).getMessage();
		assertTrue(message.startsWith(path.toString()) && message.contains("runs in a circle"), message);
	}

	@Test
	@Timeout(20)
	void anEntryLongerThanTheFileIsDamage() throws IOException {
		final Path path = dir.resolve("long.tif");
		new FileSaver(IJ.createImage("t", 3, 2, 1, 8)).saveAsTiff(path.toString());
		final ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(path));
		bytes.order(bytes.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
		final int stripLengths = 279;
		int entry = bytes.getInt(4) + 2;
		while (bytes.getShort(entry) != stripLengths)
			entry += 12;
		bytes.putInt(entry + 4, 134_217_729);
		Files.write(path, bytes.array());
		final String message = assertThrows(ScoreException.class, () -> VolumeFiles.read(path)).getMessage();
		assertTrue(message.startsWith(path.toString()) && message.contains("134217729 values"), message);
	}

	@Test
	void damagedFilesAreNamed() throws IOException {
		final Path path = dir.resolve("v.tif");
		VolumeFiles.write(Volume.of(new float[1000], Geometry.of(10, 10, 10, 1, 1, 1)), path);
		final byte[] whole = Files.readAllBytes(path);
		for (final int length : new int[] { 0, 3, 8, 20, 200, 2000, whole.length / 2 }) {
			Files.write(path, Arrays.copyOf(whole, length));
			final ScoreException e = assertThrows(ScoreException.class, () -> VolumeFiles.read(path), length + " bytes");
			assertTrue(e.getMessage().startsWith(path.toString()), e.getMessage());
		}
	}
}
