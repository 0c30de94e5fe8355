package sc.fiji.score.command.cli;

import java.nio.file.Path;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import sc.fiji.score.common.Progress;
import sc.fiji.score.task.OptionException;
import sc.fiji.score.task.PhantomTask;

/** {@code score phantom}. */
@Command(name = "phantom", description = {
	"Writes made-up CTs of the humerus, to try things out.",
	"Each case has an image, a true mask (labels/) and a mask with the errors of an automatic tool (initial/)." })
final class PhantomCommand extends Subcommand {

	@Option(names = "--output", required = true, paramLabel = "DIR",
		description = "Folder to write images/, labels/ and initial/ to.")
	private Path output;

	@Option(names = "--cases", paramLabel = "N", defaultValue = "1",
		description = "Number of cases (default: ${DEFAULT-VALUE}).")
	private int cases;

	@Option(names = "--seed", paramLabel = "N", defaultValue = "1",
		description = "Seed of the first case; the next ones count on (default: ${DEFAULT-VALUE}).")
	private long seed;

	@Option(names = "--size", split = ",", paramLabel = "N", defaultValue = "48,48,72",
		description = "Size in voxels along x,y,z (default: ${DEFAULT-VALUE}).")
	private int[] size;

	@Option(names = "--spacing", split = ",", paramLabel = "MM", defaultValue = "2,2,2",
		description = "Voxel size in mm along x,y,z (default: ${DEFAULT-VALUE}).")
	private double[] spacing;

	@Override
	int run(final Progress progress) {
		if (size.length != 3 || spacing.length != 3) throw new OptionException(
			"--size and --spacing need three numbers, for x, y and z.");
		new PhantomTask().setOutput(output).optCases(cases).optSeed(seed).optGrid(size, spacing).run(progress).forEach(
			this::print);
		return ScoreCli.OK;
	}
}
