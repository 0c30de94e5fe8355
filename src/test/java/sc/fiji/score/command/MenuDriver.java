package sc.fiji.score.command;

import java.awt.Button;
import java.awt.Choice;
import java.awt.Component;
import java.awt.Container;
import java.awt.Dialog;
import java.awt.Label;
import java.awt.Menu;
import java.awt.MenuItem;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.TextField;
import java.awt.Toolkit;
import java.awt.Window;
import java.awt.event.ActionEvent;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.io.File;
import java.util.ArrayList;
import java.util.List;

import javax.imageio.ImageIO;

import ij.IJ;
import ij.ImageJ;
import ij.Menus;
import ij.WindowManager;
import ij.plugin.frame.Recorder;

/**
 * Runs inside a plain ImageJ: opens SCORE's dialogs from the menu, fills one with mouse and keyboard, and prints what
 * it sees, a line per fact. Knows ImageJ only, for SCORE's classes live behind ImageJ's plugin class loader.
 */
final class MenuDriver {

	private static final long PATIENCE = 20_000;

	private final Robot robot = new Robot();
	private final File screenshots;

	private MenuDriver(final File screenshots) throws Exception {
		this.screenshots = screenshots;
		robot.setAutoDelay(15);
	}

	/** Arguments: folder for screenshots, mask file, file for the regions. */
	public static void main(final String[] args) throws Exception {
		final ImageJ ij = new ImageJ();
		ij.exitWhenQuitting(true);
		final MenuDriver driver = new MenuDriver(new File(args[0]));
		driver.run(args[1], args[2]);
		System.exit(0);
	}

	private void run(final String mask, final String output) throws Exception {
		final Menu menu = Menus.getImageJMenu("Plugins>SCORE");
		final List<String> labels = new ArrayList<>();
		for (int i = 0; i < menu.getItemCount(); i++)
			labels.add(menu.getItem(i).getLabel());
		print("menu", String.join("|", labels));
		final Recorder recorder = new Recorder();
		choose(menu, "Refine...");
		final Dialog refine = dialog("Refine...");
		print("refine", String.join("|", fields(refine)));
		shoot("refine-dialog.png");
		click(button(refine, "Cancel"));
		choose(menu, "Partition Regions...");
		final Dialog partition = dialog("Partition Regions...");
		final List<Component> texts = all(partition, TextField.class);
		type((TextField) texts.get(0), mask);
		type((TextField) texts.get(3), "3");
		type((TextField) texts.get(9), output);
		final Choice show = (Choice) all(partition, Choice.class).get(0);
		show.select("yes");
		shoot("partition-dialog.png");
		click(button(partition, "OK"));
		waitFor("the regions' window", () -> WindowManager.getImageCount() > 0);
		IJ.wait(500);
		shoot("partition-result.png");
		print("image", WindowManager.getCurrentImage().getTitle() + "|" + WindowManager.getCurrentImage().getCalibration()
			.pixelDepth);
		waitFor("the recorded line", () -> recorder.getText().contains("Partition"));
		print("recorded", recorder.getText().trim().replace("\n", " "));
		WindowManager.closeAllWindows();
		IJ.newImage("seg", "8-bit black", 9, 8, 7);
		IJ.newImage("ct", "16-bit black", 9, 8, 7);
		choose(menu, "Refine...");
		final Dialog suggestion = dialog("Refine...");
		print("suggested", String.join("|", fields(suggestion)));
		shoot("refine-suggestion.png");
		click(button(suggestion, "Cancel"));
		WindowManager.closeAllWindows();
		choose(menu, "Evaluate...");
		click(button(dialog("Evaluate..."), "OK"));
		final Dialog error = dialog("SCORE");
		shoot("error-dialog.png");
		click(button(error, "OK"));
		print("log", String.valueOf(IJ.getLog()).replace("\n", " "));
	}

	private static void print(final String key, final String value) {
		System.out.println(key + ": " + value);
	}

	/** As ImageJ hears of a chosen menu item; the way of the mouse through native menus differs between systems. */
	private static void choose(final Menu menu, final String label) {
		for (int i = 0; i < menu.getItemCount(); i++) {
			final MenuItem item = menu.getItem(i);
			if (item.getLabel().equals(label)) item.dispatchEvent(new ActionEvent(item, ActionEvent.ACTION_PERFORMED, label));
		}
	}

	private Dialog dialog(final String title) throws Exception {
		final Dialog[] found = new Dialog[1];
		waitFor("the dialog " + title, () -> {
			for (final Window w : Window.getWindows())
				if (w instanceof Dialog d && d.isShowing() && title.equals(d.getTitle())) found[0] = d;
			return found[0] != null;
		});
		IJ.wait(400);
		return found[0];
	}

	private interface Condition {
		boolean holds();
	}

	private void waitFor(final String what, final Condition condition) throws Exception {
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

	/** Labels of a dialog with the value of the field that follows each. */
	private static List<String> fields(final Container dialog) {
		final List<String> out = new ArrayList<>();
		for (final Component c : all(dialog, Component.class)) {
			if (c instanceof Label label) out.add(label.getText().replace(":", "").trim() + "=");
			if (out.isEmpty()) continue;
			final int last = out.size() - 1;
			if (c instanceof TextField field) out.set(last, out.get(last) + field.getText());
			if (c instanceof Choice choice) out.set(last, out.get(last) + choice.getSelectedItem());
		}
		return out;
	}

	private static List<Component> all(final Container container, final Class<? extends Component> type) {
		final List<Component> out = new ArrayList<>();
		for (final Component c : container.getComponents()) {
			if (type.isInstance(c)) out.add(c);
			if (c instanceof Container inner) out.addAll(all(inner, type));
		}
		return out;
	}

	private static Button button(final Container dialog, final String label) {
		for (final Component c : all(dialog, Button.class))
			if (((Button) c).getLabel().trim().equals(label)) return (Button) c;
		throw new IllegalStateException("no button " + label);
	}

	private void click(final Component c) {
		final Point p = c.getLocationOnScreen();
		robot.mouseMove(p.x + c.getWidth() / 2, p.y + c.getHeight() / 2);
		robot.mousePress(InputEvent.BUTTON1_DOWN_MASK);
		robot.mouseRelease(InputEvent.BUTTON1_DOWN_MASK);
		IJ.wait(200);
	}

	private void type(final TextField field, final String text) throws Exception {
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

	private void shoot(final String name) throws Exception {
		screenshots.mkdirs();
		ImageIO.write(robot.createScreenCapture(new Rectangle(Toolkit.getDefaultToolkit().getScreenSize())), "png", new File(
			screenshots, name));
	}
}
