package sc.fiji.score.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import sc.fiji.score.common.ScoreException;

class EngineThreadsTest {

	@Test
	void theNumberIsSetAtAnyTimeAndBroughtBack() {
		final int before = EngineThreads.count();
		assertTrue(before >= 1);
		for (final int n : new int[] { before + 2, 1, before })
			try (EngineThreads set = EngineThreads.use(n)) {
				assertEquals(n, EngineThreads.count());
			}
		assertEquals(before, EngineThreads.count());
	}

	@Test
	void zeroLeavesTheNumber() {
		final int before = EngineThreads.count();
		try (EngineThreads outer = EngineThreads.use(before + 1); EngineThreads inner = EngineThreads.use(0)) {
			assertEquals(before + 1, EngineThreads.count());
		}
		assertEquals(before, EngineThreads.count());
	}

	@Test
	void anEngineThatKeepsItsNumberIsAnError() {
		final AtomicInteger asked = new AtomicInteger();
		final String message = assertThrows(ScoreException.class, () -> EngineThreads.use(4, () -> 2, asked::set))
			.getMessage();
		assertEquals(4, asked.get());
		assertTrue(message.contains("with 2 threads") && message.contains("to 4") && message.contains("Restart"), message);
		EngineThreads.use(2, () -> 2, asked::set);
		assertThrows(IllegalArgumentException.class, () -> EngineThreads.use(-1));
	}
}
