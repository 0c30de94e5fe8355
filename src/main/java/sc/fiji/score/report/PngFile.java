package sc.fiji.score.report;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import javax.imageio.ImageIO;

import sc.fiji.score.io.AtomicFile;

/** Writes pictures as PNG, whole or not at all. */
public final class PngFile {

	private PngFile() {}

	/** @throws sc.fiji.score.common.ScoreException naming the file, if it cannot be written */
	public static void write(final BufferedImage picture, final Path file) {
		AtomicFile.write(file, temporary -> Files.write(temporary, bytes(picture)));
	}

	/** A picture's PNG file in memory, for a page that holds its pictures itself. */
	public static byte[] bytes(final BufferedImage picture) {
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		try {
			if (!ImageIO.write(picture, "png", out)) throw new IOException("this Java cannot write PNG");
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
		return out.toByteArray();
	}
}
