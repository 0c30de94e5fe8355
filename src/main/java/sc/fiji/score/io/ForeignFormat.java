package sc.fiji.score.io;

import java.io.IOException;
import java.nio.file.Path;

import org.scijava.Context;
import org.scijava.convert.ConvertService;
import org.scijava.io.IOService;

import ij.IJ;
import ij.ImagePlus;
import ij.io.Opener;

import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Volume;

/**
 * Every format that others read: through SciJava's {@link IOService} inside Fiji (SCIFIO, Bio-Formats), else through
 * ImageJ's own opener. Read only.
 */
final class ForeignFormat implements VolumeFormat {

	private static final String FIJI = "net.imagej.legacy.LegacyService", SCIFIO = "io.scif.services.DatasetIOService";

	@Override
	public Geometry readGeometry(final Path path) throws IOException {
		return ImagePlusGeometry.of(open(path));
	}

	@Override
	public Volume read(final Path path) throws IOException {
		return ImagePlusVolumes.toVolume(open(path));
	}

	private static ImagePlus open(final Path path) throws IOException {
		final Object running = present(FIJI) ? IJ.runPlugIn("org.scijava.Context", "") : null;
		ImagePlus imp = null;
		if (running instanceof Context context) imp = open(path, context);
		else if (present(SCIFIO)) {
			try (Context own = new Context()) {
				imp = open(path, own);
			}
		}
		if (imp == null) imp = openByImageJ(path);
		if (imp == null) throw FileErrors.unsupported(path, "its format is unknown", "Convert it to one of: " +
			FileFormat.KNOWN + "; inside Fiji more formats can be read.");
		return imp;
	}

	/** For a test with its own context. */
	static Volume toVolume(final Path path, final Context context) throws IOException {
		return ImagePlusVolumes.toVolume(open(path, context));
	}

	private static ImagePlus open(final Path path, final Context context) throws IOException {
		final IOService io = context.getService(IOService.class);
		final ConvertService convert = context.getService(ConvertService.class);
		if (io == null || io.getOpener(path.toString()) == null) return null;
		final Object data = io.open(path.toString());
		if (data instanceof ImagePlus imp) return imp;
		return data == null || convert == null ? null : convert.convert(data, ImagePlus.class);
	}

	private static ImagePlus openByImageJ(final Path path) {
		if (new Opener().getFileType(path.toAbsolutePath().toString()) == Opener.UNKNOWN) return null;
		final Opener opener = new Opener();
		opener.setSilentMode(true);
		return opener.openImage(path.toAbsolutePath().toString());
	}

	private static boolean present(final String className) {
		try {
			Class.forName(className, false, ForeignFormat.class.getClassLoader());
			return true;
		}
		catch (final ClassNotFoundException e) {
			return false;
		}
	}
}
