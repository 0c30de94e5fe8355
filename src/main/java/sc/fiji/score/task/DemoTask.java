package sc.fiji.score.task;

import static sc.fiji.score.task.OptionException.require;
import static sc.fiji.score.task.OptionException.requireRange;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import sc.fiji.score.benchmark.Experiment;
import sc.fiji.score.benchmark.ExperimentCase;
import sc.fiji.score.benchmark.ExperimentResult;
import sc.fiji.score.benchmark.ExperimentSettings;
import sc.fiji.score.benchmark.PhantomExperimentCase;
import sc.fiji.score.common.Progress;
import sc.fiji.score.common.ScoreException;
import sc.fiji.score.evaluation.SegmentationMetrics;
import sc.fiji.score.feedback.FeedbackMode;
import sc.fiji.score.region.PartitionParameters;
import sc.fiji.score.training.TrainingOptions;

/**
 * Shows the whole method in a few minutes, on phantoms of the humerus or on a folder of real cases: simulates feedback,
 * trains, refines unseen cases and writes images, masks, metrics and a picture of masks before and after.
 */
public class DemoTask {

	/** Number of phantoms to train on. */
	public static final int TRAIN = 16;

	/** Number of phantoms to test on. */
	public static final int TEST = 6;

	/** Number of training steps. */
	public static final int STEPS = 160;

	private static final String PICTURE = "before_after.png";

	private Path data;
	private Path output = Path.of("target", "demo");
	private long seed = 1;
	private int train = TRAIN;
	private int test = TEST;
	private FeedbackMode mode = FeedbackMode.EXACT;
	private TrainingOptions.Builder training = TrainingOptions.builder().optSteps(STEPS);

	/**
	 * What came out.
	 *
	 * @param experiment metrics and times
	 * @param table lines to print
	 * @param summary the file {@code summary.json}
	 * @param picture the PNG with masks before and after
	 */
	public record Result(ExperimentResult experiment, List<String> table, Path summary, Path picture) {}

	/**
	 * Folder of real cases with images/, initial/ and labels/ instead of phantoms, or null. The first three quarters
	 * by name are for training.
	 */
	public DemoTask optData(final Path folder) {
		data = folder;
		return this;
	}

	/** Folder to write to; {@code target/demo} by default. */
	public DemoTask optOutput(final Path folder) {
		output = folder;
		return this;
	}

	/** Seed of phantoms, rater and training; 1 by default. */
	public DemoTask optSeed(final long value) {
		seed = value;
		return this;
	}

	/** Number of phantoms to train and to test on. */
	public DemoTask optCases(final int trainingCases, final int testCases) {
		train = trainingCases;
		test = testCases;
		return this;
	}

	/** How good the simulated rater is; {@link FeedbackMode#EXACT} by default. */
	public DemoTask optMode(final FeedbackMode value) {
		mode = value;
		return this;
	}

	/** Options of both trainings; their seed is that of the task. */
	public DemoTask optTraining(final TrainingOptions.Builder options) {
		training = options;
		return this;
	}

	/**
	 * Does it all.
	 *
	 * @throws ScoreException if a case cannot be used or the folder not be written
	 */
	public Result run(final Progress progress) {
		require(output, "output");
		requireRange(train, 1, 10_000, "train");
		requireRange(test, 1, 10_000, "test");
		final List<ExperimentCase> trainingCases = new ArrayList<>(), testCases = new ArrayList<>();
		if (data == null) {
			trainingCases.addAll(phantoms(1, train));
			testCases.addAll(phantoms(1 + train, test));
		}
		else {
			final List<ExperimentCase> all = ExperimentFolder.cases(data);
			if (all.size() < 2) throw new ScoreException("The folder " + data +
				" has only one case; the demo needs at least two, to train on one and to test on another.");
			final int cut = Math.max(1, Math.min(all.size() - 1, 3 * all.size() / 4));
			trainingCases.addAll(all.subList(0, cut));
			testCases.addAll(all.subList(cut, all.size()));
		}
		final ExperimentSettings settings = new ExperimentSettings(mode, seed, PartitionParameters.defaults(), training
			.optSeed(seed).build(), SegmentationMetrics.DEFAULT_TOLERANCE, true);
		final DemoOutputs outputs = new DemoOutputs(output, settings, data == null ? "Phantoms of the humerus"
			: "Cases of " + data.getFileName());
		final ExperimentResult result = new Experiment(settings, outputs).run(trainingCases, testCases, progress);
		final Path picture = output.resolve(PICTURE);
		outputs.writePicture(picture);
		return new Result(result, outputs.finish(result), output.resolve(ExperimentOutputs.SUMMARY), picture);
	}

	private List<ExperimentCase> phantoms(final int first, final int count) {
		return IntStream.range(first, first + count).<ExperimentCase> mapToObj(i -> new PhantomExperimentCase(1000 * seed +
			i)).toList();
	}
}
