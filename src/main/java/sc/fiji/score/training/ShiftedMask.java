package sc.fiji.score.training;

import java.util.Arrays;
import java.util.stream.IntStream;

import sc.fiji.score.feedback.ErrorLabel;
import sc.fiji.score.feedback.RegionAnswer;
import sc.fiji.score.feedback.VolumeInterval;
import sc.fiji.score.loss.RegionTarget;
import sc.fiji.score.volume.GaussianFilter;

/**
 * What the scores alone make of an initial mask, without the image: the surface, smoothed and sharpened, moves in each
 * region until the volume is what score and label let expect, and the shifts of neighbouring regions go over into each
 * other. Steps of a coarse mask are smoothed away with it.
 * <p>
 * Source: this project's method.
 *
 * @param distance signed distance to the shifted surface in voxels, about, x fastest; positive inside
 * @param shift how far outwards, in voxels, the surface was shifted at each voxel; where it was not, what the smoothing of
 *          the shifts around leaves
 */
record ShiftedMask(float[] distance, float[] shift) {

	/** Standard deviation, in voxels, of the smoothing of the signed distance: without it a shift goes in whole voxels. */
	private static final double SMOOTHING = 1.3;

	/**
	 * How often what a second smoothing takes away is added again. Smoothing rounds tips and ridges, and so do many errors of
	 * masks; scores of whole regions do not show it, so that a network would learn it from its targets and hand it on.
	 */
	private static final float SHARPENING = 2;

	/** Standard deviation, in voxels, over which the shifts go over into each other. */
	private static final double BLENDING = 2;

	/**
	 * Standard deviation, in voxels, over which the shifts of scored regions reach into regions that nobody scored: errors
	 * of neighbours are alike, and a mask that stays as it is would say that it is right.
	 */
	private static final double REACH = 3;

	/** Less weight of scored voxels than this around a voxel says nothing of its shift. */
	private static final float LEAST = 1e-4f;

	/** Largest shift in voxels: the distances are clipped a little beyond. */
	private static final float MOST = 3.5f;

	/** How far a mask's volume in a region may be off, as a share of it: widely, for what nobody sees may be missing. */
	private static final double ERRORS = 4;

	/** How far a network's volume in a region is off, as a share of the mask's. */
	private static final double NETWORK_ERRORS = 0.15;

	private static final double[] VOXELS = { 1, 1, 1 };

	/** 1 for foreground, 0 for background; the initial mask where no region was scored. */
	float[] labels() {
		final float[] out = new float[distance.length];
		for (int i = 0; i < out.length; i++)
			out[i] = distance[i] > 0 ? 1 : 0;
		return out;
	}

	/**
	 * @param c a structure with feedback; its distances in voxels, x fastest
	 * @param n size along x, y, z
	 * @param logits of a network, whose volumes are about right as far as levels and labels allow them; null before there
	 *          is one. An exact score leaves so little open that the middle is better than what a network makes of it
	 */
	static ShiftedMask of(final StructureSupervision c, final int[] n, final float[] logits) {
		final float[] field = sharpened(c.distance(), n);
		final RegionTarget[] targets = c.targets();
		final int[][] members = FeedbackProjection.members(c.regions(), targets.length);
		final float[] shift = new float[field.length], weight = new float[field.length];
		for (int r = 0; r < targets.length; r++) {
			// Without a score nobody knows how far to shift.
			if (!targets[r].isScored()) continue;
			final float s = shift(targets[r], members[r], field, logits);
			for (final int i : members[r]) {
				shift[i] = s;
				weight[i] = 1;
			}
		}
		final float[] blended = GaussianFilter.smooth(shift, weight, n, VOXELS, BLENDING), out = new float[field.length];
		extend(members, targets, shift, weight, n, blended);
		for (int i = 0; i < out.length; i++)
			out[i] = weight[i] == 0 ? c.distance()[i] : field[i] + blended[i];
		return new ShiftedMask(out, blended);
	}

	/** Smoothed without becoming rounder (unsharp masking; J. W. Tukey's twicing where {@link #SHARPENING} is 1). */
	private static float[] sharpened(final float[] distance, final int[] n) {
		final float[] out = GaussianFilter.smooth(distance, n, VOXELS, SMOOTHING), again = GaussianFilter.smooth(out, n, VOXELS,
			SMOOTHING);
		for (int i = 0; i < out.length; i++)
			out[i] += SHARPENING * (out[i] - again[i]);
		return out;
	}

	/** Shifts the surface in regions of which nobody said anything as the scored ones around them; these then count, too. */
	private static void extend(final int[][] members, final RegionTarget[] targets, final float[] shift,
		final float[] weight, final int[] n, final float[] blended)
	{
		final int[] unsaid = IntStream.range(0, targets.length).filter(r -> targets[r].label() == ErrorLabel.MIXED &&
			!targets[r].isScored()).toArray();
		if (unsaid.length == 0) return;
		final float[] sum = GaussianFilter.smooth(shift, n, VOXELS, REACH), all = GaussianFilter.smooth(weight, n, VOXELS,
			REACH);
		for (final int r : unsaid)
			for (final int i : members[r]) {
				if (all[i] <= LEAST) continue;
				blended[i] = sum[i] / all[i];
				weight[i] = 1;
			}
	}

	/** The shift outwards, in voxels, that brings a region's volume to what is expected; 0 where 0 will do. */
	private static float shift(final RegionTarget target, final int[] members, final float[] field,
		final float[] logits)
	{
		final VolumeInterval allowed = target.interval();
		final double u = target.maskVolume();
		if (u > 0 && !target.answers().stream().allMatch(RegionAnswer::isExact)) return shift(logits == null ? allowed
			.expected(u, ERRORS * u) : allowed.expected(volume(members, logits), NETWORK_ERRORS * u), members, field);
		final double volume = volume(members, field);
		if (allowed.clamp(volume) == volume) return 0;
		return shift(Double.isFinite(allowed.high()) ? (allowed.low() + allowed.high()) / 2 : allowed.low(), members, field);
	}

	/** The shift outwards, in voxels, that brings a region's volume to the wanted one; 0 for a region without voxels. */
	private static float shift(final double wanted, final int[] members, final float[] field) {
		if (members.length == 0) return 0;
		final float[] rising = new float[members.length];
		for (int k = 0; k < rising.length; k++)
			rising[k] = field[members[k]];
		Arrays.sort(rising);
		final int count = (int) Math.max(0, Math.min(rising.length, Math.round(wanted)));
		// Between the last voxel that belongs to the structure and the first that does not.
		final float last = count == 0 ? MOST : clip(rising[rising.length - count]);
		final float first = count == rising.length ? -MOST : clip(rising[rising.length - count - 1]);
		return -(last + first) / 2;
	}

	private static double volume(final int[] members, final float[] values) {
		int out = 0;
		for (final int i : members)
			if (values[i] > 0) out++;
		return out;
	}

	private static float clip(final float distance) {
		return Math.max(-MOST, Math.min(MOST, distance));
	}
}
