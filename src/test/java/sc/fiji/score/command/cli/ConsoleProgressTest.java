package sc.fiji.score.command.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;

import org.junit.jupiter.api.Test;

class ConsoleProgressTest {

	private static final long SECOND = 1_000_000_000L;

	@Test
	void tellsTheRemainingTime() {
		assertEquals("Training: 5 of 20 (25 %), 30 s left", ConsoleProgress.line("Training", 5, 5, 20, 10 * SECOND));
		assertEquals("Training: 1 of 100 (1 %), 16 min 30 s left", ConsoleProgress.line("Training", 1, 1, 100, 10 * SECOND));
		assertEquals("Training: 20 of 20 (100 %)", ConsoleProgress.line("Training", 20, 20, 20, 40 * SECOND));
		// Resumed at step 50, five steps ago.
		assertEquals("Training: 55 of 60 (91 %), 10 s left", ConsoleProgress.line("Training", 5, 55, 60, 10 * SECOND));
		assertEquals("Training: 1 of 60 (1 %)", ConsoleProgress.line("Training", 0, 1, 60, 0));
		assertEquals("Reading", ConsoleProgress.line("Reading", 0, 0, 1, 0));
	}

	@Test
	void logFilesGetFewLines() {
		final StringWriter text = new StringWriter();
		final ConsoleProgress progress = new ConsoleProgress(new PrintWriter(text), false);
		for (int i = 0; i <= 1000; i++)
			progress.update("Training", i, 1000);
		assertEquals(1, text.toString().lines().count());
	}

	@Test
	void messagesDoNotMixWithTheLineOnAConsole() {
		final StringWriter text = new StringWriter();
		final ConsoleProgress progress = new ConsoleProgress(new PrintWriter(text), true);
		progress.update("Training", 1, 10);
		progress.message("Warning");
		assertTrue(text.toString().endsWith("\rWarning" + System.lineSeparator()), text.toString());
	}
}
