package sc.fiji.score.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import sc.fiji.score.common.ScoreException;

/** SHA-256 checksums, by which feedback and results name the files that they belong to. */
public final class Checksums {

	private Checksums() {}

	/**
	 * @return the checksum of a file's bytes, 64 lower-case hexadecimal digits
	 * @throws ScoreException if the file cannot be read
	 */
	public static String sha256(final Path file) {
		try (InputStream in = Files.newInputStream(file)) {
			final MessageDigest digest = digest();
			final byte[] buffer = new byte[1 << 16];
			for (int n = in.read(buffer); n >= 0; n = in.read(buffer))
				digest.update(buffer, 0, n);
			return HexFormat.of().formatHex(digest.digest());
		}
		catch (final IOException e) {
			throw FileErrors.notRead(file, e);
		}
	}

	/** The checksum of bytes in memory, 64 lower-case hexadecimal digits. */
	public static String sha256(final byte[] bytes) {
		return HexFormat.of().formatHex(digest().digest(bytes));
	}

	private static MessageDigest digest() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (final NoSuchAlgorithmException e) {
			throw new IllegalStateException("every Java platform has SHA-256", e);
		}
	}
}
