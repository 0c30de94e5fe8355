package sc.fiji.score.ui.scoring;

import java.awt.Component;
import java.awt.Container;
import java.awt.EventQueue;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.Toolkit;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;

import javax.imageio.ImageIO;
import javax.swing.AbstractButton;

import ij.IJ;
import ij.ImageJ;

import sc.fiji.score.benchmark.PhantomCase;
import sc.fiji.score.io.VolumeFiles;
import sc.fiji.score.scoring.CohortOrder;
import sc.fiji.score.scoring.ScoringCohort;
import sc.fiji.score.scoring.ScoringSetup;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Structure;

/** Takes pictures of the scoring window in every state, on phantoms. Run by hand; the guide's pictures are these. */
final class ScoringScreenshots {

	private ScoringScreenshots() {}

	/** Arguments: folder for the case, folder for the pictures, prefix. */
	public static void main(final String[] args) throws Exception {
		final Path dir = Files.createDirectories(Path.of(args[0]));
		final Path image = dir.resolve("images/phantom_0007.nii.gz"), mask = dir.resolve("initial/phantom_0007.nii.gz");
		if (!Files.exists(mask)) {
			final PhantomCase c = PhantomCase.of(7, Geometry.of(160, 160, 120, 0.9, 0.9, 1.2));
			Files.createDirectories(image.getParent());
			Files.createDirectories(mask.getParent());
			VolumeFiles.write(c.image(), image);
			VolumeFiles.writeMask(c.initial(), mask);
		}
		new ImageJ();
		final Path feedback = dir.resolve("feedback/phantom_0007.json");
		Files.deleteIfExists(feedback);
		final ScoringSetup setup = new ScoringSetup().setMask(mask).optImage(image).setFeedback(feedback).setRater("A. Rater")
			.optStructure(new Structure(0, "humerus"));
		final ScoringWindow window = ScoringWindow.open(OpenedCase.of(setup, image));
		IJ.wait(1500);
		final Robot robot = new Robot();
		robot.setAutoDelay(30);
		shoot(robot, args, "start");
		final int[] labels = { KeyEvent.VK_O, KeyEvent.VK_U, KeyEvent.VK_M, KeyEvent.VK_N };
		for (int i = 0; i < 13; i++) {
			press(robot, KeyEvent.VK_1 + (i * 3 + 1) % 5);
			if (i < 12) press(robot, labels[i * 7 % 4]);
		}
		IJ.wait(800);
		shoot(robot, args, "half-way");
		robot.keyPress(KeyEvent.VK_SHIFT);
		press(robot, KeyEvent.VK_SLASH);
		robot.keyRelease(KeyEvent.VK_SHIFT);
		IJ.wait(500);
		shoot(robot, args, "keys");
		press(robot, KeyEvent.VK_ESCAPE);
		for (int i = 12; i < 24; i++) {
			press(robot, KeyEvent.VK_1 + (i * 3 + 1) % 5);
			press(robot, labels[i * 7 % 4]);
		}
		IJ.wait(800);
		shoot(robot, args, "done");
		EventQueue.invokeLater(() -> ((AbstractButton) find(window.frame(), "key-Regions...")).doClick());
		IJ.wait(800);
		shoot(robot, args, "regions");
		press(robot, KeyEvent.VK_ESCAPE);
		IJ.wait(300);
		EventQueue.invokeAndWait(window::close);
		cohort(dir, args, robot);
		System.exit(0);
	}

	private static void cohort(final Path dir, final String[] args, final Robot robot) throws Exception {
		for (int seed = 8; seed <= 11; seed++) {
			final String name = "phantom_%04d.nii.gz".formatted(seed);
			if (Files.exists(dir.resolve("initial").resolve(name))) continue;
			final PhantomCase c = PhantomCase.of(seed, Geometry.of(160, 160, 120, 0.9, 0.9, 1.2));
			VolumeFiles.write(c.image(), dir.resolve("images").resolve(name));
			VolumeFiles.writeMask(c.initial(), dir.resolve("initial").resolve(name));
		}
		Files.writeString(dir.resolve("guideline.md"), String.join("\n", "# Scoring humerus masks", "",
			"Judge the **outline**, not the filling. Count what is too much and what is missing together.", "", "## Look at",
			"- the cortex: the outline runs along its *outer* edge", "- the joint: no bone of the glenoid belongs to the mask",
			"- the cut end of the shaft does not count", "", "## When in doubt", "1. Take the lower score.",
			"2. Flag the region (`F`) and say why in the notes."));
		for (int seed = 8; seed <= 11; seed++)
			Files.deleteIfExists(dir.resolve("feedback/phantom_%04d.json".formatted(seed)));
		final ScoringWindow window = ScoringWindow.open(new CohortRun(ScoringCohort.open(dir), "A. Rater", CohortOrder.NAME,
			1, s -> s));
		IJ.wait(1500);
		shoot(robot, args, "guideline");
		click(robot, find(window.frame(), "confirm-guideline"));
		IJ.wait(300);
		for (int i = 0; i < 9; i++) {
			press(robot, KeyEvent.VK_1 + (i * 3 + 1) % 5);
			press(robot, KeyEvent.VK_U);
		}
		press(robot, KeyEvent.VK_F);
		click(robot, find(window.frame(), "key-Cases"));
		IJ.wait(800);
		shoot(robot, args, "cohort");
		EventQueue.invokeLater(window::close);
		IJ.wait(800);
		shoot(robot, args, "closing");
	}

	static Component find(final Container in, final String name) {
		for (final Component c : in.getComponents()) {
			if (name.equals(c.getName())) return c;
			final Component inner = c instanceof Container x ? find(x, name) : null;
			if (inner != null) return inner;
		}
		return null;
	}

	static void click(final Robot robot, final Component c) {
		final Point p = c.getLocationOnScreen();
		robot.mouseMove(p.x + c.getWidth() / 2, p.y + c.getHeight() / 2);
		robot.mousePress(InputEvent.BUTTON1_DOWN_MASK);
		robot.mouseRelease(InputEvent.BUTTON1_DOWN_MASK);
		IJ.wait(150);
	}

	private static void press(final Robot robot, final int key) {
		robot.keyPress(key);
		robot.keyRelease(key);
	}

	private static void shoot(final Robot robot, final String[] args, final String name) throws Exception {
		robot.waitForIdle();
		final File folder = new File(args[1]);
		folder.mkdirs();
		ImageIO.write(robot.createScreenCapture(new Rectangle(Toolkit.getDefaultToolkit().getScreenSize())), "png", new File(
			folder, args[2] + name + ".png"));
	}
}
