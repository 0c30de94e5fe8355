package sc.fiji.score.task;

import static sc.fiji.score.task.OptionException.require;
import static sc.fiji.score.task.OptionException.requireRange;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

import sc.fiji.score.common.Progress;
import sc.fiji.score.common.ScoreException;
import sc.fiji.score.io.VolumeFiles;
import sc.fiji.score.region.PartitionParameters;
import sc.fiji.score.region.Partitioner;
import sc.fiji.score.region.RegionMap;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.Structure;
import sc.fiji.score.volume.Volume;

/**
 * Divides the neighbourhood of a mask into the regions that a rater scores, and writes them as a label image with a
 * JSON file beside it. Files, or folders with equal names.
 */
public class PartitionTask {

	private Path mask;
	private Path output;
	private Path regions;
	private Structure structure = Structure.FOREGROUND;
	private int slabs = PartitionParameters.defaults().slabs();
	private int sectors = PartitionParameters.defaults().sectors();
	private int clusters;
	private double distance = PartitionParameters.DEFAULT_DISTANCE;
	private long seed = 1;

	/**
	 * What was made for a case.
	 *
	 * @param output the label image
	 * @param regions number of regions
	 */
	public record Result(Path output, int regions) {}

	/** The mask, a file or a folder. */
	public PartitionTask setMask(final Path file) {
		mask = file;
		return this;
	}

	/** The label image to write; a folder if the mask is one. */
	public PartitionTask setOutput(final Path file) {
		output = file;
		return this;
	}

	/** Which label of the mask counts; by default every non-zero voxel. */
	public PartitionTask optStructure(final Structure value) {
		structure = value;
		return this;
	}

	/** Number of slabs along the principal axis and of sectors around it; 6 and 4 by default. */
	public PartitionTask optSlabs(final int slabCount, final int sectorCount) {
		slabs = slabCount;
		sectors = sectorCount;
		return this;
	}

	/** Number of k-means clusters of the surface instead of slabs; 0 (the default) for slabs. */
	public PartitionTask optClusters(final int count) {
		clusters = count;
		return this;
	}

	/** A label image of the user's own (a folder if the mask is one), whose components become the regions; or null. */
	public PartitionTask optRegions(final Path labels) {
		regions = labels;
		return this;
	}

	/** How far from the mask the regions reach, in mm; {@value PartitionParameters#DEFAULT_DISTANCE} by default. */
	public PartitionTask optDistance(final double mm) {
		distance = mm;
		return this;
	}

	/** Seed of the clusters' start; 1 by default. */
	public PartitionTask optSeed(final long value) {
		seed = value;
		return this;
	}

	/**
	 * Makes the regions of each case and writes them.
	 *
	 * @throws ScoreException if an input cannot be used or the output not be written
	 */
	public CohortResult<Result> run(final Progress progress) {
		require(output, "output");
		parameters();
		final Map<String, Path> inputs = new LinkedHashMap<>();
		inputs.put("mask", require(mask, "mask"));
		inputs.put("regions", regions);
		final Cohort cohort = new Cohort(inputs);
		if (cohort.isFolder()) Outputs.makeFolder(output);
		return cohort.run("Partition", progress, c -> one(c.file("mask"), c.file("regions"), cohort.output(output,
			VolumeFiles.outputName(c.file("mask"))), progress));
	}

	private Result one(final Path maskFile, final Path labelFile, final Path out, final Progress progress) {
		Outputs.checkImage(out, Arrays.asList(maskFile, labelFile));
		final Mask m = Inputs.readMask(maskFile, structure, "mask");
		Volume labels = null;
		if (labelFile != null) {
			labels = VolumeFiles.read(labelFile);
			labels.geometry().requireSameGrid(m.geometry(), "The regions " + labelFile, "the mask " + maskFile);
		}
		final RegionMap map;
		try {
			map = partition(m, labels);
		}
		catch (final ScoreException e) {
			throw new ScoreException(maskFile + (labelFile == null ? "" : " with " + labelFile) + ": " + e.getMessage(), e);
		}
		progress.checkCancelled();
		VolumeFiles.write(map.asVolume(), out);
		new Provenance("partition", structure).parameter("partition", map.parameters()).parameter("regions", map.count())
			.input("mask", maskFile).input("regions", labelFile).write(out);
		return new Result(out, map.count());
	}

	/**
	 * Makes the regions of a mask in memory.
	 *
	 * @param m the mask, not empty
	 * @param labels a user's label image on the same grid, or null to divide as the parameters say
	 */
	public RegionMap partition(final Mask m, final Volume labels) {
		Inputs.requireFilled(m, "mask");
		if (labels == null) return Partitioner.partition(m, parameters());
		labels.geometry().requireSameGrid(m.geometry(), "The label image of regions", "the mask");
		return Partitioner.fromLabels(m, labels, distance);
	}

	/** The regions of a mask: those of a file, or where that is null as the parameters divide it. */
	RegionMap regionsOf(final Path regionFile, final Path maskFile, final Mask m, final Structure of) {
		if (regionFile != null) return RegionFile.read(regionFile, maskFile, m, of, parameters().distance());
		try {
			return partition(m, null);
		}
		catch (final ScoreException e) {
			throw new ScoreException(maskFile + ": " + e.getMessage(), e);
		}
	}

	/** The label image as set, or null. */
	Path regions() {
		return regions;
	}

	/** The parameters as set, checked. */
	PartitionParameters parameters() {
		requireRange(distance, 0, 1e6, "distance");
		if (regions != null) return PartitionParameters.labels().withDistance(distance);
		requireRange(clusters, 0, 65535, "clusters");
		if (clusters > 0) return PartitionParameters.clusters(clusters, seed).withDistance(distance);
		requireRange(slabs, 1, 1000, "slabs");
		requireRange(sectors, 1, 60, "sectors");
		return PartitionParameters.slabs(slabs, sectors).withDistance(distance);
	}
}
