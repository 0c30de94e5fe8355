package sc.fiji.score.command;

import java.awt.Rectangle;
import java.awt.Toolkit;
import java.awt.event.KeyEvent;
import java.io.File;

import ij.IJ;
import ij.ImageJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.PlotWindow;

/** Trains in an ImageJ with windows, watches the curves grow, and stops with Esc. */
final class TrainingDriver extends WindowDriver {

	private TrainingDriver(final File screenshots) throws Exception {
		super(screenshots);
	}

	/** Arguments: folder for screenshots, options of Train..., title of the curves. */
	public static void main(final String[] args) throws Exception {
		new ImageJ().setLocation(20, 20);
		MenuCommands.install();
		new TrainingDriver(new File(args[0])).run(args[1], args[2]);
		System.exit(0);
	}

	private void run(final String options, final String title) throws Exception {
		final Thread training = new Thread(() -> IJ.run("Train...", options), "training");
		// A cancelled command ends the script that ran it.
		training.setUncaughtExceptionHandler((thread, e) -> print("script", String.valueOf(e.getMessage())));
		training.start();
		waitFor("the curves", () -> WindowManager.getImage(title) != null);
		final ImagePlus curves = WindowManager.getImage(title);
		waitFor("three rounds", () -> points(curves) >= 3);
		print("windows", WindowManager.getImageCount() + " " + (curves == WindowManager.getImage(title)));
		final Rectangle screen = new Rectangle(Toolkit.getDefaultToolkit().getScreenSize());
		click(curves.getCanvas(), 5, 5);
		curves.deleteRoi();
		shoot("training-curves.png", screen);
		final long asked = System.currentTimeMillis();
		press(KeyEvent.VK_ESCAPE);
		waitFor("the end of the training", () -> !training.isAlive());
		print("stopped", (System.currentTimeMillis() - asked) + " ms");
		waitFor("the message", () -> IJ.getLog().contains("best model so far"));
		shoot("training-stopped.png", screen);
		print("log", IJ.getLog());
	}

	private static int points(final ImagePlus curves) {
		return curves.getWindow() instanceof PlotWindow w && w.getPlot() != null ? w.getXValues().length : 0;
	}
}
