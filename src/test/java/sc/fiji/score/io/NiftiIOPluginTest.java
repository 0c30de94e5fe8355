package sc.fiji.score.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;
import org.scijava.convert.ConvertService;
import org.scijava.io.IOPlugin;
import org.scijava.io.IOService;

import ij.ImagePlus;

import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Volume;

class NiftiIOPluginTest {

	@TempDir
	Path dir;

	private Context context;
	private IOService io;

	@BeforeEach
	void start() {
		context = new Context(IOService.class, ConvertService.class);
		io = context.service(IOService.class);
	}

	@AfterEach
	void stop() {
		context.dispose();
	}

	@Test
	void opensWithCalibrationOnEveryRouteOfFiji() throws IOException {
		final Path path = dir.resolve("v.nii.gz");
		VolumeFiles.write(Volume.ofShorts(new short[] { -1000, 2 }, Geometry.of(2, 1, 1, 0.5, 0.75, 3)), path);
		final IOPlugin<?> opener = io.getOpener(path.toString());
		assertInstanceOf(NiftiIOPlugin.class, opener);
		assertTrue(opener.getInfo().is("eager"), "ImageJ's routes ask only eager plugins");
		final ImagePlus imp = assertInstanceOf(ImagePlus.class, io.open(path.toString()));
		assertEquals("v.nii.gz", imp.getTitle());
		assertEquals(3, imp.getCalibration().pixelDepth);
		assertEquals("mm", imp.getCalibration().getUnit());
		assertEquals(-1000, imp.getCalibration().getCValue(imp.getProcessor().get(0)));
		assertArrayEquals(new float[] { -1000, 2 }, ForeignFormat.toVolume(path, context).floats());
	}

	@Test
	void leavesOtherFilesAlone() throws IOException {
		final IOPlugin<?> opener = io.getOpener(dir.resolve("v.tif").toString());
		assertFalse(opener instanceof NiftiIOPlugin);
	}

	@Test
	void saysWhatIsWrong() throws IOException {
		final Path path = Files.write(dir.resolve("bad.nii"), new byte[10]);
		final String message = assertThrows(IOException.class, () -> io.open(path.toString())).getMessage();
		assertTrue(message.startsWith(path + " is corrupt"), message);
	}
}
