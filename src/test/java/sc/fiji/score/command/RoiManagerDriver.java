package sc.fiji.score.command;

import ij.IJ;
import ij.ImageJ;
import ij.ImagePlus;
import ij.gui.OvalRoi;
import ij.gui.PointRoi;
import ij.gui.Roi;
import ij.plugin.frame.RoiManager;

/** Draws on an image in an ImageJ with windows, adds to the ROI Manager, and runs Add Weak Annotations... */
final class RoiManagerDriver {

	private RoiManagerDriver() {}

	/** @param args image, annotation file */
	public static void main(final String[] args) {
		Thread.setDefaultUncaughtExceptionHandler((thread, e) -> System.exit(1));
		new ImageJ();
		MenuCommands.install();
		final ImagePlus image = IJ.openImage(args[0]);
		image.show();
		final RoiManager manager = RoiManager.getRoiManager();
		add(manager, image, new OvalRoi(9, 8, 5, 4), 8, "1:fg");
		add(manager, image, new PointRoi(11, 9), 6, "1:fg");
		add(manager, image, new Roi(2, 2, 20, 16), 7, "box:1");
		IJ.run("Add Weak Annotations...", "structures=1=bone output=" + args[1]);
		System.out.println("log: " + String.valueOf(IJ.getLog()).replace('\n', ' '));
		System.exit(0);
	}

	private static void add(final RoiManager manager, final ImagePlus image, final Roi roi, final int slice,
		final String name)
	{
		image.setSlice(slice);
		image.setRoi(roi);
		manager.runCommand(image, "Add");
		manager.rename(manager.getCount() - 1, name);
	}
}
