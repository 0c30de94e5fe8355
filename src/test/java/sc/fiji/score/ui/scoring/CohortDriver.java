package sc.fiji.score.ui.scoring;

import java.awt.EventQueue;
import java.awt.Robot;
import java.awt.event.KeyEvent;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

import ij.IJ;
import ij.ImageJ;

import sc.fiji.score.scoring.CohortOrder;
import sc.fiji.score.scoring.ScoringCohort;

/** Scores the first case of a cohort with real keys and goes on to the second one; prints what it sees. */
final class CohortDriver {

	private static final long PATIENCE = 30_000;

	private final Robot robot = new Robot();

	private CohortDriver() throws Exception {
		robot.setAutoDelay(8);
	}

	/** Argument: the cohort's folder. */
	public static void main(final String[] args) throws Exception {
		new ImageJ();
		new CohortDriver().run(Path.of(args[0]));
		System.exit(0);
	}

	private void run(final Path dir) throws Exception {
		final ScoringWindow window = ScoringWindow.open(new CohortRun(ScoringCohort.open(dir), "tester", CohortOrder.NAME, 1,
			s -> s.optRepeatShare(0)));
		waitFor("the focus", () -> window.frame().isFocused());
		print("first", window.session().caseName());
		press(KeyEvent.VK_3);
		print("unread", window.session().progress().open() + "|" + window.session().status(1).score());
		ScoringScreenshots.click(robot, ScoringScreenshots.find(window.frame(), "confirm-guideline"));
		waitFor("the confirmation", () -> window.session().confirmedGuideline() != null);
		press(KeyEvent.VK_F);
		for (int r = 0; r < 24; r++) {
			press(KeyEvent.VK_4);
			press(KeyEvent.VK_O);
		}
		print("done", window.session().progress().done() + "|" + window.session().progress().flagged());
		press(KeyEvent.VK_SPACE);
		waitFor("the next case", () -> !window.session().caseName().equals("case_1"));
		waitFor("its confirmation", () -> window.session().confirmedGuideline() != null);
		waitFor("the focus", () -> window.frame().isFocused());
		print("second", window.session().caseName() + "|" + window.frame().getTitle());
		press(KeyEvent.VK_S);
		press(KeyEvent.VK_DOWN);
		print("skipped", window.session().status(1).state() + "|" + window.session().current());
		EventQueue.invokeLater(window::close);
		IJ.wait(500);
		press(KeyEvent.VK_ENTER);
		IJ.wait(200);
		print("kept", String.valueOf(window.isOpen()));
	}

	private void press(final int key) {
		robot.keyPress(key);
		robot.keyRelease(key);
		robot.waitForIdle();
	}

	static void waitFor(final String what, final BooleanSupplier condition) throws Exception {
		final long end = System.currentTimeMillis() + PATIENCE;
		while (!condition.getAsBoolean()) {
			if (System.currentTimeMillis() > end) {
				print("missing", what);
				System.exit(1);
			}
			Thread.sleep(20);
		}
	}

	static void print(final String key, final String value) {
		System.out.println(key + ": " + value);
	}
}
