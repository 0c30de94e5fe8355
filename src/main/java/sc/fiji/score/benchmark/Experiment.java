package sc.fiji.score.benchmark;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import sc.fiji.score.common.Progress;
import sc.fiji.score.common.ScoreException;
import sc.fiji.score.evaluation.SegmentationMetrics;
import sc.fiji.score.feedback.RegionFeedback;
import sc.fiji.score.feedback.SimulatedRater;
import sc.fiji.score.network.InputSpec;
import sc.fiji.score.network.PreparedInput;
import sc.fiji.score.network.ScoreModel;
import sc.fiji.score.refinement.Refiner;
import sc.fiji.score.region.Partitioner;
import sc.fiji.score.region.RegionMap;
import sc.fiji.score.training.InputChoice;
import sc.fiji.score.training.Trainer;
import sc.fiji.score.training.TrainingCase;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.Structure;

/**
 * Does the method keep its promise? Trains on simulated feedback of some cases and, as the upper reference, the
 * same network for the same number of steps on their full masks; then refines other cases with both and measures.
 */
public final class Experiment {

	private static final double NANO = 1e-9;

	private final ExperimentSettings settings;
	private final Listener listener;

	/** Gets the models and the masks as they come, so that they need not be kept. */
	public interface Listener {

		/** A model is trained. */
		default void trained(final Method method, final ScoreModel model) {}

		/** A test case is refined by all methods; {@link Method#INITIAL} gives the mask as it was. */
		default void tested(final String name, final ExperimentCase.Data data, final Map<Method, Mask> masks) {}
	}

	/** The prepared training cases. */
	private record Prepared(InputSpec input, List<TrainingCase> scored, List<TrainingCase> full, int regions,
		double questions)
	{}

	/** A model and how long its training took. */
	private record Trained(ScoreModel model, double seconds) {}

	public Experiment(final ExperimentSettings settings, final Listener listener) {
		this.settings = settings;
		this.listener = listener;
	}

	/**
	 * Does it all.
	 *
	 * @param training the cases to learn from
	 * @param test the cases to measure on
	 * @throws ScoreException if one of the two is empty or a case cannot be used; the message names the case
	 */
	public ExperimentResult run(final List<ExperimentCase> training, final List<ExperimentCase> test,
		final Progress progress)
	{
		if (training.isEmpty() || test.isEmpty()) throw new ScoreException("An experiment needs at least one training " +
			"case and one test case, but has " + training.size() + " and " + test.size() + ".");
		final Prepared prepared = prepare(training, progress);
		final Map<Method, Trained> models = new EnumMap<>(Method.class);
		models.put(Method.SCORE, train(Method.SCORE, prepared.scored(), prepared.input(), progress));
		if (settings.full()) models.put(Method.FULL, train(Method.FULL, prepared.full(), prepared.input(), progress));
		final List<ExperimentResult.TestCase> cases = new ArrayList<>();
		final double refineSeconds = test(test, models, cases, progress);
		return new ExperimentResult(settings, training.stream().map(ExperimentCase::name).toList(), cases, models.get(
			Method.SCORE).seconds(), settings.full() ? models.get(Method.FULL).seconds() : 0, refineSeconds / cases.size(),
			prepared.regions(), prepared.questions());
	}

	private Prepared prepare(final List<ExperimentCase> training, final Progress progress) {
		final InputSpec input = InputChoice.of(training.stream().map(ExperimentCase::geometry).toList());
		final SimulatedRater rater = new SimulatedRater(settings.feedback(), settings.seed());
		final List<TrainingCase> scored = new ArrayList<>(), full = new ArrayList<>();
		int regions = 0;
		int questions = 0;
		for (final ExperimentCase c : training) {
			progress.checkCancelled();
			progress.update("Preparing training cases", scored.size(), training.size());
			final ExperimentCase.Data data = c.load();
			try {
				final RegionMap map = Partitioner.partition(data.initial(), settings.partition());
				final List<RegionFeedback> feedback = rater.rate(c.name(), data.initial(), data.reference(), map);
				final PreparedInput in = PreparedInput.of(data.image(), data.initial(), null, input);
				scored.add(TrainingCase.scored(c.name(), in, map, feedback));
				if (settings.full()) full.add(TrainingCase.full(c.name(), in, data.reference()));
				regions = Math.max(regions, map.count());
				questions += feedback.size();
			}
			catch (final ScoreException e) {
				throw new ScoreException("Case " + c.name() + ": " + e.getMessage(), e);
			}
		}
		progress.update("Preparing training cases", training.size(), training.size());
		return new Prepared(input, scored, full, regions, questions / (double) training.size());
	}

	private Trained train(final Method method, final List<TrainingCase> cases, final InputSpec input,
		final Progress progress)
	{
		final long start = System.nanoTime();
		final String stage = method == Method.SCORE ? "Training on regional scores" : "Training on full masks";
		final Trainer trainer = new Trainer(settings.training(), null, history -> {});
		final Trainer.Result result = trainer.train(cases, "", new StageName(progress, stage));
		final double seconds = NANO * (System.nanoTime() - start);
		final Map<String, Object> provenance = result.provenance("experiment", method == Method.SCORE
			? "simulated regional scores" : "full masks", settings.training());
		provenance.put("feedback", settings.feedback().name());
		provenance.put("cases", cases.stream().map(TrainingCase::name).toList());
		final ScoreModel model = new ScoreModel(settings.training().network(), result.weights(), input,
			Structure.FOREGROUND, provenance).withLeaveAlone(result.leaveAlone());
		listener.trained(method, model);
		return new Trained(model, seconds);
	}

	/** Returns the time of refining with the SCORE model. */
	private double test(final List<ExperimentCase> test, final Map<Method, Trained> models,
		final List<ExperimentResult.TestCase> out, final Progress progress)
	{
		final Map<Method, Refiner> refiners = new EnumMap<>(Method.class);
		double seconds = 0;
		try {
			models.forEach((method, trained) -> refiners.put(method, new Refiner(trained.model())));
			for (final ExperimentCase c : test) {
				progress.checkCancelled();
				progress.update("Refining test cases", out.size(), test.size());
				final ExperimentCase.Data data = c.load();
				final Map<Method, Mask> masks = new EnumMap<>(Method.class);
				masks.put(Method.INITIAL, data.initial());
				for (final Method method : refiners.keySet()) {
					final long start = System.nanoTime();
					masks.put(method, refine(refiners.get(method), c.name(), data));
					if (method == Method.SCORE) seconds += NANO * (System.nanoTime() - start);
				}
				final Map<Method, SegmentationMetrics> metrics = new EnumMap<>(Method.class);
				masks.forEach((method, mask) -> metrics.put(method, SegmentationMetrics.of(data.reference(), mask, settings
					.tolerance())));
				out.add(new ExperimentResult.TestCase(c.name(), metrics));
				listener.tested(c.name(), data, masks);
			}
			progress.update("Refining test cases", test.size(), test.size());
			return seconds;
		}
		finally {
			refiners.values().forEach(Refiner::close);
		}
	}

	private static Mask refine(final Refiner refiner, final String name, final ExperimentCase.Data data) {
		try {
			return refiner.refine(data.image(), data.initial(), null, Progress.NONE).mask();
		}
		catch (final ScoreException e) {
			throw new ScoreException("Case " + name + ": " + e.getMessage(), e);
		}
	}
}
