package sc.fiji.score.io;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/**
 * The bytes of a file from front to back, unpacked on the way when the file is a gzip file (whatever its name). Knows
 * how many bytes can still follow at most, so that a header that lies about the size is found out before memory is
 * taken.
 */
final class ByteSource implements Closeable {

	/** Deflate cannot pack better than this. */
	private static final long LARGEST_RATIO = 1032;
	private static final int BUFFER = 1 << 16;

	private final Path path;
	private final InputStream in;
	private final boolean packed;
	private long left;

	private ByteSource(final Path path, final InputStream in, final boolean packed, final long left) {
		this.path = path;
		this.in = in;
		this.packed = packed;
		this.left = left;
	}

	static ByteSource open(final Path path) throws IOException {
		final long size = Files.size(path);
		final InputStream file = new BufferedInputStream(Files.newInputStream(path), BUFFER);
		try {
			file.mark(2);
			final boolean gzip = file.read() == 0x1f && file.read() == 0x8b;
			file.reset();
			if (!gzip) return new ByteSource(path, file, false, size);
			return new ByteSource(path, new GZIPInputStream(file, BUFFER), true, size * LARGEST_RATIO);
		}
		catch (final IOException e) {
			file.close();
			throw e;
		}
	}

	/** What follows, unpacked: a gzip stream (NRRD). */
	ByteSource gunzip() throws IOException {
		return new ByteSource(path, new GZIPInputStream(in, BUFFER), true, left * LARGEST_RATIO);
	}

	/** What follows, unpacked: a zlib stream (MetaImage). */
	ByteSource inflate() {
		return new ByteSource(path, new InflaterInputStream(in), true, left * LARGEST_RATIO);
	}

	Path path() {
		return path;
	}

	/** @throws sc.fiji.score.common.ScoreException if the file is too short to hold so many more bytes */
	void require(final long bytes) {
		if (bytes > left) throw FileErrors.cutShort(path, null);
	}

	byte[] read(final int length) throws IOException {
		require(length);
		final byte[] out = new byte[length];
		read(out, length);
		return out;
	}

	/** Fills the first {@code length} bytes of an array. */
	void read(final byte[] to, final int length) throws IOException {
		if (in.readNBytes(to, 0, length) < length) throw new EOFException();
		left -= length;
	}

	/** Up to so many bytes: fewer where the file is shorter. */
	byte[] peek(final int length) throws IOException {
		return in.readNBytes(length);
	}

	void skip(final long bytes) throws IOException {
		require(bytes);
		in.skipNBytes(bytes);
		left -= bytes;
	}

	/** One line of a text header without its end (LF or CR LF), Latin-1; null at the end of the file. */
	String line(final int longest) throws IOException {
		final StringBuilder line = new StringBuilder();
		for (int c = in.read(); c != '\n'; c = in.read()) {
			if (c < 0) return line.length() == 0 ? null : line.toString();
			left--;
			if (line.length() >= longest) throw FileErrors.corrupt(path, "a line of its header has no end");
			line.append((char) c);
		}
		left--;
		final int end = line.length();
		return end > 0 && line.charAt(end - 1) == '\r' ? line.substring(0, end - 1) : line.toString();
	}

	/** Reads packed data to their end, where their checksum is: damage is found even when all voxels could be unpacked. */
	void finish() throws IOException {
		if (!packed) return;
		final byte[] buffer = new byte[BUFFER];
		while (in.read(buffer) >= 0);
	}

	@Override
	public void close() throws IOException {
		in.close();
	}
}
