package sc.fiji.score.command.cli;

import java.nio.file.Path;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import sc.fiji.score.command.MacroRunner;
import sc.fiji.score.common.Progress;

/** {@code score macro}. */
@Command(name = "macro", description = {
	"Runs an ImageJ macro without a display.", "run(\"Refine...\", ...) and the other menu entries work in it." })
final class MacroCommand extends Subcommand {

	@Parameters(index = "0", paramLabel = "FILE", description = "The macro file (.ijm).")
	private Path file;

	@Parameters(index = "1", arity = "0..1", paramLabel = "ARG", defaultValue = "",
		description = "What getArgument() gives in the macro.")
	private String argument;

	@Override
	int run(final Progress progress) {
		return MacroRunner.run(file, argument);
	}
}
