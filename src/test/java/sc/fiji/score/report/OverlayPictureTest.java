package sc.fiji.score.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.volume.Box;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.Volume;

class OverlayPictureTest {

	private static final Geometry GRID = Geometry.of(30, 30, 20, 1, 1, 2);
	private static final int ORANGE = 0xFF7F2A, CYAN = 0x2ED3F0, WHITE = 0xFFFFFF;

	@TempDir
	Path folder;

	private static Mask block(final int x, final int y, final int z, final int size) {
		final byte[] out = new byte[GRID.arrayLength()];
		for (int k = z; k < z + size; k++)
			for (int j = y; j < y + size; j++)
				for (int i = x; i < x + size; i++)
					out[GRID.index(i, j, k)] = 1;
		return new Mask(out, GRID);
	}

	private static Volume image() {
		final float[] out = new float[GRID.arrayLength()];
		for (int i = 0; i < out.length; i++)
			out[i] = i % 30;
		return Volume.of(out, GRID);
	}

	/** Pixels of a colour below the legend. */
	private static int[] columns(final BufferedImage p, final int rgb) {
		final int[] out = new int[3];
		for (int y = 118; y < 458; y++)
			for (int x = 20; x < 1060; x++)
				if ((p.getRGB(x, y) & 0xFFFFFF) == rgb) out[Math.min(2, (x - 20) / 350)]++;
		return out;
	}

	@Test
	void showsTheOutlinesInAllThreePlanes() {
		final OverlayRow row = new OverlayRow("case", image(), block(8, 8, 6, 8), block(10, 10, 8, 8), null);
		final BufferedImage p = new OverlayPicture("t").window(0, 200).add(row).draw();
		for (final int color : new int[] { ORANGE, CYAN })
			for (final int n : columns(p, color))
				assertTrue(n > 150, "pixels " + n);
		assertArrayEquals(new int[3], columns(p, WHITE));
	}

	@Test
	void theReferenceIsAThirdOutline() {
		final OverlayRow row = new OverlayRow("case", image(), block(8, 8, 6, 8), block(10, 10, 8, 8), block(9, 9, 7, 8));
		for (final int n : columns(new OverlayPicture("t").window(0, 200).add(row).draw(), WHITE))
			assertTrue(n > 150, "pixels " + n);
	}

	/** 8 voxels of 2 mm along z are twice as high as 8 voxels of 1 mm are wide. */
	@Test
	void voxelsKeepTheirProportions() {
		final Mask mask = block(8, 8, 6, 8);
		final BufferedImage p = new OverlayPicture("t").window(0, 200).add(new OverlayRow("c", image(), mask, mask, null))
			.draw();
		int left = 9999, right = 0, top = 9999, bottom = 0;
		for (int y = 118; y < 458; y++)
			for (int x = 370; x < 710; x++)
				if ((p.getRGB(x, y) & 0xFFFFFF) == CYAN) {
					left = Math.min(left, x);
					right = Math.max(right, x);
					top = Math.min(top, y);
					bottom = Math.max(bottom, y);
				}
		assertEquals(2, (double) (bottom - top) / (right - left), 0.06);
	}

	@Test
	void picksTheSlicesThatChangedMost() {
		final byte[] changed = block(8, 8, 6, 8).voxels().clone();
		for (int y = 8; y < 16; y++)
			for (int x = 8; x < 11; x++)
				changed[GRID.index(x, y, 9)] = 0;
		final OverlayRow row = new OverlayRow("c", image(), block(8, 8, 6, 8), new Mask(changed, GRID), null);
		assertEquals(9, row.slices()[2]);
		assertTrue(row.slices()[0] >= 8 && row.slices()[0] <= 10);
		assertArrayEquals(new int[] { 1, 2, 3 }, new OverlayRow("c", image(), block(8, 8, 6, 8), block(8, 8, 6, 8), null,
			new int[] { 1, 2, 3 }).slices());
	}

	@Test
	void showsTheMasksWithAMargin() {
		final OverlayRow row = new OverlayRow("c", image(), block(8, 8, 6, 4), block(12, 8, 6, 6), null);
		assertEquals(new Box(6, 6, 5, 14, 10, 8), row.view(2));
		final Mask empty = new Mask(new byte[GRID.arrayLength()], GRID);
		assertEquals(GRID.box(), new OverlayRow("c", image(), empty, empty, null).view(2));
	}

	@Test
	void writesARowPerCaseAlsoForConstantImagesAndEmptyMasks() throws IOException {
		final Mask empty = new Mask(new byte[GRID.arrayLength()], GRID);
		final Volume constant = Volume.of(new float[GRID.arrayLength()], GRID);
		final Path one = folder.resolve("one.png"), two = folder.resolve("two.png");
		final OverlayRow row = new OverlayRow("c", constant, empty, empty, empty);
		new OverlayPicture("t").add(row).write(one);
		new OverlayPicture("t").add(row).add(row).write(two);
		assertTrue(ImageIO.read(two.toFile()).getHeight() > ImageIO.read(one.toFile()).getHeight() + 340);
	}

	@Test
	void refusesOtherGridsAndNothing() {
		final Mask other = new Mask(new byte[8], Geometry.of(2, 2, 2, 1, 1, 1));
		final ScoreException e = assertThrows(ScoreException.class, () -> new OverlayRow("case_9", image(), other, block(8,
			8, 6, 8), null));
		assertTrue(e.getMessage().contains("case_9"), e.getMessage());
		assertThrows(IllegalStateException.class, () -> new OverlayPicture("t").draw());
		assertThrows(IllegalArgumentException.class, () -> new OverlayPicture("t").window(1, 1));
	}
}
