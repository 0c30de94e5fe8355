package sc.fiji.score.training;

import java.util.Arrays;
import java.util.function.IntPredicate;

import sc.fiji.score.feedback.ErrorLabel;
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

	/** Share of the error that is taken to be of the named kind when only the mask itself is known. */
	private static final double TYPICAL = 0.85;

	private FeedbackProjection() {}

	/**
	 * The initial mask with its surface shifted in each region by what score and label say, without looking at the image.
	 */
	public static float[] shifted(final StructureSupervision c) {
		return PseudoLabels.withKnown(c, project(c, c.distance(), true));
	}

	/**
	 * @param c a structure with feedback; where scribbles say more, the labels follow them
	 * @param logits the network's prediction on the case's grid
	 * @return 1 for foreground, 0 for background, x fastest
	 */
	public static float[] labels(final StructureSupervision c, final float[] logits) {
		return PseudoLabels.withKnown(c, project(c, PseudoLabels.clamped(c, logits), false));
	}

	private static float[] project(final StructureSupervision c, final float[] logits, final boolean maskOnly) {
		final int regions = c.targets().length;
		final int[][] members = members(c.regions(), regions);
		final float[] out = new float[logits.length];
		for (int i = 0; i < out.length; i++)
			out[i] = c.distance()[i] > 0 ? 1 : 0;
		for (int r = 0; r < regions; r++)
			region(c.targets()[r], members[r], c.distance(), logits, maskOnly, out);
		return out;
	}

	private static int[][] members(final short[] region, final int count) {
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

	static void region(final RegionTarget t, final int[] members, final float[] distance, final float[] logits,
		final boolean maskOnly, final float[] out)
	{
		final int u = (int) Arrays.stream(members).filter(i -> distance[i] > 0).count();
		final int[] inside = sorted(members, i -> distance[i] > 0, logits, 1);
		final int[] beyond = sorted(members, i -> distance[i] <= 0, logits, -1);
		final int[] k = maskOnly ? typical(t, u) : best(t, inside, beyond, logits);
		for (int j = 0; j < Math.min(k[0], inside.length); j++)
			out[inside[j]] = 0;
		for (int j = 0; j < Math.min(k[1], beyond.length); j++)
			out[beyond[j]] = 1;
	}

	/** Members that pass the test, by rising (sign 1) or falling (sign -1) logit; equal ones by index. */
	private static int[] sorted(final int[] members, final IntPredicate test, final float[] logits,
		final int sign)
	{
		// Sort (logit, index) packed into longs: the float's order-preserving bits above, the index below.
		final long[] keys = Arrays.stream(members).filter(test).mapToLong(i -> {
			final int bits = Float.floatToIntBits(sign * logits[i] + 0f);
			return (long) (bits ^ bits >> 31 & 0x7fffffff) << 32 | i;
		}).sorted().toArray();
		return Arrays.stream(keys).mapToInt(key -> (int) key).toArray();
	}

	/** Counts to give up and to gain when nothing but the mask is known. */
	private static int[] typical(final RegionTarget t, final int u) {
		if (t.label() == ErrorLabel.MIXED || t.label() == ErrorLabel.NONE || u == 0) return new int[2];
		final double q = Math.max(0.05, (t.diceLow() + t.diceHigh()) / 2);
		// Pure error: V = Uq/(2-q) or U(2-q)/q; the change of volume is a little less.
		return t.label() == ErrorLabel.OVER ? new int[] { (int) Math.round(TYPICAL * (u - u * q / (2 - q))), 0 } : new int[] {
			0, (int) Math.round(TYPICAL * (u * (2 - q) / q - u)) };
	}

	private static int[] best(final RegionTarget t, final int[] inside, final int[] beyond, final float[] logits) {
		final int u = inside.length;
		final double[] gain = new double[beyond.length + 1];
		int natural = 0;
		for (int j = 0; j < beyond.length; j++) {
			gain[j + 1] = gain[j] + logits[beyond[j]];
			if (logits[beyond[j]] > 0) natural = j + 1;
		}
		if (u == 0) return new int[] { 0, t.label() == ErrorLabel.NONE ? 0 : Math.max(t.label() == ErrorLabel.UNDER && t
			.diceHigh() < 1 ? Math.min(1, beyond.length) : 0, natural) };
		int[] best = new int[2];
		double bestValue = Double.NEGATIVE_INFINITY, given = 0;
		for (int k = 0; k <= u; k++) {
			if (k > 0) given -= logits[inside[k - 1]];
			final int[] range = range(t, u, k, beyond.length);
			if (range[0] > range[1]) continue;
			final int m = Math.max(range[0], Math.min(range[1], natural));
			if (given + gain[m] > bestValue) {
				bestValue = given + gain[m];
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
