package sc.fiji.score.training;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import sc.fiji.score.feedback.ErrorLabel;
import sc.fiji.score.feedback.RaterModel;
import sc.fiji.score.loss.RegionTarget;

/**
 * The most likely mask under the feedback. In each region the mask that maximises the sum of logits over its
 * foreground is sought among those that the rater's word allows: with k+ voxels of the initial mask given up and k-
 * voxels beyond it gained, the regional Dice {@code 2(U-k+) / (2U-k++k-)} of the initial mask to it must lie in the
 * score's interval, and the share of k+ in k+ + k- must fit the error label. For given counts the best choice is to
 * give up the k+ lowest logits inside and gain the k- highest outside, so one pass over k+ finds the optimum.
 * <p>
 * Source: this project's method (a hard expectation step of constrained self-training).
 */
public final class FeedbackProjection {

	/** Least share of one kind of error in a region that is called over or under; see the labels' definition. */
	private static final double PURE = 0.7;

	/** A prediction less steep than this at its surface is flat. */
	private static final double LEAST_STEP = 1e-3;

	private FeedbackProjection() {}

	/**
	 * The most likely mask when no rater errs.
	 *
	 * @param c a structure with feedback; where scribbles say more, the labels follow them
	 * @param logits the network's prediction on the case's grid
	 * @param size of this grid along x, y, z
	 * @return 1 for foreground, 0 for background, x fastest
	 */
	public static float[] labels(final StructureSupervision c, final float[] logits, final int[] size) {
		return labels(c, evidence(c, logits, size), List.of(), 1);
	}

	/**
	 * The most likely mask when the raters may err: in each region the counts with the largest {@code scale * (sum of
	 * logits) + log-likelihood of all answers}. With raters that never err it is the projection onto their constraints.
	 *
	 * @param evidence of the structure's regions, see {@link #evidence}
	 * @param raters how each rater errs, by number; none for raters that never err
	 * @param scale weight against the raters' word of a logit of one step
	 */
	static float[] labels(final StructureSupervision c, final List<RegionEvidence> evidence,
		final List<RaterModel> raters, final double scale)
	{
		final boolean hard = raters.stream().allMatch(RaterModel::isHard);
		final AnswerLikelihood likelihood = new AnswerLikelihood(raters);
		final float[] out = mask(c);
		for (final RegionEvidence e : evidence) {
			// Neither a region that nobody scored nor one without a voxel of the mask has a score that could be traded in.
			final int[] k = hard || !e.isTelling() ? best(e) : new CountSearch(e, likelihood, scale).best();
			e.apply(k[0], k[1], out);
		}
		return PseudoLabels.withKnown(c, out);
	}

	/**
	 * The prediction, and where known the truth, in each region of a structure with feedback. The logits are divided by
	 * the prediction's {@link SurfaceStep}: what a network is sure of depends on how long it was trained, and must not
	 * decide what the raters' word is worth. Strokes beside the feedback correct it around them ({@link StrokeField}).
	 *
	 * @param size of the case's grid along x, y, z
	 */
	static List<RegionEvidence> evidence(final StructureSupervision c, final float[] logits, final int[] size) {
		final float step = (float) Math.max(LEAST_STEP, SurfaceStep.of(logits, size));
		final float[] steps = new float[logits.length];
		for (int i = 0; i < steps.length; i++)
			steps[i] = logits[i] / step;
		if (c.weak() != null && c.weak().known() != null) StrokeField.add(c.weak().known(), steps, size);
		final float[] corrected = PseudoLabels.clamped(c, steps);
		final RegionTarget[] targets = c.targets();
		final int[][] members = members(c.regions(), targets.length);
		return IntStream.range(0, targets.length).mapToObj(r -> RegionEvidence.of(targets[r], members[r], c.distance(),
			corrected)).toList();
	}

	private static float[] mask(final StructureSupervision c) {
		final float[] out = new float[c.distance().length];
		for (int i = 0; i < out.length; i++)
			out[i] = c.distance()[i] > 0 ? 1 : 0;
		return out;
	}

	/** The voxels of each region, rising. */
	static int[][] members(final short[] region, final int count) {
		final int[] size = new int[count + 1];
		for (final short r : region)
			size[r & 0xffff]++;
		final int[][] out = new int[count][];
		for (int r = 0; r < count; r++)
			out[r] = new int[size[r + 1]];
		Arrays.fill(size, 0);
		for (int i = 0; i < region.length; i++) {
			final int r = region[i] & 0xffff;
			if (r > 0) out[r - 1][size[r]++] = i;
		}
		return out;
	}

	/** The most likely counts under the constraints. */
	static int[] best(final RegionEvidence e) {
		final RegionTarget t = e.target();
		final int u = e.inside().length, most = e.beyond().length, natural = e.natural();
		if (u == 0) return new int[] { 0, t.label() == ErrorLabel.NONE ? 0 : Math.max(t.label() == ErrorLabel.UNDER && t
			.diceHigh() < 1 ? Math.min(1, most) : 0, natural) };
		int[] best = new int[2];
		double bestValue = Double.NEGATIVE_INFINITY;
		for (int k = 0; k <= u; k++) {
			final int[] range = range(t, u, k, most);
			if (range[0] > range[1]) continue;
			final int m = Math.max(range[0], Math.min(range[1], natural));
			final double value = e.given()[k] + e.gain()[m];
			if (value > bestValue) {
				bestValue = value;
				best = new int[] { k, m };
			}
		}
		return best;
	}

	/** The least and largest count to gain that the feedback allows when {@code k} of {@code u} voxels are given up. */
	private static int[] range(final RegionTarget t, final int u, final int k, final int most) {
		double low = t.diceHigh() > 0 ? 2.0 * (u - k) / t.diceHigh() - 2.0 * u + k : most;
		double high = t.diceLow() > 0 ? 2.0 * (u - k) / t.diceLow() - 2.0 * u + k : most;
		switch (t.label()) {
			case OVER -> high = Math.min(high, k * (1 - PURE) / PURE);
			case UNDER -> low = Math.max(low, k * PURE / (1 - PURE));
			default -> {}
		}
		// Counts are whole: leave half a voxel on both sides, so that an exact score can be met at all.
		return new int[] { (int) Math.max(0, Math.ceil(low - 0.5)), (int) Math.min(most, Math.floor(high + 0.5)) };
	}
}
