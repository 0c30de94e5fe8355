package sc.fiji.score.loss;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleFunction;

import sc.fiji.score.common.ScoreException;

/**
 * The terms for weak annotations and priors by name, and which of them suit an annotation. Names that end in {@code
 * _barrier} use the extended log-barrier in place of the quadratic penalty. {@link ShapeTerm} is made elsewhere, for it
 * needs training masks. {@link MarginalLoss}, which sees all structures at once, has no name here.
 */
public final class WeakLosses {

	/** Name of the term that compares with the shapes of training masks. */
	public static final String SHAPE = "shape";

	/** Steepness of the log-barrier at the start of a training. */
	public static final double START_T = 5;

	/** Sharpness of smooth maxima of probabilities, and of pooled logits. */
	private static final double STRIPE_SHARPNESS = 8, POOLING_SHARPNESS = 4;

	/** Kernel of the pairwise term: radius and sigma in voxels, sigma in standard deviations of the image. */
	private static final double RADIUS = 2, DISTANCE_SIGMA = 1.5, INTENSITY_SIGMA = 0.5;

	/** An ellipsoid of 4:1:1 (2.1) is within it. */
	private static final double ALLOWED_QUOTIENT = 2.5;

	private static final Map<String, DoubleFunction<LossTerm>> TERMS = terms();

	/** What annotations a case has. */
	public enum Annotation {
		/** Boxes: outside them is background, stripes are not empty, the size is bounded. */
		BOX(Map.of("known", 1.0, "tightness", 0.3, "size", 0.3, "pairwise", 0.1)),
		/** Scribbles of foreground and background. */
		SCRIBBLE(Map.of("known", 1.0, "pairwise", 0.3)),
		/** Points, with or without a size range. */
		POINT(Map.of("known", 1.0, "size", 0.3, "pairwise", 0.3)),
		/**
		 * Tags of slices or images. As no voxel of the object is known, the start must be background (a negative logit
		 * everywhere): from one half, the terms may settle for the surroundings of the object.
		 */
		TAG(Map.of("known", 1.0, "slice_pooling", 1.0, "slice_size", 1.0, "size", 1.0, "pairwise", 0.5)),
		/** Full masks of some structures only, and nothing of this one. */
		PARTIAL(Map.of("known", 1.0, "exclusion", 1.0));

		private final Map<String, Double> weights;

		Annotation(final Map<String, Double> weights) {
			this.weights = weights;
		}
	}

	private WeakLosses() {}

	private static Map<String, DoubleFunction<LossTerm>> terms() {
		final Map<String, DoubleFunction<LossTerm>> m = new LinkedHashMap<>();
		m.put("known", t -> new PartialCrossEntropyTerm());
		m.put("exclusion", t -> new ExclusionTerm());
		m.put("tightness", t -> new TightnessTerm(new QuadraticPenalty()));
		m.put("tightness_barrier", t -> new TightnessTerm(new LogBarrierPenalty(t)));
		m.put("stripe_lse", t -> new StripeMaximumTerm(SmoothMaximum.LOG_SUM_EXP, STRIPE_SHARPNESS));
		m.put("stripe_softmax", t -> new StripeMaximumTerm(SmoothMaximum.SOFTMAX, STRIPE_SHARPNESS));
		m.put("size", t -> new SizeTerm(new QuadraticPenalty()));
		m.put("size_barrier", t -> new SizeTerm(new LogBarrierPenalty(t)));
		m.put("slice_size", t -> new SliceTagTerm(new QuadraticPenalty()));
		m.put("slice_size_barrier", t -> new SliceTagTerm(new LogBarrierPenalty(t)));
		m.put("slice_pooling", t -> new SlicePoolingTerm(POOLING_SHARPNESS));
		m.put("pairwise", t -> new PairwiseTerm(RADIUS, DISTANCE_SIGMA, INTENSITY_SIGMA));
		m.put("length", t -> new LengthTerm());
		m.put("compactness", t -> new CompactnessTerm(ALLOWED_QUOTIENT));
		m.put("boundary", t -> new BoundaryTerm());
		m.put("component", t -> new ComponentTerm());
		return m;
	}

	/** The names of all terms that need no training masks. */
	public static Set<String> names() {
		return TERMS.keySet();
	}

	/**
	 * One term.
	 *
	 * @param t steepness of the log-barrier, for the terms that have one
	 * @throws ScoreException if there is no such term
	 */
	public static LossTerm term(final String name, final double t) {
		if (!TERMS.containsKey(name)) throw new ScoreException("There is no loss term \"" + name + "\". The terms are " +
			String.join(", ", TERMS.keySet()) + ", " + SHAPE + ".");
		return TERMS.get(name).apply(t);
	}

	/**
	 * Weights that suit the annotations of a case, by name and in the order of {@link #names}; of several annotations
	 * that ask for a term the largest weight counts. Terms for which a case has no target cost nothing.
	 */
	public static Map<String, Double> defaults(final Collection<Annotation> annotations) {
		final Map<String, Double> out = new LinkedHashMap<>();
		for (final String name : TERMS.keySet())
			for (final Annotation a : annotations)
				if (a.weights.containsKey(name)) out.merge(name, a.weights.get(name), Math::max);
		return out;
	}

	/**
	 * Adds terms to a loss.
	 *
	 * @param base the SCORE terms, or none
	 * @param weights by name; terms of weight 0 are left out
	 * @param t steepness of the log-barrier
	 * @param shape the term that {@link #SHAPE} stands for; null costs nothing
	 * @throws ScoreException if a name is unknown or a weight is negative
	 */
	public static WeightedLoss with(final WeightedLoss base, final Map<String, Double> weights, final double t,
		final ShapeTerm shape)
	{
		final List<LossTerm> terms = new ArrayList<>(base.terms());
		final List<Double> factors = new ArrayList<>(base.weights());
		weights.forEach((name, weight) -> {
			final LossTerm term = name.equals(SHAPE) ? shape : term(name, t);
			if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) throw new ScoreException("The weight of the loss term " +
				name + " must be at least 0, but is " + weight + ".");
			if (weight == 0 || term == null) return;
			terms.add(term);
			factors.add(weight);
		});
		return new WeightedLoss(terms, factors);
	}
}
