package sc.fiji.score.feedback;

/**
 * Which file something was made from.
 *
 * @param file its name without folders
 * @param sha256 checksum of its bytes, 64 hexadecimal digits
 */
public record FileReference(String file, String sha256) {

	public FileReference {
		if (file == null || file.isBlank()) throw new IllegalArgumentException("a file reference needs a name");
		if (sha256 == null || !sha256.matches("[0-9a-f]{64}")) throw new IllegalArgumentException("not a SHA-256: " +
			sha256);
	}
}
