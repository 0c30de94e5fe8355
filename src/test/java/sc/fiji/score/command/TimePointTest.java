package sc.fiji.score.command;

import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;

import sc.fiji.score.common.ScoreException;

class TimePointTest {

	private static ImagePlus image(final int channels, final int slices, final int frames) {
		final ImageStack stack = new ImageStack(4, 3);
		for (int i = 0; i < channels * slices * frames; i++)
			stack.addSlice(new ByteProcessor(4, 3));
		final ImagePlus out = new ImagePlus("scan", stack);
		out.setDimensions(channels, slices, frames);
		return out;
	}

	private static void refused(final ImagePlus image, final String... words) {
		final String message = assertThrows(ScoreException.class, () -> TimePoint.of(image)).getMessage();
		assertTrue(message.contains(image.getTitle()), message);
		for (final String word : words)
			assertTrue(message.contains(word), message);
	}

	@Test
	void oneStackIsTakenAsItIs() {
		final ImagePlus stack = image(1, 5, 1);
		assertSame(stack, TimePoint.of(stack));
	}

	@Test
	void colourChannelsAndSingleSlicesAreRefusedWithTheCure() {
		refused(new ImagePlus("photo", new ColorProcessor(4, 3)), "colour", "8-bit");
		refused(image(2, 5, 1), "2 channels", "Duplicate");
		refused(image(1, 1, 1), "single slice", "stack");
		refused(image(1, 1, 5), "series", "Properties");
	}
}
