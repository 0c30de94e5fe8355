package sc.fiji.score.task;

import static sc.fiji.score.task.OptionException.require;
import static sc.fiji.score.task.OptionException.requireRange;

import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import sc.fiji.score.common.CancelledException;
import sc.fiji.score.common.Progress;
import sc.fiji.score.common.ScoreException;
import sc.fiji.score.feedback.FileReferences;
import sc.fiji.score.io.AtomicFile;
import sc.fiji.score.io.CaseFolder;
import sc.fiji.score.network.EngineThreads;
import sc.fiji.score.network.Heads;
import sc.fiji.score.network.InputSpec;
import sc.fiji.score.network.ModelFile;
import sc.fiji.score.network.NetworkSpec;
import sc.fiji.score.network.ScoreModel;
import sc.fiji.score.training.Augmentation;
import sc.fiji.score.training.RaterNoise;
import sc.fiji.score.training.Trainer;
import sc.fiji.score.training.TrainingHistory;
import sc.fiji.score.training.TrainingOptions;
import sc.fiji.score.training.TrainingStopped;
import sc.fiji.score.training.Transfer;
import sc.fiji.score.volume.Structure;

/**
 * Trains a model on a folder of cases with {@code images/}, {@code initial/} (masks) and {@code feedback/}; nothing
 * else is read, unless there are {@code annotations/}, or feedback on several structures. Beside the model come the
 * history of the training as CSV and as a plot.
 */
public class TrainTask {

	/** Rounds (of 20) without improvement after which a training stops. */
	public static final int DEFAULT_PATIENCE = 8;

	private Path data;
	private Path output;
	private List<Path> feedback = List.of();
	private long seed = 1;
	private int epochs;
	private int threads;
	private boolean resume;
	private boolean masks = true;
	private String init, teacher;
	private List<Integer> widths = List.of();
	private boolean overlapping;
	private TrainingOptions.Builder training = TrainingOptions.builder().optPatience(DEFAULT_PATIENCE);
	private Consumer<TrainingHistory> listener = history -> {};

	/**
	 * What was made.
	 *
	 * @param model the model file
	 * @param history the history as CSV
	 * @param plot the history as PNG
	 * @param cases number of cases
	 * @param steps number of steps that were taken
	 * @param bestRound the round whose weights the model has
	 * @param seconds how long the training took
	 */
	public record Result(Path model, Path history, Path plot, int cases, int steps, int bestRound, double seconds) {}

	/** Folder with images/, initial/ and, unless others are named, feedback/; files of a case with equal names. */
	public TrainTask setData(final Path folder) {
		data = folder;
		return this;
	}

	/** The model file to write. */
	public TrainTask setOutput(final Path file) {
		output = file;
		return this;
	}

	/**
	 * A folder with the feedback of each rater, all of whose answers are used as they are; empty (the default) for the
	 * {@code feedback/} of the data, which holds either a file per case or a folder per rater.
	 */
	public TrainTask optFeedback(final List<Path> folders) {
		feedback = List.copyOf(folders);
		return this;
	}

	/** Whether the raters never err ({@link RaterNoise#HARD}) or it is learned how they do. */
	public TrainTask optRaterNoise(final RaterNoise value) {
		training.optRaterNoise(value);
		return this;
	}

	/** Seed of everything random; 1 by default. */
	public TrainTask optSeed(final long value) {
		seed = value;
		return this;
	}

	/** Number of steps, one patch of one case each. */
	public TrainTask optSteps(final int value) {
		requireRange(value, 1, Integer.MAX_VALUE, "steps");
		training.optSteps(value);
		return this;
	}

	/** How often each case is seen, instead of a number of steps; 0 (the default) for the number of steps. */
	public TrainTask optEpochs(final int value) {
		epochs = value;
		return this;
	}

	/** Share of the cases whose feedback only decides which weights are kept, from 0 to below 1. */
	public TrainTask optValidationShare(final double value) {
		if (!(value >= 0 && value < 1)) throw new OptionException("The validation share is " + value +
			", but must be from 0 to below 1.");
		training.optValidationShare(value);
		return this;
	}

	/** Rounds without a better validation after which the training stops; 0 never stops early; 8 (of 20) by default. */
	public TrainTask optPatience(final int rounds) {
		requireRange(rounds, 0, Integer.MAX_VALUE, "patience");
		training.optPatience(rounds);
		return this;
	}

	/**
	 * Number of processor threads; 0 (the default) lets PyTorch choose. It is written into the model, because the last
	 * bits of the weights depend on it.
	 */
	public TrainTask optThreads(final int value) {
		threads = value;
		return this;
	}

	/** Whether to go on from the checkpoint of a training of the same cases and options that was stopped. */
	public TrainTask optResume(final boolean value) {
		resume = value;
		return this;
	}

	/**
	 * A model to start from, a file or a built-in one; null (the default) starts from random weights. Cases are brought
	 * before the network as that model's were. Other structures get a new last layer.
	 */
	public TrainTask optInit(final String nameOrFile) {
		init = nameOrFile == null || nameOrFile.isBlank() ? null : nameOrFile;
		return this;
	}

	/**
	 * A model that infers the targets from its own predictions and what is known of the cases, a file or a built-in one, as
	 * the first training on the same cases gave it; null (the default) where the network that learns does so in between.
	 * Cases are brought before the network as that model's were; it has to have the same shape and structures.
	 */
	public TrainTask optTeacher(final String nameOrFile) {
		teacher = nameOrFile == null || nameOrFile.isBlank() ? null : nameOrFile;
		return this;
	}

	/** What is not trained: {@code none} (the default), or {@code encoder}, the network's way down. */
	public TrainTask optFreeze(final String part) {
		if (!part.equals("none") && !part.equals("encoder")) throw new OptionException("The parameter 'freeze' is '" + part +
			"', but must be none or encoder.");
		training.optFreezeEncoder(part.equals("encoder"));
		return this;
	}

	/** How the patches are varied: one of {@link Augmentation#PRESETS}; {@code standard} by default. */
	public TrainTask optAugmentation(final String preset) {
		if (!Augmentation.PRESETS.contains(preset)) throw new OptionException("The parameter 'augmentation' is '" + preset +
			"', but must be one of " + String.join(", ", Augmentation.PRESETS) + ".");
		training.optAugmentation(Augmentation.preset(preset));
		return this;
	}

	/**
	 * Feature channels of the network's levels, finest first; empty (the default) for the standard network's, or those of
	 * the model to start from.
	 */
	public TrainTask optWidths(final List<Integer> values) {
		if (values.stream().anyMatch(w -> w < 1)) throw new OptionException("The widths of the network are " + values +
			", but each level needs at least one feature.");
		widths = List.copyOf(values);
		return this;
	}

	/** Largest size of a patch along each axis, in voxels; 0 (the default) for 96. */
	public TrainTask optPatch(final int voxels) {
		requireRange(voxels, 0, Integer.MAX_VALUE, "patch");
		if (voxels > 0) training.optPatch(voxels);
		return this;
	}

	/** Whether structures may overlap; by default they exclude each other (softmax). */
	public TrainTask optOverlapping(final boolean value) {
		training.optHeads(value ? Heads.INDEPENDENT : Heads.SOFTMAX);
		overlapping = value;
		return this;
	}

	/** Whether initial masks are shown to the network, where cases with annotations have some; true by default. */
	public TrainTask optMasks(final boolean value) {
		masks = value;
		return this;
	}

	/**
	 * Weights of loss terms for weak annotations that differ from their defaults, by the names of
	 * {@link sc.fiji.score.loss.WeakLosses}; 0 leaves a term out.
	 */
	public TrainTask optWeakWeights(final Map<String, Double> weights) {
		training.optWeakWeights(weights);
		return this;
	}

	/** All options of the training; seed, steps and validation share set afterwards stand over them. */
	public TrainTask optTraining(final TrainingOptions.Builder options) {
		training = options;
		return this;
	}

	/** Who is told the history after each round, in the training thread: live curves. */
	public TrainTask optListener(final Consumer<TrainingHistory> value) {
		listener = value;
		return this;
	}

	/**
	 * Trains and writes the model.
	 *
	 * @throws ScoreException if a case cannot be used (its name is told) or the model not be written
	 * @throws CancelledException within one step of the user's wish. The checkpoint stays. After the first round the best
	 *           model so far is written, with {@code cancelled: true} in its provenance; before, none is
	 */
	public Result run(final Progress progress) {
		require(data, "data");
		require(output, "output");
		requireRange(epochs, 0, Integer.MAX_VALUE, "epochs");
		requireRange(threads, 0, 1024, "threads");
		final boolean annotated = AnnotatedFolder.isMeant(data);
		if (annotated && !feedback.isEmpty()) throw new OptionException("The folder " + data +
			" has annotations or several structures: its feedback/ is read, and no other feedback can be given.");
		final AnnotatedFolder mixed = annotated ? new AnnotatedFolder(data, masks) : null;
		final TrainingFolder folder = annotated ? null : new TrainingFolder(data, feedback);
		final int size = annotated ? mixed.size() : folder.size();
		if (epochs > 0) training.optSteps((int) Math.min(Integer.MAX_VALUE, (long) epochs * size));
		final Path history = beside(".history.csv"), plot = beside(".history.png"), checkpoint = beside(".checkpoint");
		for (final Path file : List.of(output, history, plot, checkpoint))
			Outputs.checkFile(file, annotated ? mixed.files() : folder.files());
		final ScoreModel first = given(init), second = given(teacher);
		if (first != null && second != null && !first.input().isSameAs(second.input())) throw new OptionException(
			"The model to start from sees " + first.input().text() + ", the teacher " + second.input().text() +
				". Leave one of them out.");
		final InputSpec input = first != null ? first.input() : second != null ? second.input() : null;
		final TrainingFolder.Cases cases = annotated ? mixed.load(input, !overlapping, progress) : folder.load(input,
			progress);
		final TrainingOptions options = options(cases, first != null ? first : second);
		if (second != null) requireTeaching(second, cases, options);
		if (!resume) Outputs.delete(checkpoint);
		final long start = System.nanoTime();
		final Trainer trainer = new Trainer(options, checkpoint, rows -> {
			writeHistory(rows, history);
			listener.accept(rows);
		});
		if (second != null) trainer.optTeacher(second.weights());
		if (first != null) trainer.optStart(Transfer.weights(first, init, options.network(), cases.structures(), seed));
		try (EngineThreads set = EngineThreads.use(threads)) {
			final Trainer.Result result = trainer.train(cases.cases(), cases.fingerprint(), progress);
			write(cases, options, result, false);
			Outputs.delete(checkpoint);
			return new Result(output, history, plot, cases.cases().size(), result.stepsDone(), result.bestRound(), 1e-9 *
				(System.nanoTime() - start));
		}
		catch (final TrainingStopped e) {
			write(cases, options, e.best(), true);
			progress.message("Stopped after step " + e.best().stepsDone() + " of " + options.steps() +
				". The best model so far (round " + e.best().bestRound() + ") is kept:");
			progress.message(output.toString());
			progress.message("The same training with 'resume' goes on from " + checkpoint + ".");
			throw e;
		}
	}

	/** A model to begin with, which the output must not replace; null where none is given. */
	private ScoreModel given(final String nameOrFile) {
		if (nameOrFile == null) return null;
		if (BuiltInModels.file(nameOrFile) != null) Outputs.checkFile(output, List.of(BuiltInModels.file(nameOrFile)));
		return BuiltInModels.open(nameOrFile);
	}

	private void requireTeaching(final ScoreModel model, final TrainingFolder.Cases cases, final TrainingOptions options) {
		final List<Integer> its = labels(model.structures()), ours = labels(cases.structures());
		// A single structure may have another label: in the masks of other cases, say.
		if (model.network().equals(options.network()) && (ours.size() == 1 || its.equals(ours))) return;
		throw new ScoreException("The model " + teacher + " cannot be the teacher: it is for the labels " + its + " with " +
			model.network() + ", but the training is for " + ours + " with " + options.network() +
			". Take a model that was trained on such cases.");
	}

	private static List<Integer> labels(final List<Structure> structures) {
		return structures.stream().map(Structure::label).toList();
	}

	/** The options for what the cases turned out to be. */
	private TrainingOptions options(final TrainingFolder.Cases cases, final ScoreModel start) {
		final TrainingOptions given = training.optSeed(seed).build();
		final int structures = cases.structures().size();
		if (structures > 1 && !overlapping) training.optHeads(Heads.SOFTMAX);
		if (start != null && !widths.isEmpty() && !widths.equals(start.network().widths())) throw new OptionException(
			"The model to start from, or the teacher, has the widths " + start.network().widths() + ", so that the network " +
				"cannot have " + widths + ". Leave the widths out.");
		final List<Integer> all = start != null ? start.network().widths() : widths.isEmpty() ? given.network().widths()
			: widths;
		if (structures == given.network().structures() && cases.masks() == given.network().hasMasks() && all.equals(given
			.network().widths())) return training.build();
		return training.optNetwork(NetworkSpec.of(structures, cases.masks(), all)).build();
	}

	private void write(final TrainingFolder.Cases cases, final TrainingOptions options, final Trainer.Result result,
		final boolean cancelled)
	{
		writeHistory(result.history(), beside(".history.csv"));
		TrainingPlot.write(result.history(), beside(".history.png"));
		final Map<String, Object> provenance = cases.provenance(options, result, cancelled);
		if (init != null) provenance.put("init", identity(init));
		if (teacher != null) provenance.put("teacher", identity(teacher));
		ModelFile.write(new ScoreModel(options.network(), result.weights(), cases.input(), cases.structures(), options
			.heads(), provenance, result.leaveAlone(), null, null), output);
	}

	/** The checksum of a model file, or the name of a built-in model. */
	private static String identity(final String model) {
		return BuiltInModels.file(model) == null ? model : FileReferences.sha256(BuiltInModels.file(model));
	}

	private Path beside(final String ending) {
		return output.resolveSibling(CaseFolder.baseName(output) + ending);
	}

	private static void writeHistory(final TrainingHistory history, final Path file) {
		AtomicFile.write(file, temporary -> {
			try (Writer writer = Files.newBufferedWriter(temporary)) {
				history.writeCsv(writer);
			}
		});
	}
}
