package sc.fiji.score.io;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import ij.ImagePlus;
import ij.io.FileInfo;
import ij.io.FileSaver;
import ij.io.Opener;
import ij.io.TiffDecoder;

import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Volume;

/**
 * TIFF stacks, by ImageJ. A TIFF has no orientation: its axes are taken for the axes of the world, unless this
 * software wrote it (see {@link ImagePlusGeometry}). Lengths in other units become mm.
 */
final class TiffFormat implements VolumeFormat {

	@Override
	public Geometry readGeometry(final Path path) throws IOException {
		return ImagePlusGeometry.of(open(path));
	}

	@Override
	public Volume read(final Path path) throws IOException {
		return ImagePlusVolumes.toVolume(open(path));
	}

	private static ImagePlus open(final Path path) throws IOException {
		final Path whole = path.toAbsolutePath();
		final String folder = whole.getParent() + File.separator, name = whole.getFileName().toString();
		try {
			TiffPages.requireEnd(path);
			check(path, new TiffDecoder(folder, name).getTiffInfo());
			final Opener opener = new Opener();
			opener.setSilentMode(true);
			final ImagePlus imp = opener.openTiff(folder, name);
			if (imp == null || imp.getProcessor() == null) throw FileErrors.unsupported(path, "ImageJ cannot read this TIFF",
				"Save it as an uncompressed TIFF stack.");
			return imp;
		}
		catch (final IndexOutOfBoundsException | NegativeArraySizeException | NullPointerException |
			IllegalArgumentException | ClassCastException e)
		{
			// What ImageJ's decoder throws at damaged files.
			throw FileErrors.corrupt(path, "ImageJ cannot make sense of it (" + e.getClass().getSimpleName() + ")");
		}
	}

	private static void check(final Path path, final FileInfo[] images) throws IOException {
		if (images == null || images.length == 0) throw FileErrors.corrupt(path, "it holds no image");
		long bytes = 0;
		for (final FileInfo image : images) {
			if (image.width < 1 || image.height < 1) throw FileErrors.corrupt(path, "its header gives a size of " +
				image.width + " x " + image.height + " pixels");
			if (image.compression <= FileInfo.COMPRESSION_NONE) bytes += (long) image.width * image.height * image
				.getBytesPerPixel() * Math.max(1, image.nImages);
		}
		if (bytes > Files.size(path)) throw FileErrors.cutShort(path, null);
	}

	@Override
	public void write(final Volume volume, final Path temporary, final String name) throws IOException {
		final ImagePlus imp = ImagePlusVolumes.toImagePlus(volume, name);
		if (!new FileSaver(imp).saveAsTiff(temporary.toString())) throw new IOException("ImageJ could not save it");
	}
}
