package sc.fiji.score.command;

import java.nio.file.Path;

import org.scijava.ItemVisibility;
import org.scijava.command.ContextCommand;
import org.scijava.log.LogService;
import org.scijava.plugin.Parameter;

import sc.fiji.score.common.Progress;
import sc.fiji.score.common.ScoreException;
import sc.fiji.score.task.BuiltInModels;
import sc.fiji.score.task.CohortResult;
import sc.fiji.score.volume.Structure;

/**
 * What all commands of Plugins&gt;SCORE share: progress, cancelling and the way they fail (see {@link Failures}). A
 * failed or cancelled command is cancelled in SciJava's sense, with the message as reason.
 */
abstract class ScoreCommand extends ContextCommand {

	@Parameter(required = false)
	private LogService log;

	/** Fiji's dialogs have no Help button, and a button would be an input: a message is neither recorded nor asked for. */
	@Parameter(required = false, persist = false, visibility = ItemVisibility.MESSAGE)
	private String help = "Help: Plugins > SCORE > User Guide";

	/** Calls the facade with the command's parameters. */
	abstract void execute(Progress progress);

	@Override
	public final void run() {
		final ImageJProgress progress = new ImageJProgress(this::isCanceled);
		try {
			execute(progress);
			Citation.say();
		}
		catch (final RuntimeException | LinkageError | OutOfMemoryError e) {
			// A mistake of ours leaves its trace for the report; a message for the user does not need it.
			if (log != null && !(e instanceof ScoreException)) log.error("SCORE command " + getClass().getSimpleName(), e);
			cancel(Failures.message(e));
			Failures.report(e);
		}
		finally {
			progress.close();
		}
	}

	/** The value of a {@code yes|no} choice. Choices are not enforced from macros, so it is checked here. */
	static boolean yes(final String key, final String value) {
		if ("yes".equals(value)) return true;
		if ("no".equals(value)) return false;
		throw new ScoreException(key + " has to be yes or no, not '" + value + "'.");
	}

	/** The model that is named, or the small built-in one where the parameter is empty. */
	static String modelOrPhantom(final String model) {
		return ImageInput.isEmpty(model) ? BuiltInModels.PHANTOM : model.trim();
	}

	/** The structure that the parameters {@code label} and {@code structure_name} pick. */
	static Structure structure(final int label, final String name) {
		if (label < 0) throw new ScoreException("label is " + label + ", but a label cannot be negative.");
		return new Structure(label, name == null ? null : name.trim());
	}

	/** @throws ScoreException if the parameter is empty */
	static Path requiredPath(final String key, final String value) {
		final Path path = ImageInput.path(key, value);
		if (path == null) throw new ScoreException("Set " + key + ": it is needed.");
		return path;
	}

	/**
	 * In a folder a bad case does not stop the others, but in the end the command failed.
	 *
	 * @throws ScoreException if a case failed; it names all of them
	 */
	static void requireComplete(final CohortResult<?> result) {
		if (result.isComplete()) return;
		throw new ScoreException(result.failed().size() + " of " + (result.failed().size() + result.done().size()) +
			" cases failed: " + String.join("; ", result.failed().stream().map(CohortResult.Failure::message).toList()));
	}
}
