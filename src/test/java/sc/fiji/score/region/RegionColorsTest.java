package sc.fiji.score.region;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;

import org.junit.jupiter.api.Test;

class RegionColorsTest {

	@Test
	void coloursAreDistinctBrightAndBlackForNone() {
		assertEquals(0, RegionColors.rgb(0));
		final Set<Integer> seen = new HashSet<>();
		for (int r = 1; r <= 255; r++) {
			final int rgb = RegionColors.rgb(r);
			assertTrue(seen.add(rgb), "region " + r + " has the colour of another");
			assertTrue(Math.max(rgb >> 16, Math.max(rgb >> 8 & 255, rgb & 255)) > 150);
		}
	}

	@Test
	void neighboursInNumberDifferClearly() {
		for (int r = 1; r < 100; r++) {
			final int a = RegionColors.rgb(r), b = RegionColors.rgb(r + 1);
			int difference = 0;
			for (int shift = 0; shift <= 16; shift += 8)
				difference += Math.abs((a >> shift & 255) - (b >> shift & 255));
			assertTrue(difference > 100, r + ": " + difference);
		}
	}

	@Test
	void theTableHoldsTheColoursByNumberWhileTheyFit() {
		final byte[][] lut = RegionColors.lut(24);
		final int rgb = RegionColors.rgb(7);
		assertEquals(rgb >> 16, lut[0][7] & 255);
		assertEquals(rgb >> 8 & 255, lut[1][7] & 255);
		assertEquals(rgb & 255, lut[2][7] & 255);
		assertEquals(0, lut[0][0] | lut[1][0] | lut[2][0]);
		assertEquals(RegionColors.rgb(1000) & 255, RegionColors.lut(1000)[2][255] & 255);
	}
}
