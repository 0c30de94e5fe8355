package sc.fiji.score.feedback;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import sc.fiji.score.common.ScoreException;

/** Finds the image and mask that a feedback file names, which knows their names and checksums, but no folders. */
public final class NearbyFiles {

	/** A cohort's feedback lies in a folder beside those of images and masks, or one deeper, in a folder per rater. */
	private static final int LEVELS_UP = 3;

	private NearbyFiles() {}

	/**
	 * Looks in the feedback's folder and the two above it, and in the folders that these hold.
	 *
	 * @param wanted name and checksum
	 * @param feedback the feedback file
	 * @return the file (or DICOM folder) with that name and checksum, or null
	 * @throws ScoreException if a folder cannot be read
	 */
	public static Path find(final FileReference wanted, final Path feedback) {
		Path folder = feedback.toAbsolutePath().normalize().getParent();
		for (int up = 0; up < LEVELS_UP && folder != null; up++, folder = folder.getParent()) {
			final Path found = in(folder, wanted);
			if (found != null) return found;
			for (final Path child : folders(folder)) {
				final Path deeper = in(child, wanted);
				if (deeper != null) return deeper;
			}
		}
		return null;
	}

	private static Path in(final Path folder, final FileReference wanted) {
		final Path file = folder.resolve(wanted.file());
		return Files.exists(file) && FileReferences.sha256(file).equals(wanted.sha256()) ? file : null;
	}

	private static List<Path> folders(final Path folder) {
		try (Stream<Path> entries = Files.list(folder)) {
			return entries.filter(p -> Files.isDirectory(p) && Files.isReadable(p)).sorted().toList();
		}
		catch (final IOException e) {
			throw new ScoreException("The folder " + folder + " cannot be read: " + e.getMessage() +
				". Check its permissions.", e);
		}
	}
}
