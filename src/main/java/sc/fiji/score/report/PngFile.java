package sc.fiji.score.report;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;

import javax.imageio.ImageIO;

import sc.fiji.score.io.AtomicFile;

/** Writes pictures as PNG, whole or not at all. */
public final class PngFile {

	private PngFile() {}

	/** @throws sc.fiji.score.common.ScoreException naming the file, if it cannot be written */
	public static void write(final BufferedImage picture, final Path file) {
		AtomicFile.write(file, temporary -> {
			if (!ImageIO.write(picture, "png", temporary.toFile())) throw new IOException("this Java cannot write PNG");
		});
	}
}
