package sc.fiji.score.network;

import java.util.Arrays;

/** Puts a patch's arrays into the input of the network, and its prediction together. One place for both sides. */
public final class NetworkChannels {

	private NetworkChannels() {}

	/**
	 * Image, signed distance of each structure (clipped to -1..1) and edges (-1..1) as one C,D,H,W array.
	 *
	 * @param distances structure after structure, each as long as the image; empty for a network without mask channels
	 */
	public static float[] of(final float[] image, final float[] distances, final float[] edges) {
		final int n = image.length, last = n + distances.length;
		final float[] out = new float[last + n];
		System.arraycopy(image, 0, out, 0, n);
		for (int i = 0; i < distances.length; i++)
			out[n + i] = clip(distances[i]) / InputSpec.CLIP_VOXELS;
		for (int i = 0; i < n; i++)
			out[last + i] = 2 * edges[i] - 1;
		return out;
	}

	/**
	 * The prediction's logits: the clipped signed distances of the masks plus the network's residual; without masks the
	 * network's output itself.
	 *
	 * @param distances structure after structure, as long as the residual; empty where there are no masks
	 */
	public static float[] logits(final float[] distances, final float[] residual) {
		if (distances.length == 0) return residual.clone();
		final float[] out = new float[residual.length];
		for (int i = 0; i < out.length; i++)
			out[i] = InputSpec.LOGIT_PER_VOXEL * clip(distances[i]) + residual[i];
		return out;
	}

	/** One structure of a structure-after-structure array. */
	public static float[] channel(final float[] values, final int index, final int length) {
		return index == 0 && values.length == length ? values : Arrays.copyOfRange(values, index * length, (index + 1) *
			length);
	}

	private static float clip(final float distance) {
		return Math.min(InputSpec.CLIP_VOXELS, Math.max(-InputSpec.CLIP_VOXELS, distance));
	}
}
