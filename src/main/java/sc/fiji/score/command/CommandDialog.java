package sc.fiji.score.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.util.Types;

import ij.gui.GenericDialog;
import ij.plugin.frame.Recorder;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.ui.UserGuide;

/**
 * Asks for a command's inputs with ImageJ's own dialog, as Fiji does with SciJava's. Labels are the names of the
 * parameters, so that the recorder writes the keys that both understand.
 */
final class CommandDialog {

	private static final int PATH_COLUMNS = 32;
	private static final String HINT = "Images: the title of an open image, or a file. Help explains every field.";

	private CommandDialog() {}

	/** @return false if the user cancelled */
	static boolean fill(final Module module) {
		final List<ModuleItem<?>> items = new ArrayList<>();
		for (final ModuleItem<?> item : module.getInfo().inputs())
			if (MacroInputs.isValue(item)) items.add(item);
		final GenericDialog dialog = new GenericDialog(module.getInfo().getLabel());
		dialog.addMessage(module.getInfo().getDescription() + "\n" + HINT);
		for (final ModuleItem<?> item : items)
			add(dialog, item, module.getInput(item.getName()));
		dialog.addHelp("<html><h3>" + module.getInfo().getLabel() + "</h3><p>" + module.getInfo().getDescription() +
			"</p><dl>" + help(items) + "</dl>" + guide(module.getInfo().getLabel()) + "</html>");
		dialog.showDialog();
		if (dialog.wasCanceled()) {
			// Else the recorder would write a line for a command that did not run.
			Recorder.setCommand(null);
			return false;
		}
		for (final ModuleItem<?> item : items)
			MacroInputs.set(module, item, next(dialog, item));
		return true;
	}

	private static void add(final GenericDialog dialog, final ModuleItem<?> item, final Object value) {
		final String name = item.getName(), style = String.valueOf(item.getWidgetStyle());
		if (!isText(item)) dialog.addNumericField(name, ((Number) value).doubleValue());
		else if (hasChoices(item)) dialog.addChoice(name, choices(item), String.valueOf(value));
		else if (style.contains("directory")) dialog.addDirectoryField(name, text(value), PATH_COLUMNS);
		else if (style.contains("file") || style.contains("save")) dialog.addFileField(name, text(value), PATH_COLUMNS);
		else dialog.addStringField(name, text(value), PATH_COLUMNS / 2);
	}

	/** The next value as text; numbers have been checked by the dialog. */
	private static String next(final GenericDialog dialog, final ModuleItem<?> item) {
		if (isText(item)) return hasChoices(item) ? dialog.getNextChoice() : dialog.getNextString().trim();
		final double v = dialog.getNextNumber();
		if (dialog.invalidNumber()) throw new ScoreException(item.getName() + " has to be a number: " + dialog
			.getErrorMessage() + ".");
		return Double.toString(v);
	}

	private static boolean isText(final ModuleItem<?> item) {
		return Types.isAssignable(item.getType(), String.class);
	}

	private static boolean hasChoices(final ModuleItem<?> item) {
		return item.getChoices() != null && !item.getChoices().isEmpty();
	}

	private static String[] choices(final ModuleItem<?> item) {
		return item.getChoices().stream().map(String::valueOf).toArray(String[]::new);
	}

	private static String text(final Object value) {
		return value == null ? "" : value.toString();
	}

	private static String help(final List<ModuleItem<?>> items) {
		final StringBuilder out = new StringBuilder();
		for (final ModuleItem<?> item : items)
			out.append("<dt><b>").append(item.getName()).append("</b></dt><dd>").append(item.getDescription()).append("</dd>");
		return out.toString();
	}

	/** The guide's section of a command is named after its first word: score refine. */
	private static String guide(final String label) {
		final String section = UserGuide.section("score " + label.replaceAll("[ .].*", "").toLowerCase(Locale.ROOT));
		return section.isEmpty() ? "" : "<hr>" + section;
	}
}
