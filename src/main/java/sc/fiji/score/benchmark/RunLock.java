package sc.fiji.score.benchmark;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import sc.fiji.score.common.ScoreException;

/**
 * Keeps a run to one process, so that several can work on one study. The operating system holds the lock and drops it
 * when the process ends in whatever way.
 */
final class RunLock implements AutoCloseable {

	/** Closing any channel to a file drops this process's lock on it: a second one must not be opened. */
	private static final Set<Path> MINE = ConcurrentHashMap.newKeySet();

	private final Path file;
	private final FileChannel channel;

	private RunLock(final Path file, final FileChannel channel) {
		this.file = file;
		this.channel = channel;
	}

	/**
	 * Takes the lock of a run.
	 *
	 * @param folder of the run, made where it is missing
	 * @return the lock, or null if somebody else has it
	 */
	static RunLock take(final Path folder) {
		final Path file = folder.toAbsolutePath().resolve(".lock");
		if (!MINE.add(file)) return null;
		FileChannel channel = null;
		boolean taken = false;
		try {
			Files.createDirectories(file.getParent());
			channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
			taken = channel.tryLock() != null;
			return taken ? new RunLock(file, channel) : null;
		}
		catch (final IOException e) {
			throw new ScoreException("Cannot write into the folder " + folder + ": " + e.getMessage() +
				". Choose another output, or change the folder's permissions.", e);
		}
		finally {
			if (!taken) {
				close(channel, file);
				MINE.remove(file);
			}
		}
	}

	/** Gives the lock back and deletes its file; whoever comes after looks for results before it works. */
	@Override
	public void close() {
		try {
			Files.deleteIfExists(file);
		}
		catch (final IOException e) {
			throw new ScoreException("The lock file " + file + " could not be deleted: " + e.getMessage() +
				". It does no harm; delete it when you like.", e);
		}
		finally {
			close(channel, file);
			MINE.remove(file);
		}
	}

	private static void close(final FileChannel channel, final Path file) {
		if (channel == null) return;
		try {
			channel.close();
		}
		catch (final IOException e) {
			throw new ScoreException("The lock file " + file + " could not be closed: " + e.getMessage() + ".", e);
		}
	}
}
