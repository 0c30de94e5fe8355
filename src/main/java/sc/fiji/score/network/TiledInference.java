package sc.fiji.score.network;

import java.util.ArrayList;
import java.util.List;

import sc.fiji.score.common.Progress;

/**
 * The network's residual over a case of any size: in one piece where it fits, else in overlapping tiles that are
 * blended with weights falling towards each tile's border.
 */
public final class TiledInference {

	/** Default largest size of a tile along each axis, in voxels. */
	public static final int TILE = 96;

	private static final int OVERLAP = 24;

	private final NetworkRunner runner;
	private final NetworkSpec spec;
	private final int tile;

	/** @param tile largest size of a tile along each axis, see {@link NetworkSpec#patchSize} */
	public TiledInference(final NetworkRunner runner, final NetworkSpec spec, final int tile) {
		this.runner = runner;
		this.spec = spec;
		this.tile = tile;
	}

	/**
	 * @param distance of one structure after the other, see {@link NetworkChannels#of}
	 * @param n size along x, y, z of the arrays, x fastest
	 * @return the residual of one structure after the other, x fastest
	 */
	public float[] residual(final float[] weights, final float[] image, final float[] distance, final float[] edges,
		final int[] n, final Progress progress)
	{
		final List<int[]> starts = new ArrayList<>();
		final int[] size = spec.patchSize(n, tile), step = new int[3], count = new int[3];
		for (int a = 0; a < 3; a++) {
			step[a] = Math.max(spec.multiple(), size[a] - Math.min(OVERLAP, size[a] / 2));
			count[a] = n[a] <= size[a] ? 1 : 1 + (n[a] - size[a] + step[a] - 1) / step[a];
		}
		for (int k = 0; k < count[2]; k++)
			for (int j = 0; j < count[1]; j++)
				for (int i = 0; i < count[0]; i++)
					starts.add(new int[] { start(i, step[0], size[0], n[0]), start(j, step[1], size[1], n[1]), start(k, step[2],
						size[2], n[2]) });
		final float[] sum = new float[spec.outputs() * image.length];
		final float[] total = starts.size() == 1 ? null : new float[image.length];
		int done = 0;
		for (final int[] s : starts) {
			progress.checkCancelled();
			final float[] out = runner.forward(weights, NetworkChannels.of(cut(image, n, s, size), cut(distance, n, s, size),
				cut(edges, n, s, size)), size);
			blend(out, s, size, n, sum, total);
			progress.update("Refining", ++done, starts.size());
		}
		if (total != null) for (int i = 0; i < sum.length; i++)
			sum[i] /= total[i % total.length];
		return sum;
	}

	private static int start(final int i, final int step, final int size, final int n) {
		return Math.max(0, Math.min(i * step, n - size));
	}

	/** Copies a tile of all channels; beyond the case the border voxel is repeated. */
	private static float[] cut(final float[] values, final int[] n, final int[] start, final int[] size) {
		final int volume = n[0] * n[1] * n[2], channels = values.length / volume;
		final float[] out = new float[channels * size[0] * size[1] * size[2]];
		for (int c = 0, o = 0; c < channels; c++)
			for (int z = 0; z < size[2]; z++)
				for (int y = 0; y < size[1]; y++) {
					final int row = c * volume + (Math.min(n[2] - 1, start[2] + z) * n[1] + Math.min(n[1] - 1, start[1] + y)) *
						n[0];
					for (int x = 0; x < size[0]; x++, o++)
						out[o] = values[row + Math.min(n[0] - 1, start[0] + x)];
				}
		return out;
	}

	private static void blend(final float[] out, final int[] start, final int[] size, final int[] n, final float[] sum,
		final float[] total)
	{
		final int volume = n[0] * n[1] * n[2];
		for (int first = 0, o = 0; first < sum.length; first += volume)
			for (int z = 0; z < size[2]; z++)
				for (int y = 0; y < size[1]; y++)
					for (int x = 0; x < size[0]; x++, o++) {
						if (start[0] + x >= n[0] || start[1] + y >= n[1] || start[2] + z >= n[2]) continue;
						final int i = ((start[2] + z) * n[1] + start[1] + y) * n[0] + start[0] + x;
						if (total == null) {
							sum[first + i] = out[o];
							continue;
						}
						final float w = ramp(x, size[0]) * ramp(y, size[1]) * ramp(z, size[2]);
						sum[first + i] += w * out[o];
						if (first == 0) total[i] += w;
					}
	}

	private static float ramp(final int i, final int n) {
		return Math.min(1f, (Math.min(i, n - 1 - i) + 0.5f) / (OVERLAP / 2f));
	}
}
