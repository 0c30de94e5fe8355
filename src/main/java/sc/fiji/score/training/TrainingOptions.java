package sc.fiji.score.training;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.loss.WeakLosses;
import sc.fiji.score.loss.WeightedLoss;
import sc.fiji.score.network.Heads;
import sc.fiji.score.network.NetworkSpec;
import sc.fiji.score.network.TiledInference;

/**
 * The parameters of a training; written into the model.
 *
 * @param seed of everything random
 * @param steps number of steps, one patch each
 * @param learningRate the highest, by default 0.003 for networks that see masks and 0.01 for others; rises over the first
 *          steps (50, at most a tenth) and falls to zero along half a cosine
 * @param network shape of the network
 * @param patch largest size of a patch along each axis, in voxels
 * @param rounds the training is divided into this many rounds; after each come validation and a checkpoint
 * @param relabelAt after which rounds the dense targets are inferred anew from the network and the scores
 * @param validationShare share of the cases whose feedback only decides which weights are kept
 * @param patience rounds without improvement of the validation after which the training stops; 0 never stops early
 * @param averaging decay per step of the running average of the weights
 * @param earlyPerturbation displacement of the shown mask's surface until the first relabelling, in voxels
 * @param latePerturbation the same afterwards
 * @param betterMasks share of the steps (with feedback: after the first relabelling) in which the network is shown a
 *          better mask than the given one: its surface has moved part of the way to the dense target, or all of it. None
 *          by default: it helps with errors unlike those of the training, but where noisy feedback makes wrong targets,
 *          the network learns to copy their errors
 * @param augmentation variation of the patches
 * @param weights of the terms label, volume, direction, anchor, edge
 * @param raterNoise how far the raters are believed when targets are inferred
 * @param logitScale weight, against the word of a rater who may err, of a logit as large as the prediction's step from
 *          voxel to voxel across its own surface: neighbouring voxels do not err independently, so that a sum of their
 *          logits claims too much
 * @param edgeSmoothing spread of intensity, in standard deviations of the image, within which the logits are smoothed before
 *          targets are inferred from feedback ({@link sc.fiji.score.prior.JointBilateralFilter}); 0 does not smooth
 * @param intensities weight of the {@link sc.fiji.score.prior.IntensityLikelihood} of a case's own image where targets are
 *          inferred from feedback; 0 leaves it out
 * @param heads how the outputs for several structures are read together
 * @param pseudoLabels weight of the dense targets that are inferred from weak annotations; 0 infers none
 * @param weakWeights weights of the terms for weak annotations by name, where they differ from those that suit the
 *          annotations of a case ({@link WeakLosses}); a term and its form with a log-barrier replace each other
 * @param freezeEncoder whether the weights of the network's way down stay as they are
 */
public record TrainingOptions(long seed, int steps, double learningRate, NetworkSpec network, int patch, int rounds,
	List<Integer> relabelAt, double validationShare, int patience, double averaging, double earlyPerturbation,
	double latePerturbation, double betterMasks, Augmentation augmentation, List<Double> weights, RaterNoise raterNoise,
	double logitScale, double edgeSmoothing, double intensities, Heads heads, double pseudoLabels, Map<String, Double> weakWeights,
	boolean freezeEncoder)
{

	private static final String BARRIER = "_barrier";

	/** What a guess counts, relative to one that follows annotations, where nothing was said of the structure at all. */
	private static final double GUESSED = 0.3;

	public TrainingOptions {
		relabelAt = List.copyOf(relabelAt);
		weights = List.copyOf(weights);
		check(steps >= 1, "steps must be at least 1, but is " + steps);
		check(learningRate > 0, "the learning rate must be positive, but is " + learningRate);
		check(patch >= network.multiple(), "the patch must have at least " + network.multiple() + " voxels, but has " +
			patch);
		check(rounds >= 1 && rounds <= steps, "rounds must be between 1 and the number of steps (" + steps + "), but is " +
			rounds);
		check(validationShare >= 0 && validationShare < 1, "the validation share must be from 0 to below 1, but is " +
			validationShare);
		check(patience >= 0, "patience cannot be negative");
		check(averaging >= 0 && averaging < 1, "the averaging must be from 0 to below 1, but is " + averaging);
		check(earlyPerturbation >= 0 && latePerturbation >= 0, "the perturbation cannot be negative");
		check(betterMasks >= 0 && betterMasks <= 1, "the share of better masks must be from 0 to 1, but is " + betterMasks);
		check(weights.size() == 5 && weights.stream().allMatch(w -> w >= 0) && weights.stream().anyMatch(w -> w > 0),
			"five weights of at least 0 are needed, one above");
		check(logitScale > 0, "the scale of the logits must be positive, but is " + logitScale);
		check(edgeSmoothing >= 0, "the smoothing cannot be negative");
		check(intensities >= 0, "the weight of the intensities cannot be negative");
		check(pseudoLabels >= 0, "the weight of pseudo-labels cannot be negative");
		weakWeights = Collections.unmodifiableMap(new TreeMap<>(weakWeights));
		WeakLosses.with(WeightedLoss.labelsOnly(), weakWeights, WeakLosses.START_T, null);
	}

	private static void check(final boolean ok, final String message) {
		if (!ok) throw new ScoreException("Training options: " + message + ".");
	}

	/** Starts from the defaults. */
	public static Builder builder() {
		return new Builder();
	}

	/** The defaults. */
	public static TrainingOptions defaults() {
		return builder().build();
	}

	/** The loss of a case with feedback. */
	public WeightedLoss loss() {
		return WeightedLoss.of(weights.get(0), weights.get(1), weights.get(2), weights.get(3), weights.get(4));
	}

	/**
	 * The loss of one structure of a case, by what is known of it.
	 *
	 * @param t steepness of the log-barriers
	 * @return null where nothing is known
	 */
	WeightedLoss loss(final StructureSupervision s, final double t) {
		if (s.isDense()) return WeightedLoss.labelsOnly();
		final WeightedLoss base = s.isScored() ? loss() : WeightedLoss.of(s.labels() == null ? 0 : s.isUnsaid()
			? GUESSED * pseudoLabels : pseudoLabels, 0, 0, 0, 0);
		if (s.weak() == null && !s.isScored()) return null;
		// Under a softmax a voxel of another structure is none of this one's already; to ask again holds this one back.
		final Map<String, Double> terms = s.isUnsaid() && heads == Heads.SOFTMAX ? new TreeMap<>() : WeakLosses.defaults(s
			.annotations());
		// Scores give each voxel a target, and the scribbles are in it: terms for these few voxels would outweigh all others.
		if (s.isScored()) terms.remove("pairwise");
		if (s.isScored() && weights.get(0) > 0) terms.keySet().removeAll(List.of("known", "exclusion"));
		// A term and its form with a log-barrier are alternatives: to name one is to replace the other.
		for (final String name : weakWeights.keySet()) {
			final String plain = name.endsWith(BARRIER) ? name.substring(0, name.length() - BARRIER.length()) : name;
			terms.remove(plain);
			terms.remove(plain + BARRIER);
		}
		terms.putAll(weakWeights);
		return WeakLosses.with(base, terms, t, s.shape());
	}

	/** Number of steps that are done after so many rounds. */
	int stepsAfter(final int roundsDone) {
		return (int) ((long) steps * roundsDone / rounds);
	}

	/** Sets what differs from the defaults; each method sets the parameter of its name, described at the record. */
	public static final class Builder {

		/** Default learning rates. With masks the network only corrects and starts close to the answer. */
		private static final double WITH_MASKS = 0.003, WITHOUT_MASKS = 0.01;

		private long seed = 1;
		private int steps = 2000;
		private double learningRate;
		private NetworkSpec network = NetworkSpec.standard();
		private int patch = TiledInference.TILE;
		private int rounds = 20;
		private List<Integer> relabelAt = List.of(3, 6, 9, 12, 15);
		private double validationShare = 0.1;
		private int patience;
		private double averaging = 0.99;
		private double earlyPerturbation = 1, latePerturbation = 0.4;
		private double betterMasks;
		private Augmentation augmentation = Augmentation.standard();
		private List<Double> weights = List.of(1.0, 0.1, 0.1, 0.1, 0.0);
		private RaterNoise raterNoise = RaterNoise.LEARNED;
		private double logitScale = 0.15;
		private double edgeSmoothing = 0.4;
		private double intensities = 1;
		private Heads heads = Heads.INDEPENDENT;
		private double pseudoLabels = 1;
		private Map<String, Double> weakWeights = Map.of();
		private boolean freezeEncoder;

		public Builder optSeed(final long value) {
			seed = value;
			return this;
		}

		/** Also lowers the number of rounds where there would be more rounds than steps. */
		public Builder optSteps(final int value) {
			steps = value;
			rounds = Math.max(1, Math.min(rounds, steps));
			return this;
		}

		/** 0 (so at first) for the default of the network. */
		public Builder optLearningRate(final double value) {
			learningRate = value;
			return this;
		}

		public Builder optNetwork(final NetworkSpec value) {
			network = value;
			return this;
		}

		public Builder optPatch(final int value) {
			patch = value;
			return this;
		}

		public Builder optRounds(final int value) {
			rounds = value;
			return this;
		}

		public Builder optRelabelAt(final List<Integer> value) {
			relabelAt = value;
			return this;
		}

		public Builder optValidationShare(final double value) {
			validationShare = value;
			return this;
		}

		public Builder optPatience(final int value) {
			patience = value;
			return this;
		}

		public Builder optAveraging(final double value) {
			averaging = value;
			return this;
		}

		public Builder optPerturbation(final double early, final double late) {
			earlyPerturbation = early;
			latePerturbation = late;
			return this;
		}

		public Builder optBetterMasks(final double value) {
			betterMasks = value;
			return this;
		}

		public Builder optAugmentation(final Augmentation value) {
			augmentation = value;
			return this;
		}

		public Builder optWeights(final double label, final double volume, final double direction, final double anchor,
			final double edge)
		{
			weights = List.of(label, volume, direction, anchor, edge);
			return this;
		}

		public Builder optRaterNoise(final RaterNoise value) {
			raterNoise = value;
			return this;
		}

		public Builder optLogitScale(final double value) {
			logitScale = value;
			return this;
		}

		public Builder optEdgeSmoothing(final double value) {
			edgeSmoothing = value;
			return this;
		}

		public Builder optIntensities(final double value) {
			intensities = value;
			return this;
		}

		public Builder optHeads(final Heads value) {
			heads = value;
			return this;
		}

		public Builder optPseudoLabels(final double value) {
			pseudoLabels = value;
			return this;
		}

		public Builder optWeakWeights(final Map<String, Double> value) {
			weakWeights = value;
			return this;
		}

		public Builder optFreezeEncoder(final boolean value) {
			freezeEncoder = value;
			return this;
		}

		public TrainingOptions build() {
			final double rate = learningRate != 0 ? learningRate : network.hasMasks() ? WITH_MASKS : WITHOUT_MASKS;
			return new TrainingOptions(seed, steps, rate, network, patch, rounds, relabelAt, validationShare, patience,
				averaging, earlyPerturbation, latePerturbation, betterMasks, augmentation, weights, raterNoise, logitScale,
				edgeSmoothing, intensities, heads, pseudoLabels, weakWeights, freezeEncoder);
		}
	}
}
