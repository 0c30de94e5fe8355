package sc.fiji.score.ui.scoring;

import java.awt.Component;
import java.awt.Container;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.Toolkit;
import java.awt.Window;
import java.awt.event.KeyEvent;
import java.nio.file.Files;
import java.nio.file.Path;

import javax.imageio.ImageIO;
import javax.swing.JButton;
import javax.swing.JDialog;
import javax.swing.text.JTextComponent;

import ij.ImageJ;

import sc.fiji.score.scoring.CohortOrder;
import sc.fiji.score.scoring.ScoringCohort;

/** Scores the calibration case of a cohort with real keys, repeats it, and goes on to the real cases without; prints what it sees. */
final class CalibrationDriver {

	private CalibrationDriver() {}

	/** Arguments: the cohort's folder, and the picture to write. */
	public static void main(final String[] args) throws Exception {
		new ImageJ();
		final Robot robot = new Robot();
		robot.setAutoDelay(8);
		final ScoringWindow window = ScoringWindow.open(new CohortRun(ScoringCohort.open(Path.of(args[0])), "tester",
			CohortOrder.NAME, 1, s -> s));
		CohortDriver.waitFor("the focus", () -> window.frame().isFocused());
		final Path first = window.session().file();
		CohortDriver.print("first", first.getParent().getFileName() + "/" + first.getFileName());
		click(robot, window, "confirm-guideline");
		CohortDriver.waitFor("the confirmation", () -> window.session().confirmedGuideline() != null);
		for (int r = window.session().progress().open(); r > 0; r--) {
			press(robot, KeyEvent.VK_2);
			press(robot, KeyEvent.VK_O);
		}
		CohortDriver.waitFor("the report", () -> text(window, "calibration-report").contains("tester against expert Eva"));
		CohortDriver.print("verdict", text(window, "calibration-verdict").replace('\n', ' '));
		press(robot, KeyEvent.VK_SPACE);
		CohortDriver.print("stays", String.valueOf(window.session().file().equals(first)));
		robot.delay(500);
		Files.createDirectories(Path.of(args[1]).toAbsolutePath().getParent());
		ImageIO.write(robot.createScreenCapture(new Rectangle(Toolkit.getDefaultToolkit().getScreenSize())), "png", Path.of(
			args[1]).toFile());
		click(robot, window, "calibration-repeat");
		CohortDriver.waitFor("the second round", () -> !window.session().file().equals(first));
		final Path again = window.session().file();
		CohortDriver.print("again", again.getParent().getFileName() + "/" + again.getFileName() + "|" + window.session()
			.progress().open());
		robot.delay(500);
		click(robot, window, "key-Calibration");
		click(robot, window, "calibration-begin");
		CohortDriver.waitFor("the question", () -> answer("Begin without it") != null);
		ScoringScreenshots.click(robot, answer("Begin without it"));
		CohortDriver.waitFor("the real case", () -> !window.session().file().equals(again));
		final Path second = window.session().file();
		CohortDriver.print("second", second.getParent().getFileName() + "/" + second.getFileName());
		System.exit(0);
	}

	private static void click(final Robot robot, final ScoringWindow window, final String name) throws Exception {
		ScoringScreenshots.click(robot, ScoringScreenshots.find(window.frame(), name));
	}

	/** A button of the dialog that is open, or null. */
	private static Component answer(final String text) {
		for (final Window w : Window.getWindows())
			if (w instanceof JDialog dialog && dialog.isShowing()) {
				final Component found = button(dialog.getRootPane(), text);
				if (found != null) return found;
			}
		return null;
	}

	private static Component button(final Container in, final String text) {
		for (final Component c : in.getComponents()) {
			if (c instanceof JButton b && text.equals(b.getText())) return c;
			final Component deeper = c instanceof Container inner ? button(inner, text) : null;
			if (deeper != null) return deeper;
		}
		return null;
	}

	private static String text(final ScoringWindow window, final String name) {
		return ((JTextComponent) ScoringScreenshots.find(window.frame(), name)).getText();
	}

	private static void press(final Robot robot, final int key) {
		robot.keyPress(key);
		robot.keyRelease(key);
		robot.waitForIdle();
	}
}
