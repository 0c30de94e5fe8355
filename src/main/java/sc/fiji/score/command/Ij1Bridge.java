package sc.fiji.score.command;

import org.scijava.command.Command;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandModule;
import org.scijava.module.ModuleException;
import org.scijava.module.ModuleRunner;
import org.scijava.plugin.Plugin;

import ij.IJ;
import ij.Macro;
import ij.plugin.PlugIn;

import sc.fiji.score.common.ScoreException;

/**
 * Runs a SciJava command from the menu or a macro of a plain ImageJ 1.x; {@code plugins.config} names it, with the
 * class of the command as argument. In Fiji the SciJava commands of the same menu entries run instead of it.
 * <p>
 * Inputs come from the macro's options where there are any, else from a dialog; without a display the defaults count.
 */
public final class Ij1Bridge implements PlugIn {

	/** @param commandClass name of the command's class */
	@Override
	public void run(final String commandClass) {
		try {
			final CommandModule module = new CommandModule(info(commandClass));
			final String options = Macro.getOptions();
			if (options != null || IJ.getInstance() == null) MacroInputs.fill(module, options == null ? "" : options);
			else {
				module.initialize();
				if (!MacroInputs.keys(module).isEmpty() && !CommandDialog.fill(module)) return;
			}
			final RecordedInputs recorded = new RecordedInputs(module);
			new ModuleRunner(PluginContext.get(), module, null, null).run();
			recorded.recordChanges();
		}
		catch (final ModuleException | ScoreException e) {
			Failures.report(e);
		}
	}

	/** The command with the label and parameters that its annotations state. */
	static CommandInfo info(final String commandClass) {
		try {
			final Class<? extends Command> c = Class.forName(commandClass, true, Ij1Bridge.class.getClassLoader()).asSubclass(
				Command.class);
			return new CommandInfo(c, c.getAnnotation(Plugin.class));
		}
		catch (final ClassNotFoundException e) {
			throw new ScoreException("There is no command " + commandClass + ". Install SCORE again.", e);
		}
	}
}
