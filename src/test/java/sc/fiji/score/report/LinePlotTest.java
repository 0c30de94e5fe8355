package sc.fiji.score.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.score.common.ScoreException;

class LinePlotTest {

	private static final int BLUE = 0x0072B2, ORANGE = 0xD55E00;

	@TempDir
	Path folder;

	private static double[] x(final int n) {
		final double[] out = new double[n];
		for (int i = 0; i < n; i++)
			out[i] = i;
		return out;
	}

	/** Pixels of about a colour in the plot's area between two shares of its width. */
	private static int count(final BufferedImage picture, final int rgb, final double from, final double to) {
		int n = 0;
		for (int y = 80; y < picture.getHeight() - 70; y++)
			for (int x = 84 + (int) (from * 788); x < 84 + to * 788; x++) {
				final int p = picture.getRGB(x, y);
				int d = 0;
				for (int s = 0; s < 24; s += 8)
					d += Math.abs((p >> s & 255) - (rgb >> s & 255));
				if (d < 60) n++;
			}
		return n;
	}

	@Test
	void drawsEverySeriesInItsColour() {
		final double[] rising = x(11), level = new double[11];
		Arrays.fill(level, 5);
		final BufferedImage p = new LinePlot("t", "step", "loss").add("a", x(11), rising).add("b", x(11), level).draw();
		assertTrue(count(p, BLUE, 0, 1) > 700);
		assertTrue(count(p, ORANGE, 0, 1) > 700);
	}

	@Test
	void valuesThatAreNotFiniteLeaveAGap() {
		final double[] y = x(11);
		for (int i = 4; i <= 6; i++)
			y[i] = i == 5 ? Double.POSITIVE_INFINITY : Double.NaN;
		final BufferedImage p = new LinePlot("t", "x", "y").add("a", x(11), y).draw();
		assertTrue(count(p, BLUE, 0, 0.29) > 100);
		assertEquals(0, count(p, BLUE, 0.32, 0.68));
		assertTrue(count(p, BLUE, 0.71, 1) > 100);
	}

	@Test
	void aPointBetweenGapsIsADot() {
		final double[] y = { Double.NaN, Double.NaN, 0.5, Double.NaN, Double.NaN };
		final BufferedImage p = new LinePlot("t", "x", "y").add("a", x(5), y).range(0, 1).draw();
		assertTrue(count(p, BLUE, 0, 1) > 10);
	}

	@Test
	void drawsWithoutAnyData() {
		assertEquals(0, count(new LinePlot("t", "x", "y").draw(), BLUE, 0, 1));
		assertEquals(0, count(new LinePlot("t", "x", "y").add("a", new double[0], new double[0]).draw(), BLUE, 0, 1));
	}

	@Test
	void aFixedRangeMovesTheCurve() {
		final BufferedImage free = new LinePlot("t", "x", "y").add("a", x(5), new double[] { .8, .8, .8, .8, .9 }).draw();
		final BufferedImage fixed = new LinePlot("t", "x", "y").add("a", x(5), new double[] { .8, .8, .8, .8, .9 }).range(0,
			1).draw();
		assertTrue(count(free, BLUE, 0.8, 1) > count(fixed, BLUE, 0.8, 1));
	}

	@Test
	void writesAPngAndAColumnOfPlots() throws IOException {
		final LinePlot plot = new LinePlot("t", "x", "y").add("a", x(3), x(3));
		plot.write(folder.resolve("one.png"));
		LinePlot.writeColumn(folder.resolve("two.png"), plot, plot);
		final BufferedImage one = ImageIO.read(folder.resolve("one.png").toFile());
		final BufferedImage two = ImageIO.read(folder.resolve("two.png").toFile());
		assertEquals(2 * one.getHeight(), two.getHeight());
		assertEquals(one.getRGB(200, 300), two.getRGB(200, 300 + one.getHeight()));
	}

	@Test
	void saysWhichFileCannotBeWritten() throws IOException {
		final Path blocked = Files.writeString(folder.resolve("file"), "x");
		final ScoreException e = assertThrows(ScoreException.class, () -> new LinePlot("t", "x", "y").write(blocked.resolve(
			"p.png")));
		assertTrue(e.getMessage().contains("p.png"), e.getMessage());
		assertFalse(Files.exists(folder.resolve("p.png")));
	}

	@Test
	void refusesUnequalLengths() {
		assertThrows(IllegalArgumentException.class, () -> new LinePlot("t", "x", "y").add("a", x(3), x(4)));
		assertThrows(IllegalArgumentException.class, () -> new LinePlot("t", "x", "y").draw(10, 10));
	}
}
