package sc.fiji.score.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.nio.file.Path;

import ij.IJ;
import ij.ImagePlus;
import ij.measure.Calibration;
import net.imagej.patcher.LegacyInjector;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;
import org.scijava.convert.ConvertService;
import org.scijava.io.IOService;

import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Volume;

/** Opens SCORE's files through the routes of a real Fiji: SciJava's IOService and ImageJ's own opener. */
class FijiOpensVolumesTest {

	static {
		// imagej-legacy must patch ImageJ's classes before any of them is loaded.
		LegacyInjector.preinit();
	}

	private static final int NX = 5, NY = 4, NZ = 3;

	private static Context context;

	@TempDir
	private static Path dir;

	@BeforeAll
	static void startFiji() {
		context = new Context();
	}

	@AfterAll
	static void stopFiji() {
		context.dispose();
	}

	@Test
	void ioServiceOpensNiftiWithItsCalibration() throws Exception {
		final Object opened = context.service(IOService.class).open(nifti("io-service.nii.gz").toString());
		final ImagePlus imp = context.service(ConvertService.class).convert(opened, ImagePlus.class);
		assertIsTheVolume(imp);
	}

	@Test
	void imageJOpensNiftiWithItsCalibration() {
		assertIsTheVolume(IJ.openImage(nifti("imagej.nii.gz").toString()));
	}

	private static Path nifti(final String name) {
		final short[] values = new short[NX * NY * NZ];
		for (int i = 0; i < values.length; i++)
			values[i] = (short) (i - 10);
		final Path path = dir.resolve(name);
		VolumeFiles.write(Volume.ofShorts(values, Geometry.of(NX, NY, NZ, 0.5, 0.75, 2)), path);
		return path;
	}

	private static void assertIsTheVolume(final ImagePlus imp) {
		assertNotNull(imp);
		assertEquals(NX, imp.getWidth());
		assertEquals(NY, imp.getHeight());
		assertEquals(NZ, imp.getStackSize());
		final Calibration c = imp.getCalibration();
		assertEquals(0.5, c.pixelWidth, 1e-6);
		assertEquals(0.75, c.pixelHeight, 1e-6);
		assertEquals(2, c.pixelDepth, 1e-6);
		// The first voxel holds -10, whatever offset ImageJ stores signed values with.
		assertEquals(-10, c.getCValue(imp.getStack().getProcessor(1).get(0, 0)), 1e-6);
	}
}
