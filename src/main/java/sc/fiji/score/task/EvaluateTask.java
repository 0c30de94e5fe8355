package sc.fiji.score.task;

import static sc.fiji.score.task.OptionException.require;
import static sc.fiji.score.task.OptionException.requireRange;

import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import sc.fiji.score.common.Progress;
import sc.fiji.score.evaluation.MetricsTable;
import sc.fiji.score.evaluation.SegmentationMetrics;
import sc.fiji.score.io.AtomicFile;
import sc.fiji.score.io.VolumeFiles;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.Structure;

/** Compares masks with reference masks and writes a table of metrics. Files, or folders with equal names. */
public class EvaluateTask {

	private Path reference;
	private Path mask;
	private Path output;
	private double tolerance = SegmentationMetrics.DEFAULT_TOLERANCE;
	private Structure structure = Structure.FOREGROUND;
	private Structure referenceStructure;

	/** The reference mask, a file or a folder. */
	public EvaluateTask setReference(final Path file) {
		reference = file;
		return this;
	}

	/** The mask to judge, a file or a folder. */
	public EvaluateTask setMask(final Path file) {
		mask = file;
		return this;
	}

	/** The CSV file to write, or null for none. */
	public EvaluateTask optOutput(final Path csv) {
		output = csv;
		return this;
	}

	/** Tolerance of the normalised surface Dice in mm; 1 by default. */
	public EvaluateTask optTolerance(final double mm) {
		tolerance = mm;
		return this;
	}

	/** Which label counts, in the mask and (unless told otherwise) in the reference; by default every non-zero voxel. */
	public EvaluateTask optStructure(final Structure value) {
		structure = value;
		return this;
	}

	/** Which label counts in the reference, where it is another than in the mask; null for the same. */
	public EvaluateTask optReferenceStructure(final Structure value) {
		referenceStructure = value;
		return this;
	}

	/** Compares each case and writes the table. Empty masks are a result, no error. */
	public CohortResult<SegmentationMetrics> run(final Progress progress) {
		final Map<String, Path> inputs = new LinkedHashMap<>();
		inputs.put("mask", require(mask, "mask"));
		inputs.put("reference", require(reference, "reference"));
		requireRange(tolerance, 0, Double.POSITIVE_INFINITY, "tolerance");
		final Cohort cohort = new Cohort(inputs);
		if (output != null) Outputs.checkFile(output, cohort.cases().stream().flatMap(c -> c.files().values().stream())
			.toList());
		final CohortResult<SegmentationMetrics> result = cohort.run("Evaluate", progress, c -> {
			final Path m = c.file("mask"), r = c.file("reference");
			final Mask mine = VolumeFiles.readMask(m, structure);
			final Structure wanted = referenceStructure == null ? structure : referenceStructure;
			final Mask truth = VolumeFiles.readMask(r, wanted);
			if (truth.isEmpty() && wanted.label() != Structure.ANY) progress.message("Note: the reference " + r +
				" has no voxel of label " + wanted.label() +
				"; if its label is another one, give it (--reference-label, 0 for every voxel that is not 0).");
			mine.geometry().requireSameGrid(truth.geometry(), "The mask " + m, "the reference " + r);
			return SegmentationMetrics.of(truth, mine, tolerance);
		});
		if (output == null) return result;
		final MetricsTable table = new MetricsTable();
		result.done().forEach(d -> table.add(d.name(), d.result()));
		AtomicFile.write(output, file -> {
			try (Writer writer = Files.newBufferedWriter(file)) {
				table.write(writer);
			}
		});
		return result;
	}

	/** Compares a mask with a reference on the same grid. */
	public SegmentationMetrics evaluate(final Mask truth, final Mask m) {
		requireRange(tolerance, 0, Double.POSITIVE_INFINITY, "tolerance");
		m.geometry().requireSameGrid(truth.geometry(), "The mask", "the reference");
		return SegmentationMetrics.of(truth, m, tolerance);
	}
}
