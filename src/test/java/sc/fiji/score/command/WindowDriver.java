package sc.fiji.score.command;

import java.awt.Button;
import java.awt.Component;
import java.awt.Container;
import java.awt.Dialog;
import java.awt.Frame;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.TextField;
import java.awt.Toolkit;
import java.awt.Window;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.io.File;
import java.util.ArrayList;
import java.util.List;

import javax.imageio.ImageIO;

import ij.IJ;

/**
 * Runs inside an ImageJ with a display: uses its windows with mouse and keyboard, and prints what it sees, a line per
 * fact. Knows ImageJ only, for SCORE's classes may live behind ImageJ's plugin class loader.
 */
abstract class WindowDriver {

	private static final long PATIENCE = 40_000;

	final Robot robot = new Robot();
	private final File screenshots;

	WindowDriver(final File screenshots) throws Exception {
		this.screenshots = screenshots;
		robot.setAutoDelay(15);
		// Else ImageJ's windows would keep the process alive.
		Thread.setDefaultUncaughtExceptionHandler((thread, e) -> {
			e.printStackTrace();
			System.exit(1);
		});
	}

	static void print(final String key, final String value) {
		System.out.println(key + ": " + value.replace("\n", " "));
	}

	/** A showing window of a title. */
	<T extends Window> T window(final Class<T> type, final String title) throws Exception {
		final List<T> found = new ArrayList<>();
		waitFor("the window " + title, () -> {
			for (final Window w : Window.getWindows())
				if (type.isInstance(w) && w.isShowing() && title.equals(title(w))) found.add(type.cast(w));
			return !found.isEmpty();
		});
		IJ.wait(400);
		return found.get(0);
	}

	private static String title(final Window w) {
		return w instanceof Dialog d ? d.getTitle() : w instanceof Frame f ? f.getTitle() : null;
	}

	Dialog dialog(final String title) throws Exception {
		return window(Dialog.class, title);
	}

	interface Condition {
		boolean holds();
	}

	void waitFor(final String what, final Condition condition) throws Exception {
		final long end = System.currentTimeMillis() + PATIENCE;
		while (!condition.holds()) {
			if (System.currentTimeMillis() > end) {
				shoot("missing.png");
				print("missing", what + "; log: " + IJ.getLog());
				System.exit(1);
			}
			Thread.sleep(50);
		}
	}

	static List<Component> all(final Container container, final Class<? extends Component> type) {
		final List<Component> out = new ArrayList<>();
		for (final Component c : container.getComponents()) {
			if (type.isInstance(c)) out.add(c);
			if (c instanceof Container inner) out.addAll(all(inner, type));
		}
		return out;
	}

	static Button button(final Container dialog, final String label) {
		for (final Component c : all(dialog, Button.class))
			if (((Button) c).getLabel().trim().equals(label)) return (Button) c;
		throw new IllegalStateException("no button " + label);
	}

	void click(final Component c) {
		click(c, c.getWidth() / 2, c.getHeight() / 2);
	}

	/** Clicks at a place in a component. */
	void click(final Component c, final int x, final int y) {
		final Point p = c.getLocationOnScreen();
		robot.mouseMove(p.x + x, p.y + y);
		robot.mousePress(InputEvent.BUTTON1_DOWN_MASK);
		robot.mouseRelease(InputEvent.BUTTON1_DOWN_MASK);
		IJ.wait(200);
	}

	void press(final int key) {
		robot.keyPress(key);
		robot.keyRelease(key);
		IJ.wait(200);
	}

	void type(final TextField field, final String text) throws Exception {
		click(field);
		field.selectAll();
		for (final char c : text.toCharArray()) {
			final boolean shift = Character.isUpperCase(c) || c == '_';
			final int key = c == '_' ? KeyEvent.VK_MINUS : KeyEvent.getExtendedKeyCodeForChar(c);
			if (shift) robot.keyPress(KeyEvent.VK_SHIFT);
			robot.keyPress(key);
			robot.keyRelease(key);
			if (shift) robot.keyRelease(KeyEvent.VK_SHIFT);
		}
		waitFor("the typed text " + text + ", not " + field.getText(), () -> field.getText().equals(text));
	}

	void shoot(final String name) throws Exception {
		shoot(name, new Rectangle(Toolkit.getDefaultToolkit().getScreenSize()));
	}

	void shoot(final String name, final Rectangle area) throws Exception {
		screenshots.mkdirs();
		ImageIO.write(robot.createScreenCapture(area), "png", new File(screenshots, name));
	}
}
