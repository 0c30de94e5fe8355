package sc.fiji.score.feedback;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.io.Checksums;

/** Names and checksums of inputs; also of a folder with a DICOM series, which counts as one input. */
public final class FileReferences {

	private FileReferences() {}

	/** The reference to a file or DICOM folder; null for null. */
	public static FileReference of(final Path path) {
		return path == null ? null : new FileReference(path.toAbsolutePath().normalize().getFileName().toString(), sha256(
			path));
	}

	/**
	 * Checksum of a file's bytes; of a folder, the checksum of its files' checksums in the order of their names.
	 *
	 * @throws ScoreException if it cannot be read
	 */
	public static String sha256(final Path path) {
		if (!Files.isDirectory(path)) return Checksums.sha256(path);
		try (Stream<Path> files = Files.list(path)) {
			final List<String> sums = files.filter(Files::isRegularFile).sorted().map(Checksums::sha256).toList();
			return Checksums.sha256(String.join("\n", sums).getBytes(StandardCharsets.US_ASCII));
		}
		catch (final IOException e) {
			throw new ScoreException("The folder " + path + " cannot be read: " + e.getMessage(), e);
		}
	}
}
