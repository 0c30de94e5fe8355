package sc.fiji.score.volume;

import java.util.Arrays;

/**
 * Exact Euclidean distance transform on an anisotropic grid, by lower envelopes of parabolas along each axis.
 * <p>
 * Source: P. F. Felzenszwalb, D. P. Huttenlocher, Distance transforms of sampled functions, Theory of Computing 8, 2012,
 * doi:10.4086/toc.2012.v008a019.
 */
public final class DistanceTransform {

	private DistanceTransform() {}

	/**
	 * Distance from each voxel centre to the nearest voxel centre whose value equals {@code target}.
	 *
	 * @param voxels 0 or 1, x fastest
	 * @param target 0 or 1
	 * @return distances in the unit of the spacing, 0 on target voxels; all {@link Float#POSITIVE_INFINITY} if there is none
	 */
	public static float[] to(final byte[] voxels, final int target, final Geometry g) {
		return to(voxels, target, g.dimensions(), g.spacing());
	}

	/** As {@link #to(byte[], int, Geometry)}, for a plain array. */
	public static float[] to(final byte[] voxels, final int target, final int[] n, final double[] spacing) {
		final float[] d = new float[voxels.length];
		for (int i = 0; i < d.length; i++)
			d[i] = voxels[i] == target ? 0 : Float.POSITIVE_INFINITY;
		final int longest = Math.max(n[0], Math.max(n[1], n[2]));
		final double[] f = new double[longest], envelope = new double[longest + 1], out = new double[longest];
		final int[] parabola = new int[longest];
		final int[] stride = { 1, n[0], n[0] * n[1] };
		for (int axis = 0; axis < 3; axis++) {
			final int a = (axis + 1) % 3, b = (axis + 2) % 3;
			for (int j = 0; j < n[b]; j++)
				for (int i = 0; i < n[a]; i++) {
					final int start = i * stride[a] + j * stride[b];
					line(d, start, stride[axis], n[axis], spacing[axis], f, parabola, envelope, out);
				}
		}
		for (int i = 0; i < d.length; i++)
			d[i] = (float) Math.sqrt(d[i]);
		return d;
	}

	private static void line(final float[] d, final int start, final int stride, final int n, final double spacing,
		final double[] f, final int[] v, final double[] z, final double[] out)
	{
		boolean any = false, work = false;
		for (int q = 0; q < n; q++) {
			f[q] = d[start + q * stride];
			any |= f[q] < Double.POSITIVE_INFINITY;
			work |= f[q] > 0;
		}
		if (!any || !work) return;
		final double s2 = spacing * spacing;
		int k = -1;
		for (int q = 0; q < n; q++) {
			if (f[q] == Double.POSITIVE_INFINITY) continue;
			double s = Double.NEGATIVE_INFINITY;
			while (k >= 0) {
				s = ((f[q] - f[v[k]]) / s2 + (double) q * q - (double) v[k] * v[k]) / (2.0 * (q - v[k]));
				if (s > z[k]) break;
				k--;
			}
			if (k < 0) s = Double.NEGATIVE_INFINITY;
			k++;
			v[k] = q;
			z[k] = s;
		}
		z[k + 1] = Double.POSITIVE_INFINITY;
		for (int q = 0, j = 0; q < n; q++) {
			while (z[j + 1] < q)
				j++;
			out[q] = (double) (q - v[j]) * (q - v[j]) * s2 + f[v[j]];
		}
		for (int q = 0; q < n; q++)
			d[start + q * stride] = (float) out[q];
	}

	/**
	 * Signed distance to a mask's boundary, positive inside. The boundary is put half the smallest spacing away from the centre
	 * of the voxels beside it, so that the two sides are symmetric.
	 *
	 * @return distances in the unit of the spacing; where the mask is empty or full, minus or plus infinity
	 */
	public static float[] signed(final Mask mask) {
		return signed(mask.voxels(), mask.geometry().dimensions(), mask.geometry().spacing());
	}

	/** As {@link #signed(Mask)}, for a plain array of 0 and 1, x fastest. */
	public static float[] signed(final byte[] voxels, final int[] n, final double[] spacing) {
		final double half = Arrays.stream(spacing).min().getAsDouble() / 2;
		final float[] out = to(voxels, 1, n, spacing);
		final float[] in = to(voxels, 0, n, spacing);
		for (int i = 0; i < out.length; i++)
			out[i] = (float) (in[i] > 0 ? in[i] - half : half - out[i]);
		return out;
	}
}
