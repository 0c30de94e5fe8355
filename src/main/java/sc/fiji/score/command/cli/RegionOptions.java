package sc.fiji.score.command.cli;

import java.nio.file.Path;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import sc.fiji.score.region.PartitionParameters;
import sc.fiji.score.task.PartitionTask;

/** The options that say how to divide a mask's neighbourhood. */
final class RegionOptions {

	@ArgGroup(exclusive = true)
	private final Way way = new Way();

	@Option(names = "--distance", paramLabel = "MM", defaultValue = "" + PartitionParameters.DEFAULT_DISTANCE,
		description = "How far from the mask the regions reach, in mm (default: ${DEFAULT-VALUE}).")
	private double distance;

	/** One of three ways. */
	static final class Way {

		@ArgGroup(exclusive = false)
		private Slabs slabs;

		@Option(names = "--clusters", paramLabel = "K",
			description = "Divide the mask's surface into K clusters (k-means) instead.")
		private Integer clusters;

		@Option(names = "--regions", paramLabel = "LABELS", description = {
			"Regions made by 'score partition', or a label image of your own (a folder if the masks are in one)." })
		private Path regions;
	}

	/** Slabs and sectors belong together. */
	static final class Slabs {

		@Option(names = "--slabs", paramLabel = "N", defaultValue = "6",
			description = "Number of slabs along the principal axis (default: ${DEFAULT-VALUE}).")
		private int slabs = 6;

		@Option(names = "--sectors", paramLabel = "N", defaultValue = "4",
			description = "Number of sectors around the axis (default: ${DEFAULT-VALUE}).")
		private int sectors = 4;
	}

	/** The label image given by the user, or null. */
	Path regions() {
		return way.regions;
	}

	/** Hands the options, the label image among them, to a task. */
	PartitionTask applyTo(final PartitionTask task) {
		if (way.slabs != null) task.optSlabs(way.slabs.slabs, way.slabs.sectors);
		if (way.clusters != null) task.optClusters(OptionValue.positive(way.clusters, "--clusters"));
		return task.optRegions(way.regions).optDistance(distance);
	}
}
