package sc.fiji.score.loss;

/**
 * Cross-entropy of several structures at once for a case of which only some structures are labelled. With softmax
 * probabilities q over the background (logit 0) and S structures, a voxel of a labelled structure s costs
 * {@code -log q_s}; any other voxel is background or a structure that nobody labelled, and costs
 * {@code -log(q_0 + sum of q_t over the unlabelled t)}. Mean over the voxels.
 * <p>
 * Domain: structures that exclude each other (softmax). With every structure labelled it is the plain cross-entropy;
 * with none it is constant where nothing is labelled.
 * <p>
 * Source: G. Shi, L. Xiao, Y. Chen, S. K. Zhou, Marginal loss and exclusion loss for partially supervised multi-organ
 * segmentation, Medical Image Analysis 70, 2021, doi:10.1016/j.media.2021.101979.
 */
public final class MarginalLoss {

	private MarginalLoss() {}

	/**
	 * @param logits one array per structure, all of one length
	 * @param label of each voxel: 1..S, or 0 for no labelled structure
	 * @param labelled which structures are labelled in this case, at index {@code s-1}
	 * @param weight factor
	 * @param gradient one array per structure; {@code weight} times the gradient is added to it
	 * @return the value, without the weight
	 * @throws IllegalArgumentException if a voxel has the label of a structure that is not labelled
	 */
	public static double add(final float[][] logits, final byte[] label, final boolean[] labelled, final double weight,
		final float[][] gradient)
	{
		final int structures = logits.length;
		final double[] q = new double[structures + 1];
		double value = 0;
		for (int i = 0; i < label.length; i++) {
			final int target = label[i] & 0xff;
			if (target > structures || target > 0 && !labelled[target - 1]) throw new IllegalArgumentException("label " +
				target + " is not of a labelled structure");
			softmax(logits, i, q);
			double likely = target > 0 ? q[target] : q[0];
			for (int t = 1; target == 0 && t <= structures; t++)
				if (!labelled[t - 1]) likely += q[t];
			// Probabilities below this are beyond the precision of the logits.
			likely = Math.max(likely, 1e-30);
			value -= Math.log(likely);
			for (int t = 1; t <= structures; t++) {
				final boolean meant = target > 0 ? t == target : !labelled[t - 1];
				gradient[t - 1][i] += (float) (weight / label.length * (q[t] - (meant ? q[t] / likely : 0)));
			}
		}
		return value / label.length;
	}

	/** Probabilities of the background (index 0) and of each structure at a voxel. */
	private static void softmax(final float[][] logits, final int voxel, final double[] out) {
		double largest = 0;
		for (final float[] z : logits)
			largest = Math.max(largest, z[voxel]);
		double sum = out[0] = Math.exp(-largest);
		for (int t = 0; t < logits.length; t++)
			sum += out[t + 1] = Math.exp(logits[t][voxel] - largest);
		for (int t = 0; t < out.length; t++)
			out[t] /= sum;
	}
}
