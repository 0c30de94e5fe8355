package sc.fiji.score.training;

import java.util.List;

import sc.fiji.score.loss.WeakTargets;

/**
 * One augmented patch of a case, x fastest.
 *
 * @param size along x, y, z, multiples of what the network needs
 * @param image normalised intensities
 * @param shown signed distances that the network is shown (of the perturbed masks), of one structure after the other;
 *          empty without masks
 * @param edges edge probabilities
 * @param parts what is known of each structure
 */
record Sample(int[] size, float[] image, float[] shown, float[] edges, List<Part> parts) {

	/**
	 * What is known of one structure in the patch.
	 *
	 * @param distance signed distance of the initial mask
	 * @param labels dense target, null without one
	 * @param region region of each voxel, null without feedback
	 * @param outside per region the volume of the dense target that the patch does not hold, null without feedback
	 * @param weak weak annotations, or null
	 */
	record Part(float[] distance, float[] labels, short[] region, double[] outside, WeakTargets weak) {
	}
}
