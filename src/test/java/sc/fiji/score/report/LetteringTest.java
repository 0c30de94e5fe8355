package sc.fiji.score.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class LetteringTest {

	/** Started as a program of its own, on a system without fonts. */
	static final class Drawing {

		private Drawing() {}

		public static void main(final String[] args) {
			new LinePlot("title", "x", "y").add("a", new double[] { 0, 1 }, new double[] { 0, 1 }).write(Path.of(args[0]));
		}
	}

	@Test
	@EnabledOnOs(OS.LINUX)
	void aServerWithoutFontsStillGetsItsPictures(@TempDir final Path folder) throws IOException, InterruptedException {
		final Path config = Files.writeString(folder.resolve("fonts.conf"), "<?xml version=\"1.0\"?><fontconfig><dir>" +
			folder + "/none</dir><cachedir>" + folder + "/cache</cachedir></fontconfig>");
		final Path png = folder.resolve("plot.png");
		final ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
			"-Djava.awt.headless=true", "-Duser.home=" + folder, "-cp", System.getProperty("java.class.path"), Drawing.class
				.getName(), png.toString()).redirectErrorStream(true);
		builder.environment().put("FONTCONFIG_FILE", config.toString());
		final Process process = builder.start();
		final String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertEquals(0, process.waitFor(), output);
		assertTrue(Files.size(png) > 1000);
	}
}
