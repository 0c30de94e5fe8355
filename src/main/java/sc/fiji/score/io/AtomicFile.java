package sc.fiji.score.io;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import sc.fiji.score.common.ScoreException;

/** Writes a file so that its name never stands for half of it: a temporary file beside the target, then a rename. */
public final class AtomicFile {

	private static final String ENDING = ".tmp";

	/** Names of files end at 255 characters; longer targets share their first ones. */
	private static final int LONGEST = 150;

	private AtomicFile() {}

	/**
	 * Missing folders are made. The temporary file is gone afterwards, whatever happens; an older target stays as it was
	 * unless the writing succeeds.
	 *
	 * @param target the file to make or replace
	 * @param writer writes the whole content into the path that it is given
	 * @throws ScoreException naming the target, if it cannot be written (no space, no permission, ...); exceptions of the
	 *           writer other than {@link IOException} pass through
	 */
	public static void write(final Path target, final IOConsumer<Path> writer) {
		final Path whole = target.toAbsolutePath();
		final Path temporary = whole.resolveSibling(prefix(whole) + UUID.randomUUID() + ENDING);
		try {
			if (Files.isDirectory(whole)) throw new IOException("it is a folder");
			Files.createDirectories(whole.getParent());
			try {
				writer.accept(temporary);
				move(temporary, whole);
			}
			finally {
				Files.deleteIfExists(temporary);
			}
		}
		catch (final IOException e) {
			throw FileErrors.notWritten(target, e);
		}
	}

	/**
	 * Deletes what a killed process left beside a target. Only for whoever alone writes that target, or a file would be
	 * taken from under its writer.
	 *
	 * @throws ScoreException if that is not possible
	 */
	public static void deleteLeftovers(final Path target) {
		final Path whole = target.toAbsolutePath();
		if (whole.getFileName().toString().length() > LONGEST || !Files.isDirectory(whole.getParent())) return;
		final Pattern name = Pattern.compile(Pattern.quote(prefix(whole)) + "[0-9a-f-]{36}" + Pattern.quote(ENDING));
		try (Stream<Path> files = Files.list(whole.getParent())) {
			for (final Path file : files.filter(f -> name.matcher(f.getFileName().toString()).matches()).toList())
				Files.deleteIfExists(file);
		}
		catch (final IOException e) {
			throw FileErrors.notWritten(target, e);
		}
	}

	private static String prefix(final Path target) {
		final String name = target.getFileName().toString();
		return "." + name.substring(0, Math.min(name.length(), LONGEST)) + ".";
	}

	private static void move(final Path from, final Path to) throws IOException {
		try {
			Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		}
		catch (final AtomicMoveNotSupportedException e) {
			// Some network drives; the file is whole already, so a plain move is the best that is left.
			Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
		}
	}
}
