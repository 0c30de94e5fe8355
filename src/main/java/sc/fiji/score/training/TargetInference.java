package sc.fiji.score.training;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import sc.fiji.score.feedback.RaterModel;
import sc.fiji.score.network.InputSpec;
import sc.fiji.score.prior.JointBilateralFilter;

/**
 * New dense targets of the cases, from what a network makes of them and what is known of them: the most likely masks under
 * the scores ({@link FeedbackProjection}) or the weak annotations ({@link PseudoLabels}).
 */
final class TargetInference {

	private final TrainingOptions options;

	TargetInference(final TrainingOptions options) {
		this.options = options;
	}

	/** How each rater is taken to err before anything is learned; none where scores are constraints. */
	List<RaterModel> raters(final List<TrainingCase> cases) {
		return isHard() ? List.of() : RaterLearning.start(cases);
	}

	private boolean isHard() {
		return options.raterNoise() == RaterNoise.HARD;
	}

	/**
	 * Replaces the targets of the cases.
	 *
	 * @param weak whether the network may label weak annotations
	 * @param raters how they err
	 * @param learn whether to learn this anew first, where it is asked for
	 * @param network gives the binary logits of each structure of a case
	 * @return how the raters err, as the new targets take it
	 */
	List<RaterModel> relabel(final List<TrainingCase> cases, final boolean weak, final List<RaterModel> raters,
		final boolean learn, final Function<TrainingCase, float[][]> network)
	{
		final Map<StructureSupervision, List<RegionEvidence>> rated = new LinkedHashMap<>();
		for (final TrainingCase c : cases) {
			if (!c.isRelabelled(weak)) continue;
			final float[][] logits = network.apply(c);
			for (int k = 0; k < logits.length; k++) {
				final StructureSupervision s = c.structures().get(k);
				if (s.isScored()) rated.put(s, FeedbackProjection.evidence(s, guess(s, logits[k], c), c.size()));
				else if (s.isInferred() && weak) s.relabel(PseudoLabels.inferred(s, smooth(logits[k], c)));
			}
		}
		final List<RaterModel> out = !learn || isHard() || rated.isEmpty() ? raters : RaterLearning.learn(rated.values()
			.stream().flatMap(List::stream).toList(), raters, options.logitScale());
		rated.forEach((s, evidence) -> s.relabel(FeedbackProjection.labels(s, evidence, out, options.logitScale())));
		return out;
	}

	/** The logits as the edges of the image suggest. */
	private float[] smooth(final float[] logits, final TrainingCase c) {
		return options.edgeSmoothing() == 0 ? logits : JointBilateralFilter.smooth(logits, c.image(), c.size(), options
			.edgeSmoothing());
	}

	/**
	 * What is known before a rater's word is weighed: the network's logits as the edges of the image suggest, plus those of
	 * the mask as the scores alone shift it. The network does not see the scores, so each knows what the other does not.
	 */
	private float[] guess(final StructureSupervision s, final float[] logits, final TrainingCase c) {
		final float[] out = smooth(logits, c).clone(), shifted = ShiftedMask.distance(s, c.size());
		for (int i = 0; i < out.length; i++)
			out[i] += InputSpec.LOGIT_PER_VOXEL * shifted[i];
		return out;
	}
}
