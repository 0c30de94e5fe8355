package sc.fiji.score.training;

import java.util.Arrays;
import java.util.function.IntPredicate;

import sc.fiji.score.loss.RegionTarget;

/**
 * The prediction in one region, sorted: which voxels of the initial mask would be given up first, and which beyond it
 * gained first.
 *
 * @param target what the raters said
 * @param inside voxels of the mask by rising logit (equal ones by index)
 * @param beyond the others by falling logit
 * @param given {@code given[k]}: minus the sum of the k lowest logits inside, the worth of giving these up
 * @param gain {@code gain[m]}: the sum of the m highest logits beyond the mask, the worth of gaining these
 * @param natural number of voxels beyond the mask that the prediction alone would gain: there {@code gain} is largest
 */
record RegionEvidence(RegionTarget target, int[] inside, int[] beyond, double[] given, double[] gain, int natural) {

	static RegionEvidence of(final RegionTarget target, final int[] members, final float[] distance,
		final float[] logits)
	{
		final int[] inside = sorted(members, i -> distance[i] > 0, logits, 1);
		final int[] beyond = sorted(members, i -> distance[i] <= 0, logits, -1);
		final double[] given = new double[inside.length + 1], gain = new double[beyond.length + 1];
		for (int k = 0; k < inside.length; k++)
			given[k + 1] = given[k] - logits[inside[k]];
		int natural = 0;
		for (int m = 0; m < beyond.length; m++) {
			gain[m + 1] = gain[m] + logits[beyond[m]];
			if (logits[beyond[m]] > 0) natural = m + 1;
		}
		return new RegionEvidence(target, inside, beyond, given, gain, natural);
	}

	/** Members that pass the test, by rising (sign 1) or falling (sign -1) logit; equal ones by index. */
	private static int[] sorted(final int[] members, final IntPredicate test, final float[] logits, final int sign) {
		// Sort (logit, index) packed into longs: the float's order-preserving bits above, the index below.
		final long[] keys = Arrays.stream(members).filter(test).mapToLong(i -> {
			final int bits = Float.floatToIntBits(sign * logits[i] + 0f);
			return (long) (bits ^ bits >> 31 & 0x7fffffff) << 32 | i;
		}).sorted().toArray();
		return Arrays.stream(keys).mapToInt(key -> (int) key).toArray();
	}

	/**
	 * Whether the answers bear on the counts: without a voxel of the mask the Dice is 0 whatever is missed, and tells
	 * nothing of the rater either.
	 */
	boolean isTelling() {
		return inside.length > 0 && !target.answers().isEmpty();
	}

	/** Gives up the first {@code k} inside and gains the first {@code m} beyond, as many as there are. */
	void apply(final int k, final int m, final float[] labels) {
		for (int j = 0; j < Math.min(k, inside.length); j++)
			labels[inside[j]] = 0;
		for (int j = 0; j < Math.min(m, beyond.length); j++)
			labels[beyond[j]] = 1;
	}
}
