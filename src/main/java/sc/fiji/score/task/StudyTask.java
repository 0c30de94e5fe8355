package sc.fiji.score.task;

import static sc.fiji.score.task.OptionException.require;
import static sc.fiji.score.task.OptionException.requireRange;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import sc.fiji.score.benchmark.AnnotationTime;
import sc.fiji.score.benchmark.Arm;
import sc.fiji.score.benchmark.Degradation;
import sc.fiji.score.benchmark.ExperimentCase;
import sc.fiji.score.benchmark.LeaveOneOut;
import sc.fiji.score.benchmark.Study;
import sc.fiji.score.benchmark.StudyCases;
import sc.fiji.score.benchmark.StudyFolder;
import sc.fiji.score.benchmark.StudySettings;
import sc.fiji.score.benchmark.StudyStructures;
import sc.fiji.score.benchmark.Suite;
import sc.fiji.score.benchmark.Suites;
import sc.fiji.score.common.CancelledException;
import sc.fiji.score.common.Progress;
import sc.fiji.score.common.ScoreException;
import sc.fiji.score.evaluation.SegmentationMetrics;
import sc.fiji.score.feedback.FeedbackMode;
import sc.fiji.score.network.EngineThreads;
import sc.fiji.score.training.TrainingOptions;

/**
 * Runs suites of experiments on a folder of cases with {@code images/}, {@code initial/} and {@code labels/}, several
 * seeds each, and writes {@code study.json}, {@code summary.json}, {@code time.csv} and the results of each arm. What
 * the output folder holds already is kept; several processes may work on one folder. Initial masks can be made from the
 * reference masks, and each case left out in turn instead of a fixed split.
 */
public class StudyTask {

	private static final double LARGEST_ERROR = 100;

	private Path data;
	private int train;
	private int test;
	private Path output;
	private Collection<Suite> suites = List.of(Suite.MAIN);
	private List<Long> seeds = List.of(1L, 2L, 3L);
	private FeedbackMode mode = FeedbackMode.EXACT;
	private PartitionTask partition = new PartitionTask();
	private Supplier<TrainingOptions.Builder> training = TrainingOptions::builder;
	private int ablationSteps;
	private int threads;
	private String only = ".*";
	private double tolerance = SegmentationMetrics.DEFAULT_TOLERANCE;
	private boolean keepMasks;
	private double secondsPerRegion = AnnotationTime.SECONDS_PER_REGION;
	private String command = "";
	private Degradation degradation;
	private boolean leaveOneOut;

	/**
	 * What came out.
	 *
	 * @param study the file {@code study.json}
	 * @param table lines to print
	 * @param failures a line per run that failed
	 */
	public record Result(Path study, List<String> table, List<String> failures) {}

	/**
	 * Folder with images/, initial/ and labels/, files of a case with equal names; labels are binarised, but for the suite
	 * of weak annotations.
	 */
	public StudyTask setData(final Path folder) {
		data = folder;
		return this;
	}

	/** Number of training cases: the first by name. */
	public StudyTask setTrain(final int count) {
		train = count;
		return this;
	}

	/** Number of test cases: the next by name. */
	public StudyTask setTest(final int count) {
		test = count;
		return this;
	}

	/** Folder to write to. */
	public StudyTask setOutput(final Path folder) {
		output = folder;
		return this;
	}

	/** What to run; the main arms by default. */
	public StudyTask optSuites(final Collection<Suite> value) {
		suites = List.copyOf(value);
		return this;
	}

	/** Seeds of raters and trainings; 1, 2 and 3 by default. */
	public StudyTask optSeeds(final List<Long> values) {
		seeds = List.copyOf(values);
		return this;
	}

	/** How good the simulated rater is in ablations, learning curves and baselines; exact by default. */
	public StudyTask optMode(final FeedbackMode value) {
		mode = value;
		return this;
	}

	/** How to divide the masks; 6 x 4 slabs and sectors by default. A label image cannot be given. */
	public StudyTask optPartition(final PartitionTask parameters) {
		partition = parameters;
		return this;
	}

	/** Makes the options of all trainings, fresh ones at each call; their seeds are those of the task. */
	public StudyTask optTraining(final Supplier<TrainingOptions.Builder> options) {
		training = options;
		return this;
	}

	/** Steps of the trainings of ablations; 0 (the default) for as many as the main arms have. */
	public StudyTask optAblationSteps(final int value) {
		ablationSteps = value;
		return this;
	}

	/** Number of processor threads; 0 (the default) lets PyTorch choose. */
	public StudyTask optThreads(final int value) {
		threads = value;
		return this;
	}

	/** Runs only the arms whose whole name matches this regular expression. */
	public StudyTask optOnly(final String regex) {
		only = regex;
		return this;
	}

	/** Tolerance of the normalised surface Dice in mm; 1 by default. */
	public StudyTask optTolerance(final double mm) {
		tolerance = mm;
		return this;
	}

	/** Whether to write the refined masks and probabilities of the main arms, for the first seed. */
	public StudyTask optKeepMasks(final boolean value) {
		keepMasks = value;
		return this;
	}

	/** How long a person needs for the score and label of a region; 3 seconds by default. */
	public StudyTask optSecondsPerRegion(final double value) {
		secondsPerRegion = value;
		return this;
	}

	/**
	 * Makes the initial masks of all cases from their reference masks, and writes them to {@code initial/} in the output;
	 * the data need no such folder. Null (the default) takes the given masks.
	 */
	public StudyTask optDegradation(final Degradation value) {
		degradation = value;
		return this;
	}

	/**
	 * Tests each case of the folder once, with what was learned from all others, instead of splitting them into training
	 * and test cases, whose numbers are then not to be set. Models are in {@code folds/<case>/}.
	 */
	public StudyTask optLeaveOneOut(final boolean value) {
		leaveOneOut = value;
		return this;
	}

	/** The command as the user gave it, for the record. */
	public StudyTask optCommand(final String value) {
		command = value;
		return this;
	}

	/**
	 * Does what the output folder does not hold yet.
	 *
	 * @throws ScoreException if the folder has not enough cases, one cannot be used, or the output holds results of other
	 *           settings
	 * @throws CancelledException if the user wishes so; what is done stays, and the same task goes on from there
	 */
	public Result run(final Progress progress) {
		final StudyFolder folder = new StudyFolder(require(output, "output"));
		requireSplit();
		requireRange(tolerance, 0, Double.POSITIVE_INFINITY, "tolerance");
		requireRange(threads, 0, 1024, "threads");
		requireRange(secondsPerRegion, 1e-3, 3600, "seconds per region");
		requireRange(ablationSteps, 0, Integer.MAX_VALUE, "ablation steps");
		if (seeds.isEmpty() || suites.isEmpty()) throw new OptionException("A study needs at least one seed and one suite.");
		if (partition.regions() != null) throw new OptionException(
			"A study divides every mask in the same way; a label image of regions cannot be used.");
		final StudyData source = new StudyData(require(data, "data"), degradation);
		final List<ExperimentCase> all = leaveOneOut ? source.cases() : source.cases(train, test);
		final List<Arm> arms = arms(leaveOneOut ? all.size() - 1 : train, all, progress);
		Outputs.makeFolder(output);
		try (EngineThreads set = EngineThreads.use(threads)) {
			final Map<String, String> checksums = source.checksums(progress);
			final List<StudyCases> splits = leaveOneOut ? StudyCases.leaveOneOut(all, progress) : List.of(StudyCases.read(all
				.subList(0, train), all.subList(train, train + test), progress));
			final List<String> names = all.stream().map(ExperimentCase::name).toList();
			final StudyFile file = new StudyFile(folder, new StudyFile.Origin(command, source, checksums, leaveOneOut ? names
				: names.subList(0, train), leaveOneOut ? names : names.subList(train, names.size()), leaveOneOut),
				secondsPerRegion);
			final StudySettings settings = new StudySettings(seeds, training, tolerance, keepMasks, source.identity(
				checksums));
			final List<String> failures = leaveOneOut ? new LeaveOneOut(settings, folder, file::write).run(splits, arms,
				progress) : new Study(settings, folder, file::write).run(splits.get(0), arms, progress);
			// Not before: results of other masks in this folder have been refused by now.
			for (final StudyCases split : splits)
				source.writeMasks(split.test(), output);
			return new Result(output.resolve(StudyFile.STUDY), file.write(), failures);
		}
	}

	private void requireSplit() {
		if (degradation != null) requireRange(degradation.amplitude(), 0, LARGEST_ERROR, "amplitude of the errors");
		if (leaveOneOut && (train != 0 || test != 0)) throw new OptionException("Where each case is left out in turn, all " +
			"cases are both for training and for testing. Do not give their numbers (--train, --test).");
		if (leaveOneOut) return;
		requireRange(train, 1, Integer.MAX_VALUE, "train");
		requireRange(test, 1, Integer.MAX_VALUE, "test");
	}

	private List<Arm> arms(final int learned, final List<ExperimentCase> cases, final Progress progress) {
		final Pattern wanted;
		try {
			wanted = Pattern.compile(only);
		}
		catch (final PatternSyntaxException e) {
			throw new OptionException("'" + only + "' is not a regular expression: " + e.getDescription() + ".");
		}
		final Arm.Variation shorter = ablationSteps == 0 ? Arm.Variation.NONE : (base, options) -> options.optSteps(
			ablationSteps);
		final List<Arm> arms = new Suites(learned, mode, partition.parameters(), shorter).optStructures(suites
			.contains(Suite.ANNOTATIONS) ? StudyStructures.of(cases, progress) : StudyStructures.ONE).arms(suites);
		final List<Arm> out = arms.stream().filter(a -> wanted.matcher(a.name()).matches()).toList();
		if (out.isEmpty()) throw new OptionException("No arm of these suites has a name that matches '" + only +
			"'. They are: " + String.join(", ", arms.stream().map(Arm::name).toList()) + ".");
		return out;
	}
}
