package sc.fiji.score.network;

/** Puts a patch's arrays into the input of the network, and its prediction together. One place for both sides. */
public final class NetworkChannels {

	private NetworkChannels() {}

	/** Image, signed distance (clipped to -1..1) and edges (-1..1) as one C,D,H,W array. */
	public static float[] of(final float[] image, final float[] distance, final float[] edges) {
		final int n = image.length;
		final float[] out = new float[NetworkSpec.SCORE_INPUTS * n];
		System.arraycopy(image, 0, out, 0, n);
		for (int i = 0; i < n; i++) {
			out[n + i] = clip(distance[i]) / InputSpec.CLIP_VOXELS;
			out[2 * n + i] = 2 * edges[i] - 1;
		}
		return out;
	}

	/** The prediction's logits: the clipped signed distance of the mask plus the network's residual. */
	public static float[] logits(final float[] distance, final float[] residual) {
		final float[] out = new float[distance.length];
		for (int i = 0; i < out.length; i++)
			out[i] = InputSpec.LOGIT_PER_VOXEL * clip(distance[i]) + residual[i];
		return out;
	}

	private static float clip(final float distance) {
		return Math.min(InputSpec.CLIP_VOXELS, Math.max(-InputSpec.CLIP_VOXELS, distance));
	}
}
