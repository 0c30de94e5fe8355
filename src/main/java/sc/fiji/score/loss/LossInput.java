package sc.fiji.score.loss;

/**
 * One patch as the terms of the loss see it. Arrays are x fastest and all of the same length.
 *
 * @param size along x, y, z
 * @param logits the network's prediction
 * @param probability sigmoid of the logits
 * @param distance signed distance to the initial mask's surface in voxels, positive inside, clipped
 * @param image normalised intensities
 * @param edges edge probabilities
 * @param labels dense target in [0,1], or null where there is none
 * @param region region of each voxel, 1..targets.length, 0 for none; null where there is no feedback
 * @param targets what the feedback asks of region {@code r} at index {@code r-1}; null where there is no feedback
 * @param outside for each region the sum of probabilities beyond the patch (constant); null for none
 * @param weak what weak annotations say; null where there are none
 */
public record LossInput(int[] size, float[] logits, float[] probability, float[] distance, float[] image, float[] edges,
	float[] labels, short[] region, RegionTarget[] targets, double[] outside, WeakTargets weak)
{

	/** Computes the probabilities; no weak annotations. */
	public static LossInput of(final int[] size, final float[] logits, final float[] distance, final float[] image,
		final float[] edges, final float[] labels, final short[] region, final RegionTarget[] targets,
		final double[] outside)
	{
		return of(size, logits, distance, image, edges, labels, region, targets, outside, null);
	}

	/** Computes the probabilities. */
	public static LossInput of(final int[] size, final float[] logits, final float[] distance, final float[] image,
		final float[] edges, final float[] labels, final short[] region, final RegionTarget[] targets,
		final double[] outside, final WeakTargets weak)
	{
		final float[] p = new float[logits.length];
		for (int i = 0; i < p.length; i++)
			p[i] = (float) (1 / (1 + Math.exp(-logits[i])));
		return new LossInput(size, logits, p, distance, image, edges, labels, region, targets, outside, weak);
	}

	/** Region of a voxel, 0 if none. */
	int regionAt(final int i) {
		return region[i] & 0xffff;
	}

	/** Whether a voxel belongs to the initial mask. */
	boolean inMask(final int i) {
		return distance[i] > 0;
	}
}
