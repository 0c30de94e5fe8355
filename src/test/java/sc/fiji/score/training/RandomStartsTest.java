package sc.fiji.score.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

class RandomStartsTest {

	private final RandomStarts starts = new RandomStarts();

	private boolean goesOn(final double collapse) {
		return starts.goesOn(collapse, RandomStarts.STUCK);
	}

	@Test
	void judgedOnceAfterSoManySteps() {
		assertFalse(starts.isDue(30, 600));
		assertFalse(starts.isDue(60, 160), "too short a training");
		assertTrue(starts.isDue(60, 600));
		assertTrue(goesOn(0.4));
		assertFalse(starts.isDue(90, 600));
		assertEquals(1, starts.count());
		assertEquals(7, starts.seed(7));
	}

	@Test
	void oneThatIsStuckIsFollowedByAnother() {
		assertFalse(goesOn(0.98));
		assertEquals(1, starts.number());
		assertNotEquals(7, starts.seed(7));
		assertTrue(starts.isDue(60, 600));
		assertTrue(goesOn(-0.9));
		assertEquals(2, starts.count());
	}

	@Test
	void whereAllAreStuckTheBestGoesOn() {
		assertFalse(goesOn(0.99));
		assertFalse(goesOn(0.97));
		assertFalse(goesOn(0.98));
		assertEquals(1, starts.number());
		assertFalse(starts.isDue(60, 600), "it was judged before");
		assertEquals(3, starts.count());
		assertEquals(List.of(0.99, 0.97, 0.98), starts.collapses());
	}

	@Test
	void theLastOneNeedNotBeginAgainWhereItIsTheBest() {
		assertFalse(goesOn(0.99));
		assertFalse(goesOn(0.98));
		assertTrue(goesOn(0.97));
		assertEquals(2, starts.number());
	}
}
