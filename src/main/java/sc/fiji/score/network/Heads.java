package sc.fiji.score.network;

/**
 * How the outputs for several structures are read together. Each structure has one logit per voxel, z; the background's
 * is 0. What decides on a structure alone is its binary logit z':
 * <ul>
 * <li>independent heads: {@code z'_s = z_s}; structures may overlap;</li>
 * <li>softmax: {@code z'_s = z_s - log(1 + sum over t != s of exp(z_t))}, so that {@code sigmoid(z'_s)} is the softmax
 * probability of s. Where another structure is not labelled, "not s" is the sum of background and all others: a loss on
 * z' is the marginal loss of partly labelled sets.</li>
 * </ul>
 * Source of the marginal form: G. Shi et al., Marginal loss and exclusion loss for partially supervised multi-organ
 * segmentation, Medical Image Analysis 70, 2021, doi:10.1016/j.media.2021.101979.
 */
public enum Heads {

	/** Each structure for itself. */
	INDEPENDENT,

	/** Structures and background exclude each other. */
	SOFTMAX;

	/**
	 * @param z logits of one structure after the other; not changed
	 * @param structures number of structures
	 * @return the binary logits z', in the same order
	 */
	public float[] binary(final float[] z, final int structures) {
		if (this == INDEPENDENT || structures == 1) return z;
		final int n = z.length / structures;
		final float[] out = new float[z.length];
		for (int i = 0; i < n; i++)
			for (int s = 0; s < structures; s++)
				out[s * n + i] = (float) (z[s * n + i] - logOthers(z, structures, n, i, s));
		return out;
	}

	/**
	 * The chain rule: {@code dz'_s/dz_s = 1}, {@code dz'_s/dz_t = -exp(z_t) / (1 + sum over u != s of exp(z_u))}.
	 *
	 * @param gradient with respect to z'; not changed
	 * @return the gradient with respect to z
	 */
	public float[] pullBack(final float[] z, final int structures, final float[] gradient) {
		if (this == INDEPENDENT || structures == 1) return gradient;
		final int n = z.length / structures;
		final float[] out = gradient.clone();
		for (int i = 0; i < n; i++)
			for (int s = 0; s < structures; s++) {
				final float g = gradient[s * n + i];
				if (g == 0) continue;
				final double others = logOthers(z, structures, n, i, s);
				for (int t = 0; t < structures; t++)
					if (t != s) out[t * n + i] -= (float) (g * Math.exp(z[t * n + i] - others));
			}
		return out;
	}

	/** log(1 + sum over t != s of exp(z_t)) at a voxel, without overflow. */
	private static double logOthers(final float[] z, final int structures, final int n, final int i, final int s) {
		double most = 0;
		for (int t = 0; t < structures; t++)
			if (t != s) most = Math.max(most, z[t * n + i]);
		double sum = Math.exp(-most);
		for (int t = 0; t < structures; t++)
			if (t != s) sum += Math.exp(z[t * n + i] - most);
		return most + Math.log(sum);
	}

	/**
	 * Which structure each voxel belongs to: the one with the largest logit, the first of equal ones, where it is above
	 * the background's 0.
	 *
	 * @param z logits of one structure after the other
	 * @return 0 for background, else the number of the structure from 1
	 */
	public static short[] largest(final float[] z, final int structures) {
		final int n = z.length / structures;
		final short[] out = new short[n];
		for (int i = 0; i < n; i++) {
			float best = 0;
			for (int s = 0; s < structures; s++)
				if (z[s * n + i] > best) {
					best = z[s * n + i];
					out[i] = (short) (s + 1);
				}
		}
		return out;
	}
}
