package sc.fiji.score.command.cli;

import java.io.PrintWriter;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import sc.fiji.score.common.ScoreException;
import sc.fiji.score.common.Version;
import sc.fiji.score.task.OptionException;

/** The program {@code score}. Exit codes: 0 it worked, 1 it failed, 2 the command line is wrong. */
@Command(name = "score", mixinStandardHelpOptions = true, versionProvider = ScoreCli.VersionLine.class, subcommands = {
	PartitionCommand.class, SimulateCommand.class, AnnotateCommand.class, TrainCommand.class, RefineCommand.class,
	PredictCommand.class, NextCommand.class, CalibrateCommand.class, EvaluateCommand.class, AgreementCommand.class,
	BenchmarkCommand.class, ReportCommand.class, DemoCommand.class, PhantomCommand.class, MacroCommand.class },
	scope = ScopeType.INHERIT,
	description = "Corrects automatic segmentations of medical volumes, learning from regional quality scores.",
	synopsisSubcommandLabel = "COMMAND", sortOptions = false, usageHelpAutoWidth = true, footer = {
		"", "Exit codes: 0 done, 1 failed, 2 wrong usage." })
public final class ScoreCli {

	/** It worked. */
	public static final int OK = 0;
	/** It failed; the message says why. */
	public static final int FAILED = 1;
	/** The command line is wrong. */
	public static final int USAGE = 2;

	@Option(names = "--verbose", scope = ScopeType.INHERIT, description = "Show where in the program an error arose.")
	private boolean verbose;

	/** Gives {@code --version} its line. */
	static final class VersionLine implements IVersionProvider {

		@Override
		public String[] getVersion() {
			return new String[] { "SCORE for Fiji " + Version.get() };
		}
	}

	public static void main(final String... args) {
		if (System.getProperty("java.awt.headless") == null) System.setProperty("java.awt.headless", "true");
		System.exit(Interruption.guard(() -> execute(args)));
	}

	/**
	 * Runs a command line without leaving the JVM.
	 *
	 * @return the exit code
	 */
	public static int execute(final String... args) {
		return execute(new PrintWriter(System.out, true), new PrintWriter(System.err, true), args);
	}

	/** As {@link #execute(String...)}, writing results to {@code out}, and progress and errors to {@code err}. */
	public static int execute(final PrintWriter out, final PrintWriter err, final String... args) {
		final CommandLine line = new CommandLine(new ScoreCli());
		line.setOut(out).setErr(err).setExecutionExceptionHandler(new Failure())
			.setParameterExceptionHandler(ScoreCli::misused).setCaseInsensitiveEnumValuesAllowed(true);
		line.setUsageHelpLongOptionsMaxWidth(28);
		if (args.length == 0) {
			line.usage(err);
			return USAGE;
		}
		return line.execute(args);
	}

	private static int misused(final ParameterException e, final String[] args) {
		final String name = e.getCommandLine().getCommandSpec().qualifiedName();
		e.getCommandLine().getErr().println(name + ": " + e.getMessage() + System.lineSeparator() + "'" + name +
			" --help' lists the options.");
		return USAGE;
	}

	/** Turns exceptions into a message and an exit code. */
	private static final class Failure implements IExecutionExceptionHandler {

		@Override
		public int handleExecutionException(final Exception e, final CommandLine line, final ParseResult result) {
			final PrintWriter err = line.getErr();
			final boolean forUser = e instanceof ScoreException;
			err.println(line.getCommandSpec().qualifiedName() + ": " + (forUser ? e.getMessage()
				: "unexpected error: " + e + " (--verbose shows where)"));
			final Object root = line.getCommandSpec().root().userObject();
			if (root instanceof ScoreCli cli && cli.verbose) e.printStackTrace(err);
			err.flush();
			return e instanceof OptionException ? USAGE : FAILED;
		}
	}
}
