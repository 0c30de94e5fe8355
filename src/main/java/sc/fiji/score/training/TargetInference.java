package sc.fiji.score.training;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import sc.fiji.score.feedback.RaterModel;
import sc.fiji.score.network.InputSpec;
import sc.fiji.score.prior.IntensityLikelihood;
import sc.fiji.score.prior.JointBilateralFilter;

/**
 * New dense targets of the cases, from what a network makes of them and what is known of them: the most likely masks under
 * the scores ({@link FeedbackProjection}) or the weak annotations ({@link PseudoLabels}).
 */
final class TargetInference {

	/** Distances count as far as this from a surface, in voxels. */
	private static final float NEAR = 1;

	/** Logit per voxel of distance to the surface as the scores alone shift it. */
	private static final float SHIFTED_PER_VOXEL = 3;

	/** Regions whose surface is wrong by more than this on average, in voxels, are most likely not so everywhere alike. */
	private static final float EVEN = 1;

	/** How much less the shifted surface counts there, per voxel: it goes where volumes fit, the image says where. */
	private static final float DOUBT_PER_VOXEL = 10;

	/** What the intensities count before there is a network: around a mask that is still poor they say less. */
	private static final double START = 0.5;

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
	 * Gives the cases with feedback the targets to start from, without a network.
	 *
	 * @param raters how they err
	 */
	void start(final List<TrainingCase> cases, final List<RaterModel> raters) {
		for (final TrainingCase c : cases)
			for (final StructureSupervision s : c.structures())
				if (s.isScored()) s.relabel(labels(s, evidence(s, null, c), raters));
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
				if (s.isScored()) rated.put(s, evidence(s, logits[k], c));
				else if (s.isInferred() && weak) s.relabel(PseudoLabels.inferred(s, smooth(logits[k], c)));
			}
		}
		final List<RaterModel> out = !learn || isHard() || rated.isEmpty() ? raters : RaterLearning.learn(rated.values()
			.stream().flatMap(List::stream).toList(), raters, options.logitScale());
		rated.forEach((s, evidence) -> s.relabel(labels(s, evidence, out)));
		return out;
	}

	private List<RegionEvidence> evidence(final StructureSupervision s, final float[] logits, final TrainingCase c) {
		return FeedbackProjection.evidence(s, guess(s, logits, c), c.size());
	}

	private float[] labels(final StructureSupervision s, final List<RegionEvidence> evidence,
		final List<RaterModel> raters)
	{
		return FeedbackProjection.labels(s, evidence, raters, options.logitScale());
	}

	/** The logits as the edges of the image suggest. */
	private float[] smooth(final float[] logits, final TrainingCase c) {
		return options.edgeSmoothing() == 0 ? logits : JointBilateralFilter.smooth(logits, c.image(), c.size(), options
			.edgeSmoothing());
	}

	/**
	 * What is known before a rater's word is weighed: the network's logits as the edges of the image suggest, those of the
	 * mask as the scores alone shift it, and what the intensities of this very image say of the mask that both make. The
	 * network does not see the scores, so each knows what the other does not.
	 *
	 * @param logits the network's, or null without one
	 */
	private float[] guess(final StructureSupervision s, final float[] logits, final TrainingCase c) {
		final float[] out = new float[c.image().length];
		final ShiftedMask shifted = ShiftedMask.of(s, c.size(), logits);
		if (logits != null) {
			final float[] near = logits.clone();
			for (int i = 0; i < near.length; i++)
				near[i] += InputSpec.LOGIT_PER_VOXEL * (clip(s.distance()[i]) - s.distance()[i]);
			System.arraycopy(smooth(near, c), 0, out, 0, out.length);
		}
		for (int i = 0; i < out.length; i++)
			out[i] += perVoxel(shifted.shift()[i]) * clip(shifted.distance()[i]);
		if (options.intensities() == 0) return out;
		final float[] ratio = IntensityLikelihood.ratio(c.image(), TrainingCase.distances(out, 0, c.size(), c.spacing()),
			InputSpec.CLIP_VOXELS);
		final float[] likely = logits == null ? smooth(ratio, c) : ratio, sum = out.clone();
		final double weight = options.intensities() * (logits == null ? START : 1);
		for (int i = 0; i < out.length; i++)
			sum[i] += weight * likely[i];
		for (final int[] region : FeedbackProjection.members(s.regions(), s.targets().length))
			balance(region, out, sum);
		return sum;
	}

	/** Logit per voxel of distance to a surface that was shifted so far. */
	private static float perVoxel(final float shift) {
		return SHIFTED_PER_VOXEL / (1 + DOUBT_PER_VOXEL * Math.max(0, Math.abs(shift) - EVEN));
	}

	/**
	 * Adds a constant to a region's values, so that as many are positive as before: the intensities say where a structure is,
	 * but how much of it there is they would only overrate, or underrate.
	 */
	private static void balance(final int[] region, final float[] before, final float[] values) {
		if (region.length == 0) return;
		final float[] rising = new float[region.length];
		int positive = 0;
		for (int k = 0; k < region.length; k++) {
			rising[k] = values[region[k]];
			if (before[region[k]] > 0) positive++;
		}
		Arrays.sort(rising);
		final int first = region.length - positive;
		final float level = positive == 0 ? Math.nextUp(rising[region.length - 1]) : first == 0 ? Math.nextDown(rising[0])
			: (rising[first] + rising[first - 1]) / 2;
		for (final int i : region)
			values[i] -= level;
	}

	/**
	 * Near the surface a distance tells voxels apart; farther away it would only stand against what network and image say,
	 * and what a mask misses there would never be found.
	 */
	private static float clip(final float distance) {
		return Math.max(-NEAR, Math.min(NEAR, distance));
	}
}
