package sc.fiji.score.scoring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.feedback.CaseFeedback;
import sc.fiji.score.io.CaseFolder;

/** The feedback file of a session: a change is in it, or is taken back. */
final class SessionFile {

	private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'").withZone(
		ZoneOffset.UTC);

	private final Path path;
	private final BiConsumer<CaseFeedback, Path> writer;

	SessionFile(final Path path, final BiConsumer<CaseFeedback, Path> writer) {
		this.path = path;
		this.writer = writer;
	}

	Path path() {
		return path;
	}

	boolean exists() {
		return Files.exists(path);
	}

	/**
	 * Saves a change that was made in memory, or takes it back there.
	 *
	 * @throws ScoreException if it could not be saved
	 */
	void save(final Supplier<CaseFeedback> feedback, final Runnable takeBack) {
		boolean saved = false;
		try {
			writer.accept(feedback.get(), path);
			saved = true;
		}
		finally {
			if (!saved) takeBack.run();
		}
	}

	/**
	 * Keeps a copy of the file as it is, under a name that no reader of cases takes for one.
	 *
	 * @throws ScoreException if it could not be copied
	 */
	void keepCopy(final Instant now) {
		final Path copy = path.resolveSibling(CaseFolder.baseName(path) + "." + STAMP.format(now) + ".bak");
		try {
			Files.copy(path, copy);
		}
		catch (final IOException e) {
			throw new ScoreException("The feedback " + path + " could not be copied to " + copy + ": " + e.getMessage() +
				". Check that the disk has free space.", e);
		}
	}
}
