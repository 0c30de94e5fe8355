package sc.fiji.score.training;

/**
 * What strokes say of the voxels around them. Where a mask is wrong under a stroke, it is wrong beside it too, so the
 * prediction is not only corrected in the voxels of the stroke: what it lacks there is added to its neighbours as well,
 * the less the farther they are. Where the prediction agrees with a stroke, nothing changes.
 * <p>
 * Source: this project's method.
 */
final class StrokeField {

	/** Standard deviation in voxels over which a correction fades. */
	private static final double SPREAD = 3;

	/** How far a correction reaches along each axis, in voxels. */
	private static final int REACH = 8;

	/** How far on its side of the surface a voxel under a stroke lies at least, in steps of the prediction. */
	private static final float MARGIN = 0.5f;

	private StrokeField() {}

	/**
	 * @param known 1 under a stroke of foreground, -1 of background, else 0; x fastest
	 * @param steps a prediction in steps of its surface, positive in the foreground; changed in place
	 * @param n size along x, y, z
	 */
	static void add(final byte[] known, final float[] steps, final int[] n) {
		final float[] correction = new float[steps.length];
		for (int i = 0; i < steps.length; i++) {
			final float lack = MARGIN - known[i] * steps[i];
			if (known[i] != 0 && lack > 0) spread(known[i] * lack, i, n, correction);
		}
		for (int i = 0; i < steps.length; i++)
			steps[i] += correction[i];
	}

	/** The largest of the corrections that reach a voxel counts: a long stroke says nothing twice. */
	private static void spread(final float lack, final int centre, final int[] n, final float[] correction) {
		final int x = centre % n[0], y = centre / n[0] % n[1], z = centre / n[0] / n[1];
		for (int w = Math.max(0, z - REACH); w <= Math.min(n[2] - 1, z + REACH); w++)
			for (int v = Math.max(0, y - REACH); v <= Math.min(n[1] - 1, y + REACH); v++)
				for (int u = Math.max(0, x - REACH); u <= Math.min(n[0] - 1, x + REACH); u++) {
					final double squared = (u - x) * (u - x) + (v - y) * (v - y) + (w - z) * (w - z);
					final float here = (float) (lack * Math.exp(-squared / (2 * SPREAD * SPREAD)));
					final int i = u + n[0] * (v + n[1] * w);
					if (Math.abs(here) > Math.abs(correction[i])) correction[i] = here;
				}
	}
}
