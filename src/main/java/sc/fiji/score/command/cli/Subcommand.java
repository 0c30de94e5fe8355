package sc.fiji.score.command.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import sc.fiji.score.common.Progress;
import sc.fiji.score.common.ScoreException;
import sc.fiji.score.task.CohortResult;

/** What all subcommands share: where to print, and the progress line. */
abstract class Subcommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	private ConsoleProgress progress;

	@Override
	public final Integer call() {
		progress = new ConsoleProgress(spec.commandLine().getErr(), System.console() != null);
		try {
			return run(progress);
		}
		catch (final OutOfMemoryError e) {
			throw ScoreException.outOfMemory(e);
		}
		catch (final LinkageError e) {
			throw new IllegalStateException(e.toString(), e);
		}
		finally {
			progress.clear();
		}
	}

	/** Does the work and returns the exit code; errors are thrown. */
	abstract int run(Progress listener);

	/** Prints a line of the result. */
	final void print(final String line) {
		progress.clear();
		final PrintWriter out = spec.commandLine().getOut();
		out.println(line);
		out.flush();
	}

	/** Prints how many cases failed, if any, and which; gives the exit code. */
	final int conclude(final CohortResult<?> result) {
		if (result.isComplete()) return ScoreCli.OK;
		progress.clear();
		final PrintWriter err = spec.commandLine().getErr();
		final int failed = result.failed().size();
		err.println(failed + " of " + (failed + result.done().size()) + " cases failed:");
		result.failed().forEach(failure -> {
			err.println("  " + failure.message());
		});
		err.flush();
		return ScoreCli.FAILED;
	}
}
