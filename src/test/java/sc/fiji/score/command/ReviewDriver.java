package sc.fiji.score.command;

import java.awt.Component;
import java.awt.Container;
import java.awt.Dialog;
import java.awt.Label;
import java.awt.Point;
import java.awt.TextField;
import java.awt.event.KeyEvent;
import java.io.File;
import java.util.Arrays;

import javax.swing.JButton;
import javax.swing.JFrame;
import javax.swing.JTable;
import javax.swing.JTextField;

import ij.IJ;
import ij.ImageJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.ImageCanvas;
import ij.gui.Roi;
import ij.measure.ResultsTable;
import ij.plugin.frame.Recorder;

/** Refines the sample from the menu, decides on its regions with keys and mouse, and looks at what is shown. */
final class ReviewDriver extends WindowDriver {

	private static final String CT = SampleCommand.IMAGE, INITIAL = SampleCommand.MASK;

	private final String model;

	private ReviewDriver(final File screenshots, final String model) throws Exception {
		super(screenshots);
		this.model = model;
	}

	/** Arguments: folder for screenshots, model file, file for the refined mask. */
	public static void main(final String[] args) throws Exception {
		new ImageJ().setLocation(20, 20);
		MenuCommands.install();
		new ReviewDriver(new File(args[0]), args[1]).run(args[2]);
		System.exit(0);
	}

	private void run(final String output) throws Exception {
		IJ.doCommand("SCORE Humerus Phantom (synthetic)");
		waitFor("the sample", () -> WindowManager.getImageCount() == 2);
		final ImagePlus ct = WindowManager.getImage(CT), initial = WindowManager.getImage(INITIAL);
		ct.setSlice(40);
		ct.setDisplayRange(32468, 33968);
		final int before = checksum(ct), maskBefore = checksum(initial);
		final Recorder recorder = new Recorder();
		recorder.setLocation(20, 880);
		final JFrame review = open(ct, output);
		shoot("review-start.png");
		decide(review);
		waitFor("the results", () -> recorder.getText().contains("accept_regions"));
		IJ.wait(500);
		results(ct);
		print("untouched", (before == checksum(ct)) + " " + (maskBefore == checksum(initial)) + " " + ct.getCurrentSlice() +
			" " + (ct.getOverlay() == null));
		print("recorded", recorder.getText().lines().filter(line -> line.contains("Refine...")).findFirst().orElse(""));
		for (final String name : new String[] { "-refined", "-refined-outlines", "-refined-difference" })
			WindowManager.getImage(INITIAL + name).close();
		// Nothing was decided yet, so nothing is asked.
		click(swing(open(ct, ""), "Cancel"));
		waitFor("the end", () -> IJ.getLog().contains("Cancelled"));
		IJ.wait(300);
		print("left", WindowManager.getImageCount() + " images");
	}

	private JFrame open(final ImagePlus ct, final String output) throws Exception {
		WindowManager.setCurrentWindow(ct.getWindow());
		IJ.doCommand("Refine...");
		final Dialog dialog = dialog("Refine...");
		print("suggested", field(dialog, "image").getText() + " " + field(dialog, "mask").getText() + " ");
		type(field(dialog, "model"), model);
		if (!output.isEmpty()) type(field(dialog, "output"), output);
		shoot("refine-review-dialog.png");
		click(button(dialog, "OK"));
		return window(JFrame.class, "Review of " + INITIAL);
	}

	private void decide(final JFrame review) throws Exception {
		final JTable table = (JTable) all(review, JTable.class).get(0);
		print("regions", Integer.toString(table.getRowCount()));
		click(table, 20, table.getRowHeight() / 2);
		waitFor("the list's focus", table::isFocusOwner);
		press(KeyEvent.VK_A);
		print("accepted", table.getValueAt(0, 3) + " " + table.getSelectedRow());
		press(KeyEvent.VK_R);
		press(KeyEvent.VK_A);
		press(KeyEvent.VK_BACK_SPACE);
		print("undone", table.getValueAt(2, 3) + " " + swing(review, "Redo").isEnabled());
		click(swing(review, "Accept this region"));
		pick(table);
		final JTextField reviewer = (JTextField) all(review, JTextField.class).get(0);
		print("user", reviewer.getText());
		click(reviewer);
		press(KeyEvent.VK_END);
		press(KeyEvent.VK_A);
		print("typed", reviewer.getText());
		shoot("review-decided.png");
		final JButton write = (JButton) all(review, JButton.class).stream().filter(c -> "write".equals(c.getName()))
			.findFirst().orElseThrow();
		print("label", write.getText());
		click(write);
	}

	/** Clicks into the picture where the first row's region lies, while another row is chosen. */
	private void pick(final JTable table) {
		final ImagePlus picture = WindowManager.getImage(INITIAL + "-review");
		click(table, 20, table.getRowHeight() / 2);
		final int slice = picture.getCurrentSlice();
		final Roi region = Arrays.stream(picture.getOverlay().toArray()).filter(r -> r.getStroke() != null && r.getStroke()
			.getDashArray() != null).findFirst().orElseThrow();
		final Point[] points = region.getContainedPoints();
		press(KeyEvent.VK_DOWN);
		press(KeyEvent.VK_DOWN);
		picture.setSlice(slice);
		final ImageCanvas canvas = picture.getCanvas();
		final int chosen = table.getSelectedRow();
		final Point p = points[points.length / 2];
		click(canvas, canvas.screenX(p.x), canvas.screenY(p.y));
		print("picked", chosen + " " + table.getSelectedRow() + " " + (slice == picture.getCurrentSlice()));
	}

	private void results(final ImagePlus ct) throws Exception {
		final ImagePlus outlines = WindowManager.getImage(INITIAL + "-refined-outlines"), difference = WindowManager.getImage(
			INITIAL + "-refined-difference"), mask = WindowManager.getImage(INITIAL + "-refined");
		print("slices", outlines.getCurrentSlice() + " " + difference.getCurrentSlice() + " " + mask.getCurrentSlice());
		print("look", outlines.getDisplayRangeMin() + " " + outlines.getDisplayRangeMax() + " " + outlines.getCalibration()
			.equals(ct.getCalibration()));
		print("spacing", mask.getCalibration().pixelWidth + " " + difference.getCalibration().pixelWidth + " " + mask
			.getCalibration().getUnit());
		print("zoom", outlines.getCanvas().getMagnification() + " " + mask.getCanvas().getMagnification() + " " + (outlines
			.getWindow().getX() + 360 < difference.getWindow().getX()));
		print("info", String.valueOf(mask.getProperty("Info")));
		final ResultsTable t = ResultsTable.getResultsTable();
		print("table", String.join(" ", t.getHeadings()));
		print("row", t.getLabel(0));
		print("balance", Double.toString(t.getValue("initial_ml", 0) + t.getValue("added_ml", 0) - t.getValue("removed_ml",
			0) - t.getValue("refined_ml", 0)));
		ResultsTable.getResultsWindow().setBounds(46, 580, 760, 160);
		IJ.wait(400);
		shoot("review-results.png");
	}

	/** The text field of a dialog that follows a label. */
	private static TextField field(final Dialog dialog, final String label) {
		boolean found = false;
		for (final Component c : all(dialog, Component.class)) {
			if (c instanceof Label l) found = l.getText().replace(":", "").trim().equals(label);
			if (found && c instanceof TextField field) return field;
		}
		throw new IllegalStateException("no field " + label);
	}

	private static int checksum(final ImagePlus imp) {
		int out = 1;
		for (int z = 1; z <= imp.getStackSize(); z++) {
			final Object pixels = imp.getStack().getPixels(z);
			out = 31 * out + (pixels instanceof short[] s ? Arrays.hashCode(s) : Arrays.hashCode((byte[]) pixels));
		}
		return out;
	}

	private static JButton swing(final Container window, final String text) {
		return (JButton) all(window, JButton.class).stream().filter(c -> text.equals(((JButton) c).getText())).findFirst()
			.orElseThrow();
	}
}
