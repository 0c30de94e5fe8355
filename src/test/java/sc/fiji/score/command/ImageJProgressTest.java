package sc.fiji.score.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.event.KeyEvent;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;

import ij.IJ;

class ImageJProgressTest {

	@Test
	void escAndTheCommandCancel() {
		IJ.setKeyDown(KeyEvent.VK_ESCAPE);
		final AtomicBoolean command = new AtomicBoolean();
		final ImageJProgress progress = new ImageJProgress(command::get);
		assertFalse(progress.isCancelled(), "an Esc of before does not count");
		IJ.setKeyDown(KeyEvent.VK_ESCAPE);
		assertTrue(progress.isCancelled());
		IJ.resetEscape();
		command.set(true);
		assertTrue(progress.isCancelled());
		progress.close();
	}

	@Test
	void remainingTimeIsToldWhenItIsKnown() {
		assertEquals("", ImageJProgress.remaining(1_000_000_000L, 1, 100));
		assertEquals(", 30 s left", ImageJProgress.remaining(10_000_000_000L, 25, 100));
		assertEquals(", 5 min left", ImageJProgress.remaining(100_000_000_000L, 25, 100));
		assertEquals("", ImageJProgress.remaining(10_000_000_000L, 100, 100));
	}
}
