package sc.fiji.score.ui.scoring;

import java.awt.Component;
import java.awt.KeyEventDispatcher;
import java.awt.KeyboardFocusManager;
import java.awt.Window;
import java.awt.event.KeyEvent;
import java.util.Map;
import java.util.function.Predicate;

import javax.swing.Timer;
import javax.swing.text.JTextComponent;

import sc.fiji.score.feedback.ErrorLabel;

/**
 * The keyboard, whichever of the session's windows has the focus. In these windows no key reaches ImageJ's own
 * shortcuts; text fields get their keys as usual, and other windows are left alone.
 */
final class ScoringKeys implements KeyEventDispatcher {

	/** X11 repeats a held key as release and press; a release counts when no press follows within this time (ms). */
	private static final int RELEASE_DELAY = 80;

	private static final Map<Integer, ErrorLabel> LABELS = Map.of(KeyEvent.VK_O, ErrorLabel.OVER, KeyEvent.VK_U,
		ErrorLabel.UNDER, KeyEvent.VK_M, ErrorLabel.MIXED, KeyEvent.VK_N, ErrorLabel.NONE);

	private final ScoringActions actions;
	private final Predicate<Window> ours;
	private final Timer release;

	/** @param ours whether a window belongs to the session */
	ScoringKeys(final ScoringActions actions, final Predicate<Window> ours) {
		this.actions = actions;
		this.ours = ours;
		release = new Timer(RELEASE_DELAY, e -> actions.hideMask(false));
		release.setRepeats(false);
	}

	void install() {
		KeyboardFocusManager.getCurrentKeyboardFocusManager().addKeyEventDispatcher(this);
	}

	void remove() {
		release.stop();
		KeyboardFocusManager.getCurrentKeyboardFocusManager().removeKeyEventDispatcher(this);
	}

	@Override
	public boolean dispatchKeyEvent(final KeyEvent e) {
		final KeyboardFocusManager focus = KeyboardFocusManager.getCurrentKeyboardFocusManager();
		final Window window = focus.getFocusedWindow();
		if (window == null || !ours.test(window)) return false;
		final Component owner = focus.getFocusOwner();
		if (owner instanceof JTextComponent text && text.isEditable()) return false;
		if (e.getID() == KeyEvent.KEY_RELEASED && e.getKeyCode() == KeyEvent.VK_H) release.restart();
		if (e.getID() == KeyEvent.KEY_TYPED && e.getKeyChar() == '?') actions.help();
		// Alt belongs to menus and the window manager.
		if (e.isAltDown()) return false;
		if (e.getID() == KeyEvent.KEY_PRESSED) pressed(e);
		e.consume();
		return true;
	}

	/** What a key does, in whichever window. */
	void pressed(final KeyEvent e) {
		final int code = e.getKeyCode();
		if (code == KeyEvent.VK_SHIFT || code == KeyEvent.VK_CONTROL || code == KeyEvent.VK_META) return;
		if (e.getKeyChar() == '?') return; // it comes again as a typed character, on every keyboard
		if (actions.hideHelp() && code == KeyEvent.VK_ESCAPE) return;
		if (e.isControlDown() || e.isMetaDown()) {
			if (code == KeyEvent.VK_Z && e.isShiftDown() || code == KeyEvent.VK_Y) actions.redo();
			else if (code == KeyEvent.VK_Z) actions.undo();
			return;
		}
		final int digit = digit(e);
		if (digit > 0 && digit <= actions.levels()) actions.score(digit);
		else if (LABELS.containsKey(code)) actions.label(LABELS.get(code));
		else command(code);
	}

	private void command(final int code) {
		switch (code) {
			case KeyEvent.VK_SPACE, KeyEvent.VK_ENTER -> actions.next();
			case KeyEvent.VK_BACK_SPACE -> actions.undo();
			case KeyEvent.VK_UP, KeyEvent.VK_KP_UP -> actions.move(-1);
			case KeyEvent.VK_DOWN, KeyEvent.VK_KP_DOWN -> actions.move(1);
			case KeyEvent.VK_PAGE_UP -> actions.scroll(-1);
			case KeyEvent.VK_PAGE_DOWN -> actions.scroll(1);
			case KeyEvent.VK_PLUS, KeyEvent.VK_EQUALS, KeyEvent.VK_ADD -> actions.zoom(1);
			case KeyEvent.VK_MINUS, KeyEvent.VK_SUBTRACT -> actions.zoom(-1);
			case KeyEvent.VK_0, KeyEvent.VK_NUMPAD0 -> actions.zoom(0);
			case KeyEvent.VK_F -> actions.flag();
			case KeyEvent.VK_S -> actions.skip();
			case KeyEvent.VK_H -> {
				release.stop();
				actions.hideMask(true);
			}
			case KeyEvent.VK_TAB -> actions.editNotes();
			default -> {
				// No other key does anything here, neither ours nor ImageJ's.
			}
		}
	}

	/** The digit of a key, by what it writes or by its place (French keyboards write digits with Shift only). */
	private static int digit(final KeyEvent e) {
		final char c = e.getKeyChar();
		if (c >= '0' && c <= '9') return c - '0';
		final int code = e.getKeyCode();
		if (code >= KeyEvent.VK_0 && code <= KeyEvent.VK_9) return code - KeyEvent.VK_0;
		return code >= KeyEvent.VK_NUMPAD0 && code <= KeyEvent.VK_NUMPAD9 ? code - KeyEvent.VK_NUMPAD0 : -1;
	}
}
