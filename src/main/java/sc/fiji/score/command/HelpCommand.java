package sc.fiji.score.command;

import org.scijava.command.Command;
import org.scijava.plugin.Plugin;

import ij.IJ;

import sc.fiji.score.common.Progress;
import sc.fiji.score.ui.UserGuide;

/** Plugins&gt;SCORE&gt;User Guide: opens the guide that the jar carries. */
@Plugin(type = Command.class, menuPath = "Plugins>SCORE>User Guide", label = "User Guide", headless = true,
	description = "Opens the user guide; needs no network.")
public class HelpCommand extends ScoreCommand {

	@Override
	void execute(final Progress progress) {
		if (IJ.getInstance() == null) progress.message(
			"The user guide opens in a window. Without a display read docs/user-guide.md.");
		else UserGuide.show();
	}
}
