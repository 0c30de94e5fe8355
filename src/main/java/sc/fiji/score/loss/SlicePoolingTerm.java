package sc.fiji.score.loss;

import java.util.Arrays;
import java.util.List;

/**
 * Tags of slices as multiple-instance classification: the pooled logit of a slice, {@code u = log(mean(exp(r z))) /
 * r}, is the logit of "the structure is present". Mean over the tagged slices of the binary cross-entropy of u and
 * the tag.
 * <p>
 * There is no image-level head beside the segmentation: the pooled voxels <em>are</em> the classifier, so the
 * probability map of the network is at the same time the class activation map that such a head would be asked for.
 * One set that holds all voxels is a tag of the whole image.
 * <p>
 * Domain: present is a lower bound above 0, absent an upper bound of 0; slices without a tag, and present ones that
 * the patch cuts, are left out. A tag of "present" is met by a few sure voxels: how large the section is, a size
 * bound says.
 * <p>
 * Source: P. O. Pinheiro, R. Collobert, From image-level to pixel-level labeling with convolutional networks, CVPR
 * 2015, doi:10.1109/CVPR.2015.7298780.
 *
 * @param sharpness r, above 0: 0 would be the mean of the logits, infinity their maximum
 */
public record SlicePoolingTerm(double sharpness) implements LossTerm {

	public SlicePoolingTerm {
		if (!(sharpness > 0 && sharpness < Double.POSITIVE_INFINITY)) throw new IllegalArgumentException(
			"the sharpness must be above 0, not " + sharpness);
	}

	@Override
	public String name() {
		return "slice_pooling";
	}

	@Override
	public double add(final LossInput in, final double weight, final float[] gradient) {
		final List<VoxelSets> slices = SetBounds.of(in, k -> k == VoxelSets.Kind.SLICE);
		int count = 0;
		for (final VoxelSets sets : slices) {
			final int[] voxels = sets.voxels();
			for (int s = 0; s < voxels.length; s++)
				if (voxels[s] > 0 && isTagged(sets, s)) count++;
		}
		double value = 0;
		for (final VoxelSets sets : slices)
			value += add(in, sets, weight / count, gradient);
		return count == 0 ? 0 : value / count;
	}

	private static boolean isTagged(final VoxelSets sets, final int s) {
		return sets.low()[s] > 0 || sets.high()[s] == 0;
	}

	private double add(final LossInput in, final VoxelSets sets, final double weight, final float[] gradient) {
		final int n = sets.count();
		final int[] voxels = sets.voxels();
		final double[] largest = new double[n], sum = new double[n], slope = new double[n];
		Arrays.fill(largest, Double.NEGATIVE_INFINITY);
		for (int i = 0; i < gradient.length; i++)
			if (sets.at(i) != 0) largest[sets.at(i) - 1] = Math.max(largest[sets.at(i) - 1], in.logits()[i]);
		for (int i = 0; i < gradient.length; i++)
			if (sets.at(i) != 0) sum[sets.at(i) - 1] += exp(in, i, largest[sets.at(i) - 1]);
		double value = 0;
		for (int s = 0; s < n; s++) {
			if (voxels[s] == 0 || !isTagged(sets, s)) continue;
			final double pooled = largest[s] + Math.log(sum[s] / voxels[s]) / sharpness, tag = sets.low()[s] > 0 ? 1 : 0;
			value += CrossEntropy.of(pooled, tag);
			slope[s] = (1 / (1 + Math.exp(-pooled)) - tag) / sum[s];
		}
		for (int i = 0; i < gradient.length; i++) {
			final int s = sets.at(i) - 1;
			if (s >= 0 && slope[s] != 0) gradient[i] += (float) (weight * slope[s] * exp(in, i, largest[s]));
		}
		return value;
	}

	private double exp(final LossInput in, final int voxel, final double largest) {
		return Math.exp(sharpness * (in.logits()[voxel] - largest));
	}
}
