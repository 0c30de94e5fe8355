package sc.fiji.score.io;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.ZipException;

import sc.fiji.score.common.ScoreException;

/** The messages about files, in one place, so that the same trouble reads the same in every format. */
final class FileErrors {

	private FileErrors() {}

	/** What went wrong while reading: a missing file, a short one, a damaged one, or something else. */
	static ScoreException notRead(final Path path, final IOException e) {
		if (e instanceof NoSuchFileException) return new ScoreException(path + " does not exist. Check the path.", e);
		if (e instanceof AccessDeniedException) return new ScoreException(path +
			" may not be read. Check the permissions of the file.", e);
		if (e instanceof EOFException) return cutShort(path, e);
		if (e instanceof ZipException) return corrupt(path, "its compressed data are damaged (" + e.getMessage() + ")", e);
		return new ScoreException(path + " could not be read: " + reason(e) + ". Check the disk or the network drive.", e);
	}

	static ScoreException notWritten(final Path path, final IOException e) {
		return new ScoreException(path + " could not be written: " + reason(e) +
			". Check that the disk has free space and that the folder exists and may be written to.", e);
	}

	static ScoreException cutShort(final Path path, final Throwable cause) {
		return new ScoreException(path + " is cut short: it ends before the last voxel. Copy or export it again.", cause);
	}

	static ScoreException corrupt(final Path path, final String why) {
		return corrupt(path, why, null);
	}

	private static ScoreException corrupt(final Path path, final String why, final Throwable cause) {
		return new ScoreException(path + " is corrupt: " + why + ". Copy or export it again.", cause);
	}

	/** The file is whole, but of a kind that this software does not take. */
	static ScoreException unsupported(final Path path, final String why, final String cure) {
		return new ScoreException(path + " cannot be used: " + why + ". " + cure);
	}

	private static String reason(final IOException e) {
		if (e instanceof AccessDeniedException) return "permission denied";
		if (e instanceof FileSystemException f && f.getReason() != null) return f.getReason();
		return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
	}
}
