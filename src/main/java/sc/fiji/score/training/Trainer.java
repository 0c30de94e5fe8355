package sc.fiji.score.training;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

import sc.fiji.score.common.CancelledException;
import sc.fiji.score.common.Progress;
import sc.fiji.score.common.RandomStream;
import sc.fiji.score.common.ScoreException;
import sc.fiji.score.common.Version;
import sc.fiji.score.feedback.RaterModel;
import sc.fiji.score.loss.LossInput;
import sc.fiji.score.loss.WeakLosses;
import sc.fiji.score.loss.WeightedLoss;
import sc.fiji.score.network.EngineThreads;
import sc.fiji.score.network.NetworkChannels;
import sc.fiji.score.network.NetworkRunner;
import sc.fiji.score.network.TiledInference;
import sc.fiji.score.network.UNet3d;

/**
 * Trains the network. Cases with feedback start from the initial mask as the scores and the image's intensities shift it;
 * after some rounds the most likely masks under the scores are inferred from the network's own prediction and become the new targets
 * ({@link FeedbackProjection}), beside the terms of the SCORE loss; where asked for, it is learned with them how each
 * rater errs ({@link RaterLearning}). Cases with a full mask are trained on it; weak
 * annotations have terms of their own, and targets inferred in the same rounds ({@link PseudoLabels}). The loss is the
 * mean over the structures; each term sees one structure's binary logits ({@link sc.fiji.score.network.Heads}).
 * <p>
 * The same cases, options and number of threads give the same weights to the bit, also when the training was killed and
 * resumed from its checkpoint.
 */
public final class Trainer {

	/** Growth of the steepness of log-barriers per round; see {@link sc.fiji.score.loss.LogBarrierPenalty}. */
	private static final double BARRIER_GROWTH = 1.1;

	/** Disagreement with what is known ({@link Validation}) from which on a network may label weak annotations. */
	private static final double LEARNED = 0.5;

	/** Steps over which the learning rate rises, at most a tenth of all. */
	private static final int WARM_UP = 50;

	/** Draws the random start of a network with a teacher from the seed. */
	private static final long TAUGHT = -2;

	private final TrainingOptions options;
	private final Sampler sampler;
	private final TargetInference targets;
	private final int frozen;
	private final CentredLayer lastLayer;
	private final Path checkpoint;
	private final Consumer<TrainingHistory> listener;
	private float[] start, teacher;

	/**
	 * @param checkpoint file that the state is written to after each round and resumed from, or null
	 * @param listener told after each round, in the training thread
	 */
	public Trainer(final TrainingOptions options, final Path checkpoint, final Consumer<TrainingHistory> listener) {
		this.options = options;
		sampler = new Sampler(options.augmentation(), options.patch(), options.network());
		targets = new TargetInference(options);
		final UNet3d network = new UNet3d(options.network());
		frozen = network.encoderSize();
		lastLayer = CentredLayer.last(network);
		this.checkpoint = checkpoint;
		this.listener = listener;
	}

	/** Weights to start from instead of random ones, see {@link Transfer}; null for random ones. */
	public Trainer optStart(final float[] weights) {
		start = weights;
		return this;
	}

	/**
	 * Weights of a trained network of the same shape, which infers the targets instead of the network that learns: once,
	 * before the first step. Null (the default) for none. What starts from random weights starts from others than without a
	 * teacher, so that a second training does not repeat the first one's.
	 */
	public Trainer optTeacher(final float[] weights) {
		teacher = weights;
		return this;
	}

	/**
	 * What a training gave.
	 *
	 * @param weights the weights to use: the averaged ones of the best round
	 * @param history of all rounds
	 * @param bestRound the round they are from
	 * @param stepsDone steps that were taken
	 * @param threads processor threads of PyTorch that they were taken with
	 * @param raters how each rater errs, by number, as learned at the last relabelling; empty where it is not learned
	 * @param leaveAlone see {@link sc.fiji.score.network.ScoreModel#leaveAlone}; 1 (never) where the training was stopped
	 */
	public record Result(float[] weights, TrainingHistory history, int bestRound, int stepsDone, int threads,
		List<RaterModel> raters, double leaveAlone)
	{

		/**
		 * What every model says of its training; without times, so that the same training gives the same bytes.
		 *
		 * @param madeBy the kind of task
		 * @param trainedOn what was known of the cases, in a word or two
		 * @param options of the training
		 * @return with room for more
		 */
		public Map<String, Object> provenance(final String madeBy, final String trainedOn, final TrainingOptions options) {
			final Map<String, Object> out = new LinkedHashMap<>();
			out.put("version", Version.get());
			out.put("made_by", madeBy);
			out.put("trained_on", trainedOn);
			out.put("seed", options.seed());
			out.put("threads", threads);
			out.put("options", options.toString());
			out.put("steps", stepsDone);
			out.put("best_round", bestRound);
			return out;
		}
	}

	/**
	 * @param cases with distinct names; their order does not matter
	 * @param fingerprint identifies the data behind the cases (checksums), so that a checkpoint of other data is refused
	 * @throws TrainingStopped within one step of the user's wish, with the best weights so far; a checkpoint stays
	 * @throws CancelledException likewise, while not even one round is done
	 */
	public Result train(final List<TrainingCase> cases, final String fingerprint, final Progress progress) {
		if (cases.isEmpty()) throw new ScoreException("There is no case to train on.");
		cases.forEach(this::requireFitting);
		final List<TrainingCase> sorted = new ArrayList<>(cases);
		sorted.sort((a, b) -> a.name().compareTo(b.name()));
		final List<TrainingCase> shuffled = new ArrayList<>(sorted);
		Collections.shuffle(shuffled, new Random(options.seed()));
		// Too few cases to spare any: the training cases themselves are watched.
		final int held = (int) (options.validationShare() * cases.size());
		final List<TrainingCase> validation = held == 0 ? sorted : shuffled.subList(0, held);
		final List<TrainingCase> training = held == 0 ? sorted : shuffled.subList(held, shuffled.size());

		final UNet3d network = new UNet3d(options.network());
		final String identity = options + " " + fingerprint + (start == null ? "" : " from " + Transfer.checksum(start)) +
			(teacher == null ? "" : " taught by " + Transfer.checksum(teacher));
		try (NetworkRunner runner = new NetworkRunner(network)) {
			final TiledInference inference = new TiledInference(runner, options.network(), options.patch());
			final TrainingState saved = resumable(identity);
			final TrainingState state = saved == null ? begin(network, cases) : saved;
			ExpectedShapes.lay(sorted, options);
			// Another training may have left its own targets in the cases.
			sorted.forEach(c -> c.resetWeakLabels(options.pseudoLabels() > 0));
			targets.start(sorted, state.raters);
			Result soFar = saved == null ? null : result(saved, UsualChange.NEVER);
			try {
				if (state.labellers != null) relabel(state, training, saved == null, inference, progress);
				if (saved != null) {
					progress.message("Resuming after round " + state.round + " of " + options.rounds() + ".");
					listener.accept(state.history);
				}
				while (state.round < options.rounds() && !isStale(state)) {
					round(state, training, validation, runner, inference, progress);
					soFar = result(state, UsualChange.NEVER);
					if (checkpoint != null) state.write(checkpoint, identity);
					listener.accept(state.history);
				}
				return result(state, UsualChange.leaveAlone(training, options.steps(), (c, shown) -> logits(state.best, c, shown,
					inference, progress)));
			}
			catch (final CancelledException e) {
				throw soFar == null ? e : new TrainingStopped(soFar);
			}
		}
	}

	private void requireFitting(final TrainingCase c) {
		final int structures = c.structures().size(), masks = c.distance().length / c.image().length;
		if (structures == options.network().structures() && (masks > 0) == options.network().hasMasks()) return;
		throw new ScoreException("Case " + c.name() + " has " + structures + " structures " + (masks > 0 ? "with"
			: "without") + " initial masks, but the network is for " + options.network().structures() + (options.network()
				.hasMasks() ? " with" : " without") + " masks. Give all cases the same structures.");
	}

	private TrainingState begin(final UNet3d network, final List<TrainingCase> cases) {
		final long seed = teacher == null ? options.seed() : RandomStream.mix(options.seed(), TAUGHT);
		final TrainingState state = TrainingState.start(start == null ? network.initialWeights(seed) : start, EngineThreads
			.count());
		state.raters = targets.raters(cases);
		if (teacher != null) state.labellers = teacher.clone();
		return state;
	}

	/** The state to go on from, or null to start anew. */
	private TrainingState resumable(final String identity) {
		final TrainingState saved = checkpoint == null ? null : TrainingState.read(checkpoint, identity);
		final int threads = EngineThreads.count();
		if (saved == null || saved.threads == threads) return saved;
		throw new ScoreException("The checkpoint " + checkpoint + " is of a training with " + saved.threads +
			" threads, but now there are " + threads + ", which would give another model. Resume with the option threads " +
			"set to " + saved.threads + ", or delete the checkpoint to start anew.");
	}

	private Result result(final TrainingState s, final double leaveAlone) {
		return new Result(s.best, s.history, s.bestRound, options.stepsAfter(s.round), s.threads, s.raters, leaveAlone);
	}

	private boolean isStale(final TrainingState state) {
		return options.patience() > 0 && state.round - state.bestRound >= options.patience();
	}

	private void round(final TrainingState s, final List<TrainingCase> training, final List<TrainingCase> validation,
		final NetworkRunner runner, final TiledInference inference, final Progress progress)
	{
		final int first = options.stepsAfter(s.round), end = options.stepsAfter(s.round + 1);
		final CaseOrder order = new CaseOrder(training, options.seed());
		double loss = 0;
		for (int step = first; step < end; step++) {
			progress.checkCancelled();
			loss += step(s, step, order.at(step), runner);
			progress.update("Training", step + 1L, options.steps());
		}
		s.round++;
		final double disagreement = disagreement(s.average, validation, inference, progress);
		// Weak annotations only tell whether a network has learned at all, not which one is the best of those that have.
		final double rank = validation.stream().allMatch(TrainingCase::isWeak) ? Math.max(LEARNED, disagreement)
			: disagreement;
		// Ties go to the later round: its learning rate was lower.
		if (!(rank > s.bestValidation)) {
			s.bestValidation = rank;
			s.bestRound = s.round;
			s.best = s.average.clone();
		}
		final boolean weak = options.pseudoLabels() > 0 && (hasLearned(disagreement) || hasLearned(s.history.rows()));
		final boolean relabelled = teacher == null && options.relabelAt().contains(s.round) && training.stream().anyMatch(
			c -> c.isRelabelled(weak));
		s.history.add(new TrainingHistory.Row(s.round, end, rate(end), loss / Math.max(1, end - first), disagreement,
			relabelled));
		if (relabelled) {
			// What learned from worse targets is not preferred for agreeing with the feedback on a few cases by chance.
			s.bestValidation = Double.NaN;
			s.labellers = s.average.clone();
			relabel(s, training, true, inference, progress);
		}
	}

	/** A network that has not learned yet must not teach: what it makes of weak annotations would replace better labels. */
	private static boolean hasLearned(final double disagreement) {
		return disagreement <= LEARNED;
	}

	private static boolean hasLearned(final List<TrainingHistory.Row> rows) {
		return rows.stream().anyMatch(r -> hasLearned(r.validation()));
	}

	/** Whether the labellers of the present targets had learned; also known after a training was resumed. */
	private boolean labelsWeak(final List<TrainingHistory.Row> rows) {
		if (teacher != null) return options.pseudoLabels() > 0;
		int last = rows.size();
		while (last > 0 && !rows.get(last - 1).relabelled())
			last--;
		return options.pseudoLabels() > 0 && hasLearned(rows.subList(0, last));
	}

	/** One step on one patch of a case; returns the loss. */
	private double step(final TrainingState s, final int step, final TrainingCase c, final NetworkRunner runner) {
		final boolean early = c.isScored() && s.labellers == null;
		final Sample sample = sampler.draw(c, early ? options.earlyPerturbation() : options.latePerturbation(), early ? 0
			: options.betterMasks(), RandomStream.mix(options.seed(), step));
		final double steepness = WeakLosses.START_T * Math.pow(BARRIER_GROWTH, s.round);
		final double[] value = new double[1];
		final float[] gradient = runner.backward(s.weights, NetworkChannels.of(sample.image(), sample.shown(), sample
			.edges()), sample.size(), residual -> {
				final float[] g = new float[residual.length];
				value[0] = loss(c, sample, NetworkChannels.logits(sample.shown(), residual), g, steepness);
				return g;
			});
		if (!Double.isFinite(value[0])) throw new ScoreException("The loss of case " + c.name() + " is not finite at " +
			"step " + step + ". Lower the learning rate.");
		if (options.freezeEncoder()) Arrays.fill(gradient, 0, frozen, 0);
		lastLayer.centre(s.weights, gradient);
		s.adam.update(s.weights, gradient, step + 1, rate(step));
		lastLayer.uncentre(s.weights);
		final double keep = Math.min(options.averaging(), (step + 1.0) / (step + 10.0));
		for (int i = 0; i < s.weights.length; i++)
			s.average[i] = (float) (keep * s.average[i] + (1 - keep) * s.weights[i]);
		return value[0];
	}

	/** The mean loss over the structures of a patch; its gradient by the logits goes into {@code gradient}. */
	private double loss(final TrainingCase c, final Sample sample, final float[] logits, final float[] gradient,
		final double steepness)
	{
		final int structures = sample.parts().size(), n = sample.image().length;
		final float[] binary = options.heads().binary(logits, structures), all = new float[logits.length];
		double sum = 0;
		for (int k = 0; k < structures; k++) {
			final Sample.Part part = sample.parts().get(k);
			final StructureSupervision known = c.structures().get(k);
			final LossInput in = LossInput.of(sample.size(), NetworkChannels.channel(binary, k, n), part.distance(), sample
				.image(), sample.edges(), part.labels(), part.region(), known.targets(), part.outside(), part.weak());
			final float[] g = new float[n];
			final WeightedLoss loss = options.loss(known, steepness);
			if (loss != null) sum += loss.add(in, g).get("total");
			for (int i = 0; i < n; i++)
				all[k * n + i] = structures == 1 ? g[i] : g[i] / structures;
		}
		System.arraycopy(options.heads().pullBack(logits, structures, all), 0, gradient, 0, gradient.length);
		return sum / structures;
	}

	/** Rises over the first steps: at the full rate some starts never learn to look at the image. */
	private double rate(final int step) {
		final double rising = Math.min(1, (step + 1.0) / Math.max(1, Math.min(WARM_UP, options.steps() / 10)));
		return rising * options.learningRate() * 0.5 * (1 + Math.cos(Math.PI * step / options.steps()));
	}

	/** The mean over the cases of which something is known. */
	private double disagreement(final float[] weights, final List<TrainingCase> cases, final TiledInference inference,
		final Progress progress)
	{
		double sum = 0;
		int count = 0;
		for (final TrainingCase c : cases) {
			final double disagreement = Validation.disagreement(c, logits(weights, c, inference, progress));
			// A case without a score says nothing; it must not silence the others.
			if (Double.isNaN(disagreement)) continue;
			sum += disagreement;
			count++;
		}
		return count == 0 ? Double.NaN : sum / count;
	}

	/** Infers new dense targets; see {@link TargetInference}. */
	private void relabel(final TrainingState state, final List<TrainingCase> cases, final boolean learn,
		final TiledInference inference, final Progress progress)
	{
		state.raters = targets.relabel(cases, labelsWeak(state.history.rows()), state.raters, learn, c -> logits(
			state.labellers, c, inference, progress));
	}

	/** The binary logits of each structure, on the initial masks. */
	private float[][] logits(final float[] weights, final TrainingCase c, final TiledInference inference,
		final Progress progress)
	{
		return logits(weights, c, c.distance(), inference, progress);
	}

	/** The same on other masks, given by their distances. */
	private float[][] logits(final float[] weights, final TrainingCase c, final float[] shown,
		final TiledInference inference, final Progress progress)
	{
		progress.checkCancelled();
		final int structures = c.structures().size();
		final float[] all = options.heads().binary(NetworkChannels.logits(shown, inference.residual(weights, c.image(), shown,
			c.edges(), c.size(), Progress.NONE)), structures);
		final float[][] out = new float[structures][];
		for (int k = 0; k < structures; k++)
			out[k] = NetworkChannels.channel(all, k, c.image().length);
		return out;
	}
}
