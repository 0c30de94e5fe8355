package sc.fiji.score.prior;

/**
 * Smooths values where the image is smooth, and keeps steps of theirs that lie on edges of the image: each value becomes
 * the mean of its 3 x 3 x 3 neighbours with weights {@code exp(-d^2 / (2 s^2)) exp(-(I - I')^2 / (2 t^2))}, d the distance
 * in voxels and I the image. Values far from zero are clipped, so that a single one does not rule its neighbours.
 * <p>
 * Source: C. Tomasi, R. Manduchi, Bilateral filtering for gray and color images, ICCV 1998,
 * doi:10.1109/ICCV.1998.710815; guided by a second image as by G. Petschnigg et al., ACM Transactions on Graphics 23(3),
 * 2004, doi:10.1145/1015706.1015777. On logits it is one step of the mean-field solution of a pairwise random field.
 */
public final class JointBilateralFilter {

	/** Standard deviation of the spatial weights, in voxels. */
	private static final double SPACE = 0.8;

	/** Where values are clipped. */
	private static final float CLIP = 6;

	private JointBilateralFilter() {}

	/**
	 * @param values logits, x fastest; not changed
	 * @param image normalised intensities, as many
	 * @param n size along x, y, z
	 * @param intensity standard deviation t of the weights of intensity, in the image's unit, above 0
	 * @return the smoothed values, clipped to -6..6
	 */
	public static float[] smooth(final float[] values, final float[] image, final int[] n, final double intensity) {
		if (!(intensity > 0)) throw new IllegalArgumentException("spread of intensity " + intensity);
		final double[] near = new double[4];
		for (int d = 0; d < near.length; d++)
			near[d] = Math.exp(-d / (2 * SPACE * SPACE));
		final double steep = 1 / (2 * intensity * intensity);
		final float[] out = new float[values.length];
		for (int z = 0, i = 0; z < n[2]; z++)
			for (int y = 0; y < n[1]; y++)
				for (int x = 0; x < n[0]; x++, i++) {
					double sum = 0, total = 0;
					for (int c = Math.max(0, z - 1); c <= Math.min(n[2] - 1, z + 1); c++)
						for (int b = Math.max(0, y - 1); b <= Math.min(n[1] - 1, y + 1); b++)
							for (int a = Math.max(0, x - 1); a <= Math.min(n[0] - 1, x + 1); a++) {
								final int j = (c * n[1] + b) * n[0] + a;
								final double step = image[i] - image[j];
								final double w = near[Math.abs(a - x) + Math.abs(b - y) + Math.abs(c - z)] * Math.exp(-step * step * steep);
								sum += w * Math.max(-CLIP, Math.min(CLIP, values[j]));
								total += w;
							}
					out[i] = (float) (sum / total);
				}
		return out;
	}
}
