package sc.fiji.score.task;

import static sc.fiji.score.task.OptionException.require;
import static sc.fiji.score.task.OptionException.requireRange;

import java.nio.file.Path;
import java.util.List;

import sc.fiji.score.benchmark.Experiment;
import sc.fiji.score.benchmark.ExperimentCase;
import sc.fiji.score.benchmark.ExperimentResult;
import sc.fiji.score.benchmark.ExperimentSettings;
import sc.fiji.score.common.Progress;
import sc.fiji.score.common.ScoreException;
import sc.fiji.score.evaluation.SegmentationMetrics;
import sc.fiji.score.feedback.FeedbackMode;
import sc.fiji.score.training.TrainingOptions;

/**
 * Measures how much of what full masks gain is gained by regional scores, on a folder of cases with {@code images/},
 * {@code initial/} and {@code labels/}: trains on the first cases by name, tests on the next ones, and writes
 * {@code summary.json}, {@code cases.csv}, {@code settings.json} and both models.
 */
public class BenchmarkTask {

	private Path data;
	private int train;
	private int test;
	private Path output;
	private FeedbackMode mode = FeedbackMode.EXACT;
	private long seed = 1;
	private double tolerance = SegmentationMetrics.DEFAULT_TOLERANCE;
	private PartitionTask partition = new PartitionTask();
	private TrainingOptions.Builder training = TrainingOptions.builder();

	/**
	 * What came out.
	 *
	 * @param experiment metrics and times
	 * @param table lines to print
	 * @param summary the file {@code summary.json}
	 */
	public record Result(ExperimentResult experiment, List<String> table, Path summary) {}

	/** Folder with images/, initial/ and labels/, files of a case with equal names; labels are binarised. */
	public BenchmarkTask setData(final Path folder) {
		data = folder;
		return this;
	}

	/** Number of training cases: the first by name. */
	public BenchmarkTask setTrain(final int count) {
		train = count;
		return this;
	}

	/** Number of test cases: the next by name. */
	public BenchmarkTask setTest(final int count) {
		test = count;
		return this;
	}

	/** Folder to write to. */
	public BenchmarkTask setOutput(final Path folder) {
		output = folder;
		return this;
	}

	/** How good the simulated rater is; {@link FeedbackMode#EXACT} by default. */
	public BenchmarkTask optMode(final FeedbackMode value) {
		mode = value;
		return this;
	}

	/** Seed of the rater and of both trainings; 1 by default. */
	public BenchmarkTask optSeed(final long value) {
		seed = value;
		return this;
	}

	/** Tolerance of the normalised surface Dice in mm; 1 by default. */
	public BenchmarkTask optTolerance(final double mm) {
		tolerance = mm;
		return this;
	}

	/** How to divide the masks; 6 x 4 slabs and sectors by default. A label image cannot be given. */
	public BenchmarkTask optPartition(final PartitionTask parameters) {
		partition = parameters;
		return this;
	}

	/** Options of both trainings; their seed is that of the task. */
	public BenchmarkTask optTraining(final TrainingOptions.Builder options) {
		training = options;
		return this;
	}

	/**
	 * Trains, tests and writes.
	 *
	 * @throws ScoreException if the folder has not enough cases, or one cannot be used
	 */
	public Result run(final Progress progress) {
		require(output, "output");
		requireRange(train, 1, Integer.MAX_VALUE, "train");
		requireRange(test, 1, Integer.MAX_VALUE, "test");
		requireRange(tolerance, 0, Double.POSITIVE_INFINITY, "tolerance");
		if (partition.regions() != null) throw new OptionException(
			"A benchmark divides every mask in the same way; a label image of regions cannot be used.");
		final ExperimentSettings settings = new ExperimentSettings(mode, seed, partition.parameters(), training.optSeed(
			seed).build(), tolerance, true);
		final List<ExperimentCase> cases = ExperimentFolder.cases(require(data, "data"), train, test);
		final ExperimentOutputs outputs = new ExperimentOutputs(output, settings, false);
		final ExperimentResult result = new Experiment(settings, outputs).run(cases.subList(0, train), cases.subList(train,
			train + test), progress);
		final List<String> table = outputs.finish(result);
		return new Result(result, table, output.resolve(ExperimentOutputs.SUMMARY));
	}
}
