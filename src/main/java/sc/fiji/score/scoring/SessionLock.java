package sc.fiji.score.scoring;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import sc.fiji.score.common.ScoreException;

/**
 * Keeps a feedback file to one window. The operating system holds the lock on a hidden file beside the feedback, and
 * drops it when the process ends in whatever way; what a killed process leaves behind is taken over.
 */
final class SessionLock implements AutoCloseable {

	/**
	 * Locks of this process: closing any channel to a file drops all locks that the process has on it (POSIX), so a
	 * second window must be refused before it opens the file.
	 */
	private static final Set<Path> MINE = ConcurrentHashMap.newKeySet();

	/** The lock lies beyond the content, which then stays readable on Windows. */
	private static final long POSITION = Long.MAX_VALUE - 1;

	private final Path file;
	private final FileChannel channel;

	private SessionLock(final Path file, final FileChannel channel) {
		this.file = file;
		this.channel = channel;
	}

	/**
	 * Takes the lock of a feedback file; its folder is made where it is missing.
	 *
	 * @throws ScoreException if another window has it, or the folder cannot be written to
	 */
	static SessionLock take(final Path feedback) {
		final Path whole = feedback.toAbsolutePath();
		try {
			Files.createDirectories(whole.getParent());
			if (!Files.isWritable(whole.getParent())) throw new AccessDeniedException(whole.getParent().toString());
			final Path file = whole.getParent().toRealPath().resolve("." + whole.getFileName() + ".lock");
			if (!MINE.add(file)) throw refused(feedback, "in this program");
			FileChannel channel = null;
			try {
				channel = lock(file, feedback);
				return new SessionLock(file, channel);
			}
			finally {
				if (channel == null) MINE.remove(file);
			}
		}
		catch (final IOException e) {
			final String why = e instanceof AccessDeniedException ? "the folder may not be written to" : e.getMessage();
			throw new ScoreException("The scores cannot be saved in " + whole.getParent() + ": " + why +
				". Choose another folder for the feedback, or make it writable.", e);
		}
	}

	private static FileChannel lock(final Path file, final Path feedback) throws IOException {
		while (true) {
			if (!Files.exists(file)) FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE).close();
			final Object before = key(file);
			final FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ,
				StandardOpenOption.WRITE);
			boolean mine = false;
			try {
				final FileLock lock = channel.tryLock(POSITION, 1, false);
				if (lock == null) throw refused(feedback, "by " + holder(channel));
				// Its holder may have deleted the file between our opening and locking it: then this is nothing.
				mine = Files.exists(file) && Objects.equals(before, key(file));
				if (!mine) continue;
				channel.truncate(0);
				channel.write(ByteBuffer.wrap(("process " + ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8)));
				return channel;
			}
			finally {
				if (!mine) channel.close();
			}
		}
	}

	private static ScoreException refused(final Path feedback, final String holder) {
		return new ScoreException("The case is already open for scoring in another window (" + feedback + " is in use " +
			holder + "). Go on there, or close that window first.");
	}

	private static String holder(final FileChannel channel) throws IOException {
		final ByteBuffer text = ByteBuffer.allocate(64);
		channel.read(text, 0);
		text.flip();
		return text.hasRemaining() ? StandardCharsets.UTF_8.decode(text).toString() : "another program";
	}

	/** What tells a file from another of the same name; null where it is gone or the system has no such thing. */
	private static Object key(final Path file) throws IOException {
		try {
			return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
		}
		catch (final NoSuchFileException e) {
			return null;
		}
	}

	/** Gives the lock back. */
	@Override
	public void close() {
		if (!channel.isOpen()) return;
		try (FileChannel closing = channel) {
			// Deleted while still locked: nobody else can have taken it meanwhile.
			Files.deleteIfExists(file);
		}
		catch (final IOException e) {
			throw new ScoreException("The lock file " + file + " could not be deleted: " + e.getMessage() +
				". It does no harm; delete it when you like.", e);
		}
		finally {
			MINE.remove(file);
		}
	}
}
