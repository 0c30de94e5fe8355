package sc.fiji.score.refinement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

class ReviewDecisionsTest {

	private final ReviewDecisions decisions = new ReviewDecisions(List.of(7, 3, 5));

	@Test
	void nothingIsAcceptedAtFirst() {
		assertEquals(Set.of(), decisions.accepted());
		assertFalse(decisions.canUndo());
		assertFalse(decisions.canRedo());
	}

	@Test
	void decisionsAreTakenBackOneByOne() {
		decisions.accept(5);
		decisions.accept(7);
		decisions.acceptAll();
		decisions.reject(3);
		assertEquals(List.of(5, 7), List.copyOf(decisions.accepted()));
		decisions.undo();
		assertEquals(List.of(3, 5, 7), List.copyOf(decisions.accepted()));
		decisions.undo();
		decisions.undo();
		assertTrue(decisions.isAccepted(5));
		assertFalse(decisions.isAccepted(7));
		decisions.redo();
		assertTrue(decisions.isAccepted(7));
		decisions.rejectAll();
		assertFalse(decisions.canRedo());
		decisions.undo();
		decisions.undo();
		decisions.undo();
		decisions.undo();
		assertEquals(Set.of(), decisions.accepted());
	}

	@Test
	void whatChangesNothingIsNoStep() {
		decisions.reject(3);
		decisions.rejectAll();
		assertFalse(decisions.canUndo());
		decisions.accept(3);
		decisions.accept(3);
		decisions.undo();
		assertFalse(decisions.canUndo());
	}

	@Test
	void unknownRegionsAreRefused() {
		assertThrows(IllegalArgumentException.class, () -> decisions.accept(4));
	}
}
