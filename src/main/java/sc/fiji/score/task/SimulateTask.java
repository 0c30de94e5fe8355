package sc.fiji.score.task;

import static sc.fiji.score.task.OptionException.require;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import sc.fiji.score.common.Progress;
import sc.fiji.score.common.ScoreException;
import sc.fiji.score.feedback.CaseFeedback;
import sc.fiji.score.feedback.FeedbackFile;
import sc.fiji.score.feedback.FeedbackMode;
import sc.fiji.score.feedback.FileReference;
import sc.fiji.score.feedback.FileReferences;
import sc.fiji.score.feedback.RegionFeedback;
import sc.fiji.score.feedback.SimulatedRater;
import sc.fiji.score.io.VolumeFiles;
import sc.fiji.score.region.RegionMap;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.Structure;

/**
 * Plays the rater: computes the regional scores and error labels of masks from reference masks and writes them as
 * feedback files. Files, or folders with equal names.
 */
public class SimulateTask {

	private Path mask;
	private Path reference;
	private Path image;
	private Path output;
	private FeedbackMode mode = FeedbackMode.EXACT;
	private long seed = 1;
	private Structure structure = Structure.FOREGROUND;
	private Structure referenceStructure;
	private boolean labelInName;
	private PartitionTask partition = new PartitionTask();

	/**
	 * What was made for a case.
	 *
	 * @param output the feedback file
	 * @param feedback what it says of each region
	 */
	public record Result(Path output, List<RegionFeedback> feedback) {}

	/** The initial mask, a file or a folder. */
	public SimulateTask setMask(final Path file) {
		mask = file;
		return this;
	}

	/** The reference mask on the same grid, a file or a folder. */
	public SimulateTask setReference(final Path file) {
		reference = file;
		return this;
	}

	/** The feedback file to write (JSON); a folder if the mask is one. */
	public SimulateTask setOutput(final Path file) {
		output = file;
		return this;
	}

	/**
	 * How to divide the mask, by default in 6 x 4 slabs and sectors. Where the partition has {@code optRegions},
	 * those are regions that {@link PartitionTask} wrote, or a user's label image. Its mask and output are not used.
	 */
	public SimulateTask optPartition(final PartitionTask parameters) {
		partition = parameters;
		return this;
	}

	/** Regions that {@link PartitionTask} wrote, or a user's label image; short for a partition with these regions. */
	public SimulateTask optRegions(final Path regions) {
		partition.optRegions(regions);
		return this;
	}

	/** The image (a folder if the mask is one), recorded with its checksum; or null. */
	public SimulateTask optImage(final Path file) {
		image = file;
		return this;
	}

	/** How good the rater is; {@link FeedbackMode#EXACT} by default. */
	public SimulateTask optMode(final FeedbackMode value) {
		mode = value;
		return this;
	}

	/** Seed of the rater's mistakes; 1 by default. */
	public SimulateTask optSeed(final long value) {
		seed = value;
		return this;
	}

	/** Which label counts, in the mask and (unless told otherwise) in the reference; by default every non-zero voxel. */
	public SimulateTask optStructure(final Structure value) {
		structure = value;
		return this;
	}

	/** Whether the files of a folder are named {@code CASE_labelN.json}, one for each structure; false by default. */
	public SimulateTask optLabelInName(final boolean value) {
		labelInName = value;
		return this;
	}

	/** Which label counts in the reference, where it is another than in the mask; null for the same. */
	public SimulateTask optReferenceStructure(final Structure value) {
		referenceStructure = value;
		return this;
	}

	/**
	 * Rates each case and writes its feedback.
	 *
	 * @throws ScoreException if (for a single case) an input cannot be used, or the output not be written
	 */
	public CohortResult<Result> run(final Progress progress) {
		require(output, "output");
		partition.parameters();
		final Map<String, Path> inputs = new LinkedHashMap<>();
		inputs.put("mask", require(mask, "mask"));
		inputs.put("reference", require(reference, "reference"));
		inputs.put("regions", partition.regions());
		inputs.put("image", image);
		final Cohort cohort = new Cohort(inputs);
		if (cohort.isFolder()) Outputs.makeFolder(output);
		return cohort.run("Simulate feedback", progress, c -> one(c, cohort.output(output, c.name() + (labelInName
			? "_label" + structure.label() : "") + ".json"), progress));
	}

	private Result one(final Cohort.Case c, final Path out, final Progress progress) {
		final Path maskFile = c.file("mask"), referenceFile = c.file("reference"), imageFile = c.file("image");
		final Path regionFile = c.file("regions");
		if (!out.getFileName().toString().endsWith(".json")) throw new OptionException("The feedback file " + out +
			" must have a name that ends in .json.");
		final List<Path> inputs = new ArrayList<>(c.files().values());
		// It says for which mask the regions were made, and would often have the very name of the feedback.
		if (regionFile != null) inputs.add(Provenance.sidecar(regionFile));
		Outputs.checkFile(out, inputs);
		final Mask m = Inputs.readMask(maskFile, structure, "mask");
		final Mask truth = Inputs.readMask(referenceFile, referenceStructure == null ? structure : referenceStructure,
			Inputs.REFERENCE);
		m.geometry().requireSameGrid(truth.geometry(), "The mask " + maskFile, "the reference " + referenceFile);
		if (imageFile != null) VolumeFiles.readGeometry(imageFile).requireSameGrid(m.geometry(), "The image " + imageFile,
			"the mask " + maskFile);
		final RegionMap map = partition.regionsOf(regionFile, maskFile, m, structure);
		final CaseFeedback feedback = simulate(c.name(), m, truth, map, FileReferences.of(imageFile), FileReferences.of(
			maskFile), FileReferences.of(referenceFile));
		progress.checkCancelled();
		FeedbackFile.write(feedback, out);
		return new Result(out, feedback.regions());
	}

	/**
	 * Rates a case in memory.
	 *
	 * @param caseName picks, with the seed, the rater's mistakes
	 * @param imageFile the image that belongs to the mask, or null
	 * @param maskFile the file of the mask
	 * @param referenceFile the file of the reference, or null
	 */
	public CaseFeedback simulate(final String caseName, final Mask m, final Mask truth, final RegionMap map,
		final FileReference imageFile, final FileReference maskFile, final FileReference referenceFile)
	{
		final SimulatedRater rater = new SimulatedRater(mode, seed);
		return CaseFeedback.of(caseName, structure, imageFile, maskFile, map, rater.scale(), rater.rater(referenceFile),
			rater.rate(caseName, m, truth, map));
	}
}
