package sc.fiji.score.task;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Objects;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.io.VolumeFiles;

/** Checks, before any work is done, that outputs can be written and that no input would be lost. */
final class Outputs {

	private Outputs() {}

	/**
	 * @param output an image file to write, with its JSON file beside it
	 * @param inputs files that must stay as they are; nulls are ignored
	 */
	static void checkImage(final Path output, final Collection<Path> inputs) {
		checkFile(output, inputs);
		VolumeFiles.requireWritable(output);
		checkNotInput(Provenance.sidecar(output), inputs);
		Provenance.requireFree(output);
	}

	/** As {@link #checkImage}, for an output without a JSON file beside it. */
	static void checkFile(final Path output, final Collection<Path> inputs) {
		if (Files.isDirectory(output)) throw new ScoreException(output +
			" is a folder, but the output is one file. Give a file name.");
		checkNotInput(output, inputs);
		final Path parent = output.toAbsolutePath().getParent();
		makeFolder(parent == null ? output.toAbsolutePath() : parent);
	}

	private static void checkNotInput(final Path output, final Collection<Path> inputs) {
		inputs.stream().filter(Objects::nonNull).filter(input -> same(output, input)).findFirst().ifPresent(input -> {
			throw new ScoreException("The output " + output +
				" is also an input. Inputs are never changed; choose another output.");
		});
	}

	private static boolean same(final Path a, final Path b) {
		if (a.toAbsolutePath().normalize().equals(b.toAbsolutePath().normalize())) return true;
		try {
			return Files.exists(a) && Files.exists(b) && Files.isSameFile(a, b);
		}
		catch (final IOException e) {
			throw new ScoreException("Cannot compare " + a + " with " + b + ": " + e.getMessage(), e);
		}
	}

	/** Makes a folder where it is missing and tries whether it can be written to. */
	static void makeFolder(final Path folder) {
		try {
			Files.createDirectories(folder);
			Files.delete(Files.createTempFile(folder, ".score", ".tmp"));
		}
		catch (final IOException | UnsupportedOperationException e) {
			throw new ScoreException("Cannot write into the folder " + folder + ": " + reason(e) +
				". Choose another output, or change the folder's permissions.", e);
		}
	}

	private static String reason(final Exception e) {
		if (e instanceof FileAlreadyExistsException) return "there is a file of that name";
		if (e instanceof AccessDeniedException) return "permission denied";
		if (e instanceof FileSystemException f) return f.getReason() == null ? "it cannot be made" : f.getReason();
		return e.getMessage();
	}

	/** Deletes a file of an earlier run, if it is there. */
	static void delete(final Path file) {
		try {
			Files.deleteIfExists(file);
		}
		catch (final IOException e) {
			throw new ScoreException("The old file " + file + " cannot be deleted: " + e.getMessage() +
				". Delete it yourself, or choose another output.", e);
		}
	}
}
