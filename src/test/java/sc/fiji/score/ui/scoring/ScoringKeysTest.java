package sc.fiji.score.ui.scoring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import javax.swing.JPanel;

import org.junit.jupiter.api.Test;

class ScoringKeysTest {

	private final List<String> done = new ArrayList<>();

	/** Writes down what is asked for. */
	private final ScoringActions actions = (ScoringActions) Proxy.newProxyInstance(getClass().getClassLoader(),
		new Class<?>[] { ScoringActions.class }, (proxy, method, arguments) -> {
			if (method.getName().equals("levels")) return 5;
			if (method.getName().equals("hideHelp")) return false;
			done.add(method.getName() + (arguments == null ? "" : Arrays.toString(arguments)));
			return null;
		});
	private final ScoringKeys keys = new ScoringKeys(actions, w -> true);

	private void check(final String expected, final int code, final char c, final int modifiers) {
		done.clear();
		keys.pressed(new KeyEvent(new JPanel(), KeyEvent.KEY_PRESSED, 0, modifiers, code, c));
		assertEquals(expected, String.join(" ", done));
	}

	private void check(final String expected, final int code) {
		check(expected, code, KeyEvent.CHAR_UNDEFINED, 0);
	}

	@Test
	void digitsOfTheScale() {
		check("score[3]", KeyEvent.VK_3, '3', 0);
		check("score[3]", KeyEvent.VK_NUMPAD3, '3', 0);
		check("score[2]", KeyEvent.VK_2, '\u00e9', 0); // a French keyboard without Shift
		check("score[2]", KeyEvent.VK_2, '2', InputEvent.SHIFT_DOWN_MASK);
		check("", KeyEvent.VK_6, '6', 0);
		check("zoom[0]", KeyEvent.VK_0, '0', 0);
	}

	@Test
	void lettersOfTheLabels() {
		check("label[OVER]", KeyEvent.VK_O);
		check("label[UNDER]", KeyEvent.VK_U);
		check("label[MIXED]", KeyEvent.VK_M);
		check("label[NONE]", KeyEvent.VK_N);
	}

	@Test
	void movingAndViewing() {
		check("next", KeyEvent.VK_SPACE);
		check("next", KeyEvent.VK_ENTER);
		check("move[-1]", KeyEvent.VK_UP);
		check("move[1]", KeyEvent.VK_DOWN);
		check("scroll[-1]", KeyEvent.VK_PAGE_UP);
		check("scroll[1]", KeyEvent.VK_PAGE_DOWN);
		check("zoom[1]", KeyEvent.VK_PLUS);
		check("zoom[-1]", KeyEvent.VK_MINUS);
		check("hideMask[true]", KeyEvent.VK_H);
		check("editNotes", KeyEvent.VK_TAB);
	}

	@Test
	void undoFlagSkip() {
		check("undo", KeyEvent.VK_BACK_SPACE);
		check("undo", KeyEvent.VK_Z, 'z', InputEvent.CTRL_DOWN_MASK);
		check("redo", KeyEvent.VK_Z, 'Z', InputEvent.CTRL_DOWN_MASK | InputEvent.SHIFT_DOWN_MASK);
		check("flag", KeyEvent.VK_F);
		check("skip", KeyEvent.VK_S);
	}

	@Test
	void noOtherKeyDoesAnything() {
		check("", KeyEvent.VK_K);
		check("", KeyEvent.VK_O, 'o', InputEvent.CTRL_DOWN_MASK);
		check("", KeyEvent.VK_SHIFT);
	}
}
