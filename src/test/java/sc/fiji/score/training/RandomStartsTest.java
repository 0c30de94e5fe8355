package sc.fiji.score.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

class RandomStartsTest {

	@Test
	void judgedOnceAfterSoManySteps() {
		final RandomStarts starts = new RandomStarts();
		assertFalse(starts.isDue(90, 600));
		assertFalse(starts.isDue(120, 300), "too short a training");
		assertTrue(starts.isDue(120, 600));
		assertTrue(starts.goesOn(0.5, 0.1));
		assertFalse(starts.isDue(150, 600));
		assertEquals(1, starts.count());
		assertEquals(7, starts.seed(7));
	}

	@Test
	void oneThatIsStuckIsFollowedByAnother() {
		final RandomStarts starts = new RandomStarts();
		assertFalse(starts.goesOn(0.5, 0.3));
		assertEquals(1, starts.number());
		assertNotEquals(7, starts.seed(7));
		assertTrue(starts.isDue(120, 600));
		assertTrue(starts.goesOn(0.5, 0.2));
		assertEquals(2, starts.count());
	}

	@Test
	void whereAllAreStuckTheBestGoesOn() {
		final RandomStarts last = new RandomStarts();
		assertFalse(last.goesOn(1, 0.9));
		assertFalse(last.goesOn(1, 0.8));
		assertTrue(last.goesOn(1, 0.7));
		assertEquals(2, last.number());
		final RandomStarts second = new RandomStarts();
		assertFalse(second.goesOn(1, 0.9));
		assertFalse(second.goesOn(1, 0.7));
		assertFalse(second.goesOn(1, 0.8));
		assertEquals(1, second.number());
		assertFalse(second.isDue(120, 600), "it was judged before");
		assertEquals(3, second.count());
		assertEquals(List.of(0.9, 0.7, 0.8), second.left());
	}

	@Test
	void whatTellsNothingGoesOn() {
		assertTrue(new RandomStarts().goesOn(Double.NaN, Double.NaN));
		assertTrue(new RandomStarts().goesOn(0.5, Double.NaN));
		assertTrue(new RandomStarts().goesOn(0.04, 0.04), "good masks");
		assertTrue(new RandomStarts().goesOn(0, 0));
	}
}
