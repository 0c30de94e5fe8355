package sc.fiji.score.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.score.common.ScoreException;

class ChecksumsTest {

	/** The example of FIPS 180-2. */
	private static final String OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

	@TempDir
	Path dir;

	@Test
	void ofAFileAndOfBytes() throws IOException {
		assertEquals(OF_ABC, Checksums.sha256(Files.writeString(dir.resolve("abc"), "abc")));
		assertEquals(OF_ABC, Checksums.sha256("abc".getBytes(StandardCharsets.US_ASCII)));
	}

	@Test
	void aMissingFileIsNamed() {
		final Path missing = dir.resolve("missing");
		assertTrue(assertThrows(ScoreException.class, () -> Checksums.sha256(missing)).getMessage().startsWith(missing
			.toString()));
	}
}
