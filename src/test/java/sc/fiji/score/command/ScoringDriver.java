package sc.fiji.score.command;

import java.awt.Button;
import java.awt.Component;
import java.awt.Container;
import java.awt.Dialog;
import java.awt.EventQueue;
import java.awt.Frame;
import java.awt.KeyboardFocusManager;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.Toolkit;
import java.awt.Window;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.awt.event.WindowEvent;
import java.io.File;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;

import javax.imageio.ImageIO;
import javax.swing.AbstractButton;
import javax.swing.JLabel;
import javax.swing.JTextField;

import ij.IJ;
import ij.ImageJ;
import ij.WindowManager;

/**
 * Runs inside a plain ImageJ: scores cases in the window with real keys, and prints what it sees, a line per fact. Knows
 * ImageJ only, for SCORE's classes live behind ImageJ's plugin class loader.
 */
final class ScoringDriver {

	private static final long PATIENCE = 30_000, LONGEST = 110_000;
	private static final int[] LABELS = { KeyEvent.VK_O, KeyEvent.VK_U, KeyEvent.VK_M, KeyEvent.VK_N };

	private final Robot robot = new Robot();
	private final File screenshots;
	private final List<Long> delays = Collections.synchronizedList(new ArrayList<>());
	private int presses;

	private ScoringDriver(final File screenshots) throws Exception {
		this.screenshots = screenshots;
		robot.setAutoDelay(8);
	}

	/** Arguments: folder for screenshots; image, mask and feedback of a first case; the same of a second one. */
	public static void main(final String[] args) throws Exception {
		final ImageJ ij = new ImageJ();
		ij.exitWhenQuitting(true);
		final ScoringDriver driver = new ScoringDriver(new File(args[0]));
		watchTheClock();
		driver.watchKeys();
		driver.wholeCase(args[1], args[2], args[3]);
		driver.interruptedCase(args[4], args[5], args[6]);
		System.exit(0);
	}

	/** Says where it hangs, before the test gives up. */
	private static void watchTheClock() {
		final Thread watch = new Thread(() -> {
			try {
				Thread.sleep(LONGEST);
			}
			catch (final InterruptedException e) {
				return;
			}
			Thread.getAllStackTraces().forEach((thread, trace) -> {
				System.out.println(thread.getName());
				for (final StackTraceElement e : trace)
					System.out.println("  at " + e);
			});
			Runtime.getRuntime().halt(1);
		});
		watch.setDaemon(true);
		watch.start();
	}

	/** From a key in the event queue until all that it set off, painting too, was done there. */
	private void watchKeys() {
		KeyboardFocusManager.getCurrentKeyboardFocusManager().addKeyEventDispatcher(e -> {
			if (e.getID() == KeyEvent.KEY_PRESSED) {
				final long start = System.nanoTime();
				EventQueue.invokeLater(() -> EventQueue.invokeLater(() -> delays.add((System.nanoTime() - start) / 1_000_000)));
			}
			return false;
		});
	}

	private void wholeCase(final String image, final String mask, final String feedback) throws Exception {
		final long start = System.nanoTime();
		final Frame frame = open(image, mask, feedback);
		print("opened", String.valueOf((System.nanoTime() - start) / 1_000_000));
		print("start", count(frame));
		presses = 0;
		for (int r = 0; r < 24; r++)
			region(r);
		waitFor("the last region", () -> count(frame).startsWith("All"));
		print("whole", presses + "|" + count(frame));
		shoot("scoring-whole.png");
		close(frame);
		waitFor("the window to close without a question", () -> !frame.isShowing());
		print("images", String.valueOf(WindowManager.getImageCount()));
		final List<Long> sorted = new ArrayList<>(delays);
		Collections.sort(sorted);
		print("delay", sorted.get(sorted.size() / 2) + "|" + sorted.get(sorted.size() - 1));
	}

	private void interruptedCase(final String image, final String mask, final String feedback) throws Exception {
		Frame frame = open(image, mask, feedback);
		for (int r = 0; r < 5; r++)
			region(r);
		press(KeyEvent.VK_BACK_SPACE);
		print("undone", count(frame));
		robot.keyPress(KeyEvent.VK_CONTROL);
		robot.keyPress(KeyEvent.VK_SHIFT);
		press(KeyEvent.VK_Z);
		robot.keyRelease(KeyEvent.VK_SHIFT);
		robot.keyRelease(KeyEvent.VK_CONTROL);
		robot.waitForIdle();
		print("redone", count(frame));
		press(KeyEvent.VK_SPACE);
		notes(frame);
		inImageWindow(frame);
		press(KeyEvent.VK_F);
		robot.waitForIdle();
		close(frame);
		final Dialog question = dialog("Score Regions");
		shoot("scoring-close.png");
		click(button(question, "Close"));
		final Frame closed = frame;
		waitFor("the window to close", () -> !closed.isShowing());
		frame = open(image, mask, feedback);
		print("again", count(frame));
		new Thread(() -> IJ.run("Score Regions...", options(image, mask, feedback)), "Run$_Twice").start();
		click(button(dialog("SCORE"), "OK"));
		final Frame last = frame;
		click(find(frame, "count"));
		waitFor("the focus to come back", last::isFocused);
		for (int r = 7; r < 24; r++)
			region(r);
		waitFor("the last region", () -> count(last).startsWith("All"));
		close(frame);
		waitFor("the window to close", () -> !last.isShowing());
		print("results", String.valueOf(WindowManager.getFrame("Results") != null));
		print("log", String.valueOf(IJ.getLog()).replace("\n", " "));
	}

	/** A note with a digit, which must not become a score. */
	private void notes(final Frame frame) throws Exception {
		press(KeyEvent.VK_TAB);
		final JTextField field = (JTextField) find(frame, "notes");
		waitFor("the notes", field::isFocusOwner);
		press(KeyEvent.VK_T);
		press(KeyEvent.VK_1);
		press(KeyEvent.VK_ENTER);
		waitFor("the notes to end", () -> !field.isFocusOwner());
	}

	/** The keys work in ImageJ's window, too, and ImageJ's own shortcut for M (Measure) does not. */
	private void inImageWindow(final Frame frame) throws Exception {
		final Window image = WindowManager.getCurrentImage().getWindow();
		final String before = count(frame);
		click(WindowManager.getCurrentImage().getCanvas());
		waitFor("the image window's focus", image::isFocused);
		press(KeyEvent.VK_2);
		press(KeyEvent.VK_M);
		waitFor("the score in ImageJ's window", () -> !count(frame).equals(before));
		print("there", count(frame));
		press(KeyEvent.VK_3);
		press(KeyEvent.VK_N);
		robot.waitForIdle();
	}

	private void region(final int r) {
		press(KeyEvent.VK_1 + r % 5);
		press(LABELS[r % 4]);
	}

	private void press(final int key) {
		robot.keyPress(key);
		robot.keyRelease(key);
		robot.waitForIdle();
		presses++;
	}

	private static String options(final String image, final String mask, final String feedback) {
		return "image=[" + image + "] mask=[" + mask + "] feedback=[" + feedback + "] rater=tester";
	}

	private Frame open(final String image, final String mask, final String feedback) throws Exception {
		final Thread run = new Thread(() -> IJ.run("Score Regions...", options(image, mask, feedback)), "Run$_Score");
		run.start();
		final Frame[] found = new Frame[1];
		waitFor("the scoring window", () -> {
			for (final Frame f : Frame.getFrames())
				if (f.isShowing() && f.getTitle().startsWith("SCORE: ")) found[0] = f;
			return found[0] != null;
		});
		waitFor("its focus", found[0]::isFocused);
		robot.waitForIdle();
		return found[0];
	}

	private static void close(final Frame frame) {
		EventQueue.invokeLater(() -> frame.dispatchEvent(new WindowEvent(frame, WindowEvent.WINDOW_CLOSING)));
	}

	private static String count(final Frame frame) {
		return ((JLabel) find(frame, "count")).getText();
	}

	private Dialog dialog(final String title) throws Exception {
		final Dialog[] found = new Dialog[1];
		waitFor("the dialog " + title, () -> {
			for (final Window w : Window.getWindows())
				if (w instanceof Dialog d && d.isShowing() && title.equals(d.getTitle())) found[0] = d;
			return found[0] != null;
		});
		IJ.wait(300);
		return found[0];
	}

	private static Component button(final Container in, final String text) {
		for (final Component c : in.getComponents()) {
			if (c instanceof AbstractButton b && text.equals(b.getText())) return c;
			if (c instanceof Button b && text.equals(b.getLabel().trim())) return c;
			final Component inner = c instanceof Container x ? button(x, text) : null;
			if (inner != null) return inner;
		}
		return null;
	}

	private static Component find(final Container in, final String name) {
		for (final Component c : in.getComponents()) {
			if (name.equals(c.getName())) return c;
			final Component inner = c instanceof Container x ? find(x, name) : null;
			if (inner != null) return inner;
		}
		return null;
	}

	private void click(final Component c) {
		final Point p = c.getLocationOnScreen();
		robot.mouseMove(p.x + c.getWidth() / 2, p.y + c.getHeight() / 2);
		robot.mousePress(InputEvent.BUTTON1_DOWN_MASK);
		robot.mouseRelease(InputEvent.BUTTON1_DOWN_MASK);
		robot.waitForIdle();
	}

	private void waitFor(final String what, final BooleanSupplier condition) throws Exception {
		final long end = System.currentTimeMillis() + PATIENCE;
		while (!condition.getAsBoolean()) {
			if (System.currentTimeMillis() > end) {
				shoot("missing-scoring.png");
				print("missing", what + "; log: " + IJ.getLog());
				System.exit(1);
			}
			Thread.sleep(20);
		}
	}

	private void shoot(final String name) throws Exception {
		screenshots.mkdirs();
		ImageIO.write(robot.createScreenCapture(new Rectangle(Toolkit.getDefaultToolkit().getScreenSize())), "png", new File(
			screenshots, name));
	}

	private static void print(final String key, final String value) {
		System.out.println(key + ": " + value);
	}
}
