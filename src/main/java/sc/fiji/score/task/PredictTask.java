package sc.fiji.score.task;

import static sc.fiji.score.task.OptionException.require;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import sc.fiji.score.common.Progress;
import sc.fiji.score.common.ScoreException;
import sc.fiji.score.network.ScoreModel;
import sc.fiji.score.refinement.RegionPrediction;
import sc.fiji.score.refinement.ScorePredictor;
import sc.fiji.score.volume.Structure;

/**
 * Predicts the scores that a rater would give to the regions of masks, and of the masks that a model makes of them. Files,
 * or folders with equal names.
 */
public class PredictTask {

	private Path image;
	private Path mask;
	private Path edges;
	private String model;
	private Path output;
	private Path estimates;
	private Structure structure = Structure.FOREGROUND;
	private PartitionTask partition = new PartitionTask();

	/**
	 * What is expected of a case.
	 *
	 * @param regions one entry per region, 1..count in this order
	 * @param estimate mean expected regional Dice of the initial mask; lower is worse
	 */
	public record Result(List<RegionPrediction> regions, double estimate) {}

	/** The image, a file or a folder. */
	public PredictTask setImage(final Path file) {
		image = file;
		return this;
	}

	/** The initial mask on the image's grid, a file or a folder. */
	public PredictTask setMask(final Path file) {
		mask = file;
		return this;
	}

	/** The model: a file that training wrote, or the name of a built-in one ({@link BuiltInModels#PHANTOM}). */
	public PredictTask setModel(final String nameOrFile) {
		model = nameOrFile;
		return this;
	}

	/** The table of all cases to write, CSV or JSON by the ending of its name; null for none. */
	public PredictTask optOutput(final Path file) {
		output = file;
		return this;
	}

	/**
	 * A table {@code case,estimate} to write, or null. As {@code estimates.csv} beside {@code images/} and {@code initial/}
	 * it makes the scoring window show the worst cases first.
	 */
	public PredictTask optEstimates(final Path file) {
		estimates = file;
		return this;
	}

	/** How to divide the masks, by default in 6 x 4 slabs and sectors; as for {@link SimulateTask#optPartition}. */
	public PredictTask optPartition(final PartitionTask parameters) {
		partition = parameters;
		return this;
	}

	/** A map of edge probabilities in [0,1] on the image's grid instead of the computed one, or null. */
	public PredictTask optEdges(final Path file) {
		edges = file;
		return this;
	}

	/** Which label of the mask counts; by default every non-zero voxel. */
	public PredictTask optStructure(final Structure value) {
		structure = value;
		return this;
	}

	/**
	 * Predicts each case and writes the tables.
	 *
	 * @throws ScoreException if the model or (for a single case) an input cannot be used, or the output not be written
	 */
	public CohortResult<Result> run(final Progress progress) {
		partition.parameters();
		final Map<String, Path> inputs = new LinkedHashMap<>();
		inputs.put("mask", require(mask, "mask"));
		inputs.put("image", require(image, "image"));
		inputs.put("edges", edges);
		inputs.put("regions", partition.regions());
		final Path modelFile = BuiltInModels.file(require(model, "model"));
		final Cohort cohort = new Cohort(inputs);
		final List<Path> files = new ArrayList<>();
		cohort.cases().forEach(c -> files.addAll(c.files().values()));
		files.add(modelFile);
		if (output != null) PredictionTable.requireEnding(output);
		for (final Path target : new Path[] { output, estimates })
			if (target != null) Outputs.checkFile(target, files);
		final ScoreModel loaded = BuiltInModels.open(model);
		final CohortResult<PredictedCase> cases;
		try (ScorePredictor predictor = new ScorePredictor(loaded)) {
			final Progress inner = cohort.inner(progress);
			cases = cohort.run("Predict scores", progress, c -> PredictedCase.of(c.name(), predictor, c.file("image"), c
				.file("mask"), c.file("edges"), c.file("regions"), structure, partition, inner));
		}
		final List<PredictedCase> done = cases.done().stream().map(CohortResult.Done::result).toList();
		if (output != null) PredictionTable.write(done, modelFile == null ? model : modelFile.getFileName().toString(), loaded,
			output);
		if (estimates != null) PredictionTable.rows(estimates, List.of("case", "estimate"), csv -> {
			for (final PredictedCase c : done)
				csv.printRecord(c.name(), c.estimate());
		});
		return new CohortResult<>(done.stream().map(c -> new CohortResult.Done<>(c.name(), new Result(c.regions(), c
			.estimate()))).toList(), cases.failed());
	}
}
