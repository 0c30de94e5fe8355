package sc.fiji.score.training;

/**
 * One augmented patch of a case, x fastest.
 *
 * @param size along x, y, z, multiples of what the network needs
 * @param image normalised intensities
 * @param shown signed distance that the network is shown (of the perturbed mask)
 * @param distance signed distance of the initial mask
 * @param edges edge probabilities
 * @param labels dense target
 * @param region region of each voxel, null without feedback
 * @param outside per region the volume of the dense target that the patch does not hold, null without feedback
 */
record Sample(int[] size, float[] image, float[] shown, float[] distance, float[] edges, float[] labels, short[] region,
	double[] outside)
{
}
