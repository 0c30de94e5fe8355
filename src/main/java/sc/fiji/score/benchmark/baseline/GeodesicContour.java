package sc.fiji.score.benchmark.baseline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Morphological geodesic active contour, started from the mask: in each iteration the surface is blown up or sucked in
 * by a voxel where there is no edge, moved a voxel towards lower values of {@code g = 1 - edge probability}, and
 * smoothed by {@link CurvatureSmoothing}. It works on voxels, whatever their shape, and never farther from the initial
 * surface than corrections reach.
 * <p>
 * Source: P. Marquez-Neila, L. Baumela, L. Alvarez, A morphological approach to curvature-based evolution of curves
 * and surfaces, IEEE Transactions on Pattern Analysis and Machine Intelligence 36, 2014,
 * doi:10.1109/TPAMI.2013.106.
 *
 * @param balloon 1 blows up, -1 sucks in, 0 does neither
 * @param iterations number of iterations
 * @param smoothing how often each iteration smooths
 */
record GeodesicContour(int balloon, int iterations, int smoothing) implements LocalMethod {

	/** The balloon moves the surface where g is above this value. */
	private static final double FREE = 0.5;

	/** The parameters that are tried. */
	static List<GeodesicContour> grid() {
		final List<GeodesicContour> out = new ArrayList<>();
		for (final int balloon : new int[] { 0, 1, -1 })
			for (final int iterations : new int[] { 1, 2, 5 })
				for (final int smoothing : new int[] { 1, 2 })
					out.add(new GeodesicContour(balloon, iterations, smoothing));
		return out;
	}

	@Override
	public byte[] correct(final Surroundings s) {
		final int[] within = within(s);
		final CurvatureSmoothing smoother = new CurvatureSmoothing(s.size());
		byte[] u = s.mask().clone();
		boolean closeFirst = false;
		for (int k = 0; k < iterations; k++) {
			if (balloon != 0) u = blown(s, u, within);
			u = attached(s, u, within);
			for (int m = 0; m < smoothing; m++) {
				u = smoother.smooth(u, within, closeFirst);
				closeFirst = !closeFirst;
			}
		}
		return u;
	}

	/** The voxels that may change. */
	private static int[] within(final Surroundings s) {
		final int[] out = new int[s.mask().length];
		int count = 0;
		for (int i = 0; i < out.length; i++)
			if (Math.abs(s.distance()[i]) <= s.reach()) out[count++] = i;
		return Arrays.copyOf(out, count);
	}

	/** Dilates, or erodes, by the six neighbours where there is no edge. */
	private byte[] blown(final Surroundings s, final byte[] u, final int[] within) {
		final byte[] out = u.clone();
		final int[] n = s.size(), stride = { 1, n[0], n[0] * n[1] };
		final int gained = balloon > 0 ? 1 : 0;
		for (final int i : within) {
			if (u[i] == gained || 1 - s.edges()[i] <= FREE) continue;
			for (int axis = 0; axis < 3; axis++) {
				final int at = i / stride[axis] % n[axis];
				if (at > 0 && u[i - stride[axis]] == gained || at < n[axis] - 1 && u[i + stride[axis]] == gained) out[i] =
					(byte) gained;
			}
		}
		return out;
	}

	/** Where the surface is, foreground where g falls outwards, background where it falls inwards. */
	private static byte[] attached(final Surroundings s, final byte[] u, final int[] within) {
		final byte[] out = u.clone();
		final int[] n = s.size(), stride = { 1, n[0], n[0] * n[1] };
		final double[] h = s.spacing();
		final float[] e = s.edges();
		for (final int i : within) {
			double pull = 0;
			for (int axis = 0; axis < 3; axis++) {
				final int at = i / stride[axis] % n[axis];
				final int next = at < n[axis] - 1 ? i + stride[axis] : i, last = at > 0 ? i - stride[axis] : i;
				// g is 1 - e: its gradient is that of e with the other sign.
				pull += (u[next] - u[last]) * (double) (e[last] - e[next]) / (h[axis] * h[axis]);
			}
			if (pull != 0) out[i] = (byte) (pull > 0 ? 1 : 0);
		}
		return out;
	}

	@Override
	public String parameters() {
		return String.format(Locale.ROOT, "balloon %d, %d iterations, smoothing %d", balloon, iterations, smoothing);
	}

	@Override
	public boolean needsEdges() {
		return true;
	}
}
