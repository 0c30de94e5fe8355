package sc.fiji.score.command;

import java.awt.Choice;
import java.awt.Component;
import java.awt.Container;
import java.awt.Dialog;
import java.awt.Label;
import java.awt.Menu;
import java.awt.MenuItem;
import java.awt.TextField;
import java.awt.Window;
import java.awt.event.ActionEvent;
import java.io.File;
import java.util.ArrayList;
import java.util.List;

import javax.swing.JEditorPane;

import ij.IJ;
import ij.ImageJ;
import ij.Menus;
import ij.WindowManager;
import ij.plugin.frame.Recorder;

/**
 * Runs inside a plain ImageJ: opens SCORE's dialogs from the menu and fills one with mouse and keyboard.
 */
final class MenuDriver extends WindowDriver {

	private MenuDriver(final File screenshots) throws Exception {
		super(screenshots);
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
		click(button(refine, "Help"));
		final Window help = helpOf(refine);
		print("help", pageOf(help));
		shoot("refine-help.png");
		help.dispose();
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

	private Window helpOf(final Dialog dialog) throws Exception {
		waitFor("the help", () -> dialog.getOwnedWindows().length > 0 && dialog.getOwnedWindows()[0].isShowing());
		IJ.wait(400);
		return dialog.getOwnedWindows()[0];
	}

	private static String pageOf(final Window help) throws Exception {
		for (final Component c : all(help, JEditorPane.class))
			return ((JEditorPane) c).getDocument().getText(0, ((JEditorPane) c).getDocument().getLength());
		return "";
	}

	/** As ImageJ hears of a chosen menu item; the way of the mouse through native menus differs between systems. */
	private static void choose(final Menu menu, final String label) {
		for (int i = 0; i < menu.getItemCount(); i++) {
			final MenuItem item = menu.getItem(i);
			if (item.getLabel().equals(label)) item.dispatchEvent(new ActionEvent(item, ActionEvent.ACTION_PERFORMED, label));
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
}
