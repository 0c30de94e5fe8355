package sc.fiji.score.training;

/** How steep a prediction is at its own surface: how fast the network's certainty grows, voxel by voxel. */
final class SurfaceStep {

	private SurfaceStep() {}

	/**
	 * @param logits x fastest
	 * @param n size along x, y, z
	 * @return mean absolute difference of the logits of 6-neighbours of which one is foreground (above 0) and one is not;
	 *         1 where there are none
	 */
	static double of(final float[] logits, final int[] n) {
		double sum = 0;
		long pairs = 0;
		for (int z = 0, i = 0; z < n[2]; z++)
			for (int y = 0; y < n[1]; y++)
				for (int x = 0; x < n[0]; x++, i++)
					for (int axis = 0; axis < 3; axis++) {
						if (axis == 0 ? x + 1 == n[0] : axis == 1 ? y + 1 == n[1] : z + 1 == n[2]) continue;
						final int j = i + (axis == 0 ? 1 : axis == 1 ? n[0] : n[0] * n[1]);
						if (logits[i] > 0 == logits[j] > 0) continue;
						pairs++;
						sum += Math.abs(logits[i] - logits[j]);
					}
		return pairs == 0 ? 1 : sum / pairs;
	}
}
