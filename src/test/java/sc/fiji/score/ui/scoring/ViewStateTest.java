package sc.fiji.score.ui.scoring;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import sc.fiji.score.volume.Geometry;

class ViewStateTest {

	private final ViewState state = new ViewState(Geometry.of(4, 5, 6, 1, 1, 1), null, new int[] { 1, 1, 1 },
		WindowLevel.BONE);
	private int calls;

	@Test
	void thePointStaysInsideTheGrid() {
		state.setCursor(new int[] { -3, 9, 2 });
		assertArrayEquals(new int[] { 0, 4, 2 }, state.cursor());
		state.setSlice(2, 99);
		assertArrayEquals(new int[] { 0, 4, 5 }, state.cursor());
	}

	@Test
	void listenersHearOfChangesOnly() {
		state.listen(() -> calls++);
		state.setCursor(new int[] { 1, 1, 1 });
		assertEquals(0, calls);
		state.setSlice(0, 2);
		state.setHidden(true);
		state.setHidden(true);
		assertEquals(2, calls);
		state.show(null, 3, new int[] { 2, 1, 1 });
		assertEquals(3, calls, "a new region at the same point counts");
		state.show(null, 4, new int[] { 0, 0, 0 });
		assertEquals(4, calls, "and is told once");
	}

	@Test
	void settingsStayInTheirRange() {
		state.setOpacity(120);
		state.setThickness(-1);
		assertEquals(100, state.opacity());
		assertEquals(0, state.thickness());
	}
}
