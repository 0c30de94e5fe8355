package sc.fiji.score.benchmark.baseline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import sc.fiji.score.volume.Cavities;
import sc.fiji.score.volume.Components;

/**
 * A threshold on the intensities in a band around the mask's surface; the mask's core stays, what is farther is
 * background. The result is closed (6 neighbours), cavities are filled, and islands without a voxel of the mask are
 * dropped.
 *
 * @param band half its width, in voxels
 * @param threshold an intensity; or, if {@code relative}, the place between the case's own median around the mask (0)
 *          and in its core (1), for images without a fixed scale of intensities
 * @param bright whether the structure is at or above the threshold; if {@code relative}, the case tells it
 */
record ThresholdFill(double band, double threshold, boolean relative, boolean bright) implements LocalMethod {

	private static final double[] BANDS = { 1, 2, 3 };

	/** The parameters that are tried: nine places between the medians, and each tenth of the pooled intensities. */
	static List<ThresholdFill> grid(final List<FittingCase> cases) {
		final double[] pooled = pooled(GridFit.spread(cases));
		final List<ThresholdFill> out = new ArrayList<>();
		for (final double band : BANDS) {
			for (int k = 1; k <= 9; k++)
				out.add(new ThresholdFill(band, k / 10.0, true, true));
			for (int k = 1; k <= 9; k++)
				for (final boolean bright : new boolean[] { true, false })
					out.add(new ThresholdFill(band, pooled[(int) (k / 10.0 * (pooled.length - 1))], false, bright));
		}
		return out;
	}

	/** Intensities in the widest band of all cases, of each case the same number, ascending. */
	private static double[] pooled(final List<FittingCase> cases) {
		final int each = 1000;
		final double[] out = new double[each * cases.size()];
		for (int c = 0; c < cases.size(); c++) {
			final float[] sorted = sorted(cases.get(c).surroundings(), -3, 3);
			for (int k = 0; k < each; k++)
				out[c * each + k] = sorted[(int) ((k + 0.5) / each * sorted.length)];
		}
		Arrays.sort(out);
		return out;
	}

	/** Intensities where the signed distance, in voxels, lies in a range, ascending; of the whole box if none. */
	private static float[] sorted(final Surroundings s, final double from, final double to) {
		final float[] out = new float[s.image().length];
		int count = 0;
		for (int i = 0; i < out.length; i++)
			if (s.distance()[i] >= from * s.unit() && s.distance()[i] <= to * s.unit()) out[count++] = s.image()[i];
		if (count == 0) return sorted(s, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
		final float[] values = Arrays.copyOf(out, count);
		Arrays.sort(values);
		return values;
	}

	@Override
	public byte[] correct(final Surroundings s) {
		double limit = threshold;
		boolean above = bright;
		if (relative) {
			final float[] core = sorted(s, 2, Double.POSITIVE_INFINITY), around = sorted(s, -3, -1);
			final double inside = core[core.length / 2], outside = around[around.length / 2];
			limit = outside + threshold * (inside - outside);
			above = inside >= outside;
		}
		final double mm = Math.min(band * s.unit(), s.reach());
		final byte[] out = new byte[s.mask().length];
		for (int i = 0; i < out.length; i++) {
			final float d = s.distance()[i], v = s.image()[i];
			out[i] = (byte) (d > mm || d >= -mm && (above ? v >= limit : v <= limit) ? 1 : 0);
		}
		close(out, s, mm);
		Cavities.fill(out, s.size());
		dropIslands(out, s);
		return out;
	}

	/** Dilates and erodes by one voxel, in the band only. */
	private static void close(final byte[] voxels, final Surroundings s, final double mm) {
		final byte[] wide = voxels.clone();
		for (int i = 0; i < wide.length; i++)
			if (voxels[i] == 0 && Math.abs(s.distance()[i]) <= mm && meets(voxels, i, s.size(), 1)) wide[i] = 1;
		for (int i = 0; i < wide.length; i++)
			if (wide[i] != 0 && !meets(wide, i, s.size(), 0)) voxels[i] = 1;
	}

	/** Whether one of the six neighbours has a value; there are none beyond the box. */
	private static boolean meets(final byte[] voxels, final int i, final int[] n, final int value) {
		final int x = i % n[0], y = i / n[0] % n[1], z = i / (n[0] * n[1]), plane = n[0] * n[1];
		return x > 0 && voxels[i - 1] == value || x < n[0] - 1 && voxels[i + 1] == value || y > 0 && voxels[i -
			n[0]] == value || y < n[1] - 1 && voxels[i + n[0]] == value || z > 0 && voxels[i - plane] == value || z < n[2] -
				1 && voxels[i + plane] == value;
	}

	private static void dropIslands(final byte[] voxels, final Surroundings s) {
		final Components parts = Components.of(voxels, s.size(), true);
		final boolean[] touches = new boolean[parts.count() + 1];
		for (int i = 0; i < voxels.length; i++)
			if (voxels[i] != 0 && s.mask()[i] != 0) touches[parts.labels()[i]] = true;
		for (int i = 0; i < voxels.length; i++)
			if (voxels[i] != 0 && !touches[parts.labels()[i]]) voxels[i] = 0;
	}

	@Override
	public String parameters() {
		return String.format(Locale.ROOT, "%s %s %.4g, in a band of %.0f voxels on each side", relative ? "the structure's" +
			" side of" : bright ? "at or above" : "at or below", relative ? "the place between the medians outside and inside"
				: "intensity", threshold, band);
	}
}
