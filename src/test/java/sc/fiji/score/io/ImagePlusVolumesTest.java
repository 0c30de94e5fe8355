package sc.fiji.score.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.measure.Calibration;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ShortProcessor;
import net.imglib2.img.array.ArrayImgs;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.volume.DataType;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Volume;

class ImagePlusVolumesTest {

	private static final double[] AFFINE = { 0, -0.7, 0, 3, -0.5, 0, 0, 4, 0, 0, 2, 5 };

	@TempDir
	Path dir;

	@ParameterizedTest
	@EnumSource(DataType.class)
	void valuesTypeAndGridComeBack(final DataType type) {
		final Geometry g = new Geometry(2, 1, 2, AFFINE, "mm", null);
		final double low = type.name().startsWith("U") ? 0 : -100;
		final Volume v = new Volume(ArrayImgs.doubles(new double[] { low, 1, 2, 100 }, 2, 1, 2), g, type);
		final ImagePlus imp = ImagePlusVolumes.toImagePlus(v, "v");
		assertEquals(low, imp.getCalibration().getCValue((double) imp.getStack().getProcessor(1).getf(0)));
		final Volume back = ImagePlusVolumes.toVolume(imp);
		assertArrayEquals(v.floats(), back.floats());
		assertSame(g, back.geometry());
		assertEquals(switch (type) {
			case INT8 -> DataType.INT16;
			case INT32, UINT32, FLOAT64 -> DataType.FLOAT32;
			default -> type;
		}, back.type());
	}

	@Test
	void calibrationIsKept() {
		final Geometry g = new Geometry(2, 1, 2, new double[] { 0.5, 0, 0, 3, 0, 0.7, 0, -4, 0, 0, 2, 5 }, "mm", null);
		final ImagePlus imp = ImagePlusVolumes.toImagePlus(Volume.of(new float[] { 1, 2, 3, 4 }, g), "v");
		final Calibration cal = imp.getCalibration();
		assertEquals("mm", cal.getUnit());
		assertEquals(0.7, cal.pixelHeight);
		assertEquals(3, cal.getX(0), 1e-12);
		final ImagePlus plain = new ImagePlus("plain", imp.getStack());
		plain.setCalibration(cal);
		assertArrayEquals(g.affine(), ImagePlusVolumes.toVolume(plain).geometry().affine(), 1e-12);
		assertEquals(1, imp.getDisplayRangeMin());
		assertEquals(4, imp.getDisplayRangeMax());
	}

	@ParameterizedTest
	@CsvSource({ "mm,1,mm", "um,0.001,mm", "micron,0.001,mm", "cm,10,mm", "inch,25.4,mm", "pixel,1,pixel" })
	void unitsBecomeMillimetres(final String unit, final double factor, final String expected) {
		final ImagePlus imp = new ImagePlus("u", new FloatProcessor(2, 2));
		imp.getCalibration().setUnit(unit);
		imp.getCalibration().pixelWidth = 2;
		final Geometry g = ImagePlusVolumes.toVolume(imp).geometry();
		assertEquals(2 * factor, g.spacing()[0], 1e-12);
		assertEquals(expected, g.unit());
	}

	@Test
	void anotherSizeOrSpacingDropsTheRememberedGrid() {
		final Geometry g = new Geometry(2, 1, 2, AFFINE, "mm", null);
		final ImagePlus imp = ImagePlusVolumes.toImagePlus(Volume.of(new float[4], g), "v");
		imp.getCalibration().pixelWidth = 0.6;
		assertArrayEquals(new double[] { 0.6, 0.7, 2 }, ImagePlusVolumes.toVolume(imp).geometry().spacing(), 1e-12);
		imp.getCalibration().pixelWidth = 0.5;
		imp.setStack(imp.getStack().crop(0, 0, 0, 1, 1, 2));
		assertEquals(1, ImagePlusVolumes.toVolume(imp).geometry().nx());
	}

	@Test
	void theAffineIsFoundInTheSourceFile() {
		final Geometry g = new Geometry(2, 1, 2, AFFINE, "mm", null);
		final Path path = dir.resolve("v.nii.gz");
		VolumeFiles.write(Volume.of(new float[4], g), path);
		final Volume v = VolumeFiles.read(path);
		final ImagePlus imp = ImagePlusVolumes.toImagePlus(v, path);
		// What is left of an image that went through a Dataset: pixels, calibration and the file.
		final ImagePlus bare = new ImagePlus("bare", imp.getStack());
		bare.setCalibration(imp.getCalibration());
		bare.setFileInfo(imp.getOriginalFileInfo());
		assertNull(bare.getProperty(ImagePlusVolumes.PATH_PROPERTY));
		final Geometry found = ImagePlusVolumes.toVolume(bare).geometry();
		assertArrayEquals(v.geometry().affine(), found.affine());
		assertTrue(found.header() instanceof NiftiGeometry);
		final ImagePlus named = new ImagePlus("named", imp.getStack());
		named.setCalibration(imp.getCalibration());
		named.setProperty(ImagePlusVolumes.PATH_PROPERTY, path.toString());
		assertArrayEquals(v.geometry().affine(), ImagePlusVolumes.toVolume(named).geometry().affine());
	}

	@Test
	void aPathThatIsNoneOrLeadsNowhereIsPassedOver() {
		final ImagePlus imp = new ImagePlus("p", new FloatProcessor(2, 2));
		for (final String path : new String[] { "bad\0name", dir.resolve("gone.nii").toString(), "https://a/b.nii" }) {
			imp.setProperty(ImagePlusVolumes.PATH_PROPERTY, path);
			assertArrayEquals(new double[] { 1, 1, 1 }, ImagePlusVolumes.toVolume(imp).geometry().spacing());
		}
	}

	@Test
	void calibratedValuesAreScaled() {
		final ImagePlus imp = new ImagePlus("c", new ShortProcessor(2, 1, new short[] { 0, 10 }, null));
		imp.getCalibration().setFunction(Calibration.STRAIGHT_LINE, new double[] { -1024, 1 }, "HU");
		assertEquals(DataType.INT16, ImagePlusVolumes.toVolume(imp).type());
		assertArrayEquals(new float[] { -1024, -1014 }, ImagePlusVolumes.toVolume(imp).floats());
		imp.getCalibration().setFunction(Calibration.STRAIGHT_LINE, new double[] { 1, 0.5 }, "x");
		assertArrayEquals(new float[] { 1, 6 }, ImagePlusVolumes.toVolume(imp).floats());
	}

	@Test
	void whatIsNoVolumeIsAClearError() {
		assertTrue(message(null).contains("no image"));
		assertTrue(message(new ImagePlus()).contains("no image"));
		assertTrue(message(new ImagePlus("rgb", new ColorProcessor(2, 2))).contains("rgb is in colour"));
		final ImagePlus movie = IJ.createHyperStack("movie", 2, 2, 1, 3, 4, 8);
		assertTrue(message(movie).contains("movie has several channels or time points"));
		final ImagePlus flat = new ImagePlus("flat", new FloatProcessor(2, 2));
		flat.getCalibration().pixelDepth = 0;
		assertTrue(message(flat).contains("flat"));
	}

	private static String message(final ImagePlus imp) {
		return assertThrows(ScoreException.class, () -> ImagePlusVolumes.toVolume(imp)).getMessage();
	}

	@Test
	void theInputIsNotChanged() {
		final short[] pixels = { (short) 40000, 3 };
		final ImageStack stack = new ImageStack(2, 1);
		stack.addSlice(null, pixels);
		final ImagePlus imp = new ImagePlus("s", stack);
		imp.getCalibration().setSigned16BitCalibration();
		assertArrayEquals(new float[] { 7232, -32765 }, ImagePlusVolumes.toVolume(imp).floats());
		assertArrayEquals(new short[] { (short) 40000, 3 }, pixels);
	}
}
