package sc.fiji.score.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import net.imglib2.Cursor;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;

import ij.IJ;
import ij.ImagePlus;
import ij.io.FileInfo;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.io.ImagePlusVolumes;
import sc.fiji.score.io.VolumeFiles;
import sc.fiji.score.volume.Volume;

/**
 * Gives open images to the facade as files, and takes results that the user wants to see but not to keep. So all doors
 * lead to the same task, and what it writes has the same bytes. The folder is deleted on closing.
 */
final class Workspace implements AutoCloseable {

	private Path folder;

	/**
	 * The file of an input: itself where it is one; for an open image the file that it came from, if the image is still
	 * the same, else a snapshot.
	 */
	Path file(final ImageInput input) {
		if (input == null) return null;
		if (input.open() == null) return input.path();
		final Volume volume = ImagePlusVolumes.toVolume(input.open());
		final Path source = source(input.open());
		if (source != null && holds(source, volume)) return source;
		final Path snapshot = output(input.key() + "-" + input.baseName() + ".nii");
		VolumeFiles.write(volume, snapshot);
		return snapshot;
	}

	/**
	 * The file of an input that is recorded as a file and has to stay.
	 *
	 * @throws ScoreException for an open image that no file holds
	 */
	Path savedFile(final ImageInput input) {
		if (input == null) return null;
		if (input.open() == null) return input.path();
		final Path source = source(input.open());
		if (source != null && holds(source, ImagePlusVolumes.toVolume(input.open()))) return source;
		throw new ScoreException("The open image '" + input.open().getTitle() +
			"' was changed or never saved, but the feedback has to name its file. Save it first, or set " + input.key() +
			" to a file.");
	}

	/** A path for a result that is only shown. */
	Path output(final String name) {
		return folder().resolve(name);
	}

	private Path folder() {
		if (folder != null) return folder;
		try {
			folder = Files.createTempDirectory("score");
			return folder;
		}
		catch (final IOException e) {
			throw new ScoreException("No temporary folder can be made in " + System.getProperty("java.io.tmpdir") + ": " + e
				.getMessage() + ". Free some space there.", e);
		}
	}

	/** The file that an open image was read from, or null. */
	static Path source(final ImagePlus imp) {
		final Object known = imp.getProperty(ImagePlusVolumes.PATH_PROPERTY);
		if (known instanceof String path && Files.isRegularFile(Path.of(path))) return Path.of(path);
		final FileInfo info = imp.getOriginalFileInfo();
		if (info == null || info.fileName == null || info.fileName.isEmpty() || info.directory == null || info.directory
			.isEmpty()) return null;
		final Path file = ImageInput.path("file", info.directory).resolve(info.fileName);
		return Files.isRegularFile(file) ? file : null;
	}

	private static boolean holds(final Path file, final Volume volume) {
		final Volume saved;
		try {
			saved = VolumeFiles.read(file);
		}
		catch (final ScoreException notOurs) {
			return false; // a format that only ImageJ reads: the snapshot stands for it
		}
		return saved.geometry().sameGrid(volume.geometry()) && sameValues(saved, volume);
	}

	private static boolean sameValues(final Volume a, final Volume b) {
		final Cursor<? extends RealType<?>> other = Views.flatIterable(b.image()).cursor();
		for (final RealType<?> value : Views.flatIterable(a.image()))
			if (Double.compare(value.getRealDouble(), other.next().getRealDouble()) != 0) return false;
		return true;
	}

	@Override
	public void close() {
		if (folder == null) return;
		try (Stream<Path> files = Files.walk(folder)) {
			final List<Path> all = files.sorted(Comparator.reverseOrder()).toList();
			for (final Path file : all)
				Files.delete(file);
		}
		catch (final IOException e) {
			// The work is done and its result is safe: not a failure, but medical images should not lie about unnoticed.
			IJ.log("SCORE: The temporary folder " + folder + " cannot be deleted (" + e.getMessage() + "). Delete it by hand.");
		}
	}
}
