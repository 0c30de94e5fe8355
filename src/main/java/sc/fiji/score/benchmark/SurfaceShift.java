package sc.fiji.score.benchmark;

import java.util.Arrays;

import sc.fiji.score.common.RandomStream;
import sc.fiji.score.volume.Cavities;
import sc.fiji.score.volume.DistanceTransform;
import sc.fiji.score.volume.GaussianFilter;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Mask;

/**
 * Moves the surface of a mask by a field that is proportional to an amplitude; the field of one seed is the sum of
 * the errors that {@link MaskErrors} names.
 */
final class SurfaceShift {

	/** World directions (RAS): where the surface is missed (turned a little by each seed), and the upper end. */
	private static final double[] MISSED = { 0.94, 0.34, 0 }, UPPER = { 0, 0, 1 };

	private final Geometry grid;
	/** How much of a part's half thickness an error can eat away: its core always stays. */
	private static final float DEEPEST = 0.75f;

	private final float[] distance, field, below, deepest;
	private final double cutAt;
	private final double[] pitch = new double[3], phase = new double[3];

	/** @param mask not empty, cropped with a margin */
	SurfaceShift(final Mask mask, final long seed) {
		grid = mask.geometry();
		final RandomStream r = RandomStream.of(seed, "errors");
		final double[] s = grid.spacing();
		final double fine = Arrays.stream(s).min().getAsDouble();
		for (int a = 0; a < 3; a++) {
			pitch[a] = Math.max(1, r.between(1.5, 2) * fine / s[a]);
			phase[a] = r.nextDouble() * pitch[a];
		}
		distance = finite(DistanceTransform.signed(mask), Math.max(grid.nx() * s[0], Math.max(grid.ny() * s[1], grid
			.nz() * s[2])));
		final float[] smooth = GaussianFilter.smooth(distance, grid.dimensions(), s, 1.5 * fine);
		below = below(mask);
		final double length = max(below, mask.voxels());
		final double missed = r.between(0.7, 1.6), leak = r.between(0.6, 1.8), wobble = r.between(0.35, 0.65);
		final double missedFrom = r.between(0, 0.3), missedTo = r.between(0.7, 1), leakBelow = r.between(0.3, 0.5);
		cutAt = r.nextDouble() < 0.75 ? r.between(1.2, 3) : 0;
		final double[] side = turned(r);
		final ValueNoise patches = new ValueNoise(seed, "patches", Math.max(4 * fine, length / 5));
		final ValueNoise waves = new ValueNoise(seed, "waves", Math.max(3 * fine, length / 12));
		field = new float[distance.length];
		final double half = max(distance, mask.voxels());
		final float[] thickness = thickness(mask.voxels(), half);
		deepest = new float[distance.length];
		final double[] n = new double[3];
		for (int z = 0, i = 0; z < grid.nz(); z++)
			for (int y = 0; y < grid.ny(); y++)
				for (int x = 0; x < grid.nx(); x++, i++) {
					outward(smooth, x, y, z, n);
					final double facing = n[0] * side[0] + n[1] * side[1] + n[2] * side[2];
					final double down = below[i] / length;
					final double[] w = grid.toWorld(x, y, z);
					final double patchy = Math.max(0, 1 + 0.5 * patches.at(w[0], w[1], w[2]));
					final double along = ramp((down - missedFrom + 0.1) / 0.2) * ramp((missedTo + 0.1 - down) / 0.2);
					deepest[i] = (float) (-DEEPEST * half * thickness[i]);
					final double sided = facing > 0 ? -missed * facing * (0.35 + 0.65 * along) : leak * facing * facing * ramp(
						(leakBelow - down) / 0.2 + 0.5);
					field[i] = thickness[i] * (float) (wobble * waves.at(w[0], w[1], w[2]) + patchy * sided);
				}
	}

	/** The mask with its surface moved by the amplitude (mm) times the field, seen through the coarse grid. */
	byte[] moved(final double amplitude) {
		final byte[] out = new byte[distance.length];
		final int[] xs = coarse(0, grid.nx()), ys = coarse(1, grid.ny()), zs = coarse(2, grid.nz());
		for (int z = 0, i = 0; z < grid.nz(); z++)
			for (int y = 0; y < grid.ny(); y++)
				for (int x = 0; x < grid.nx(); x++, i++) {
					final int j = grid.index(xs[x], ys[y], zs[z]);
					final double moved = distance[j] + Math.max(deepest[j], amplitude * field[j]);
					out[i] = (byte) (moved > 0 && (cutAt == 0 || below[j] >= amplitude * cutAt) ? 1 : 0);
				}
		return out;
	}

	/** The moved mask without cavities, which automatic tools do not leave; those open to the border of the box stay. */
	byte[] movedAndFilled(final double amplitude) {
		final byte[] voxels = moved(amplitude);
		Cavities.fill(voxels, grid.dimensions());
		return voxels;
	}

	/** For each index the index at the middle of its coarse cell. */
	private int[] coarse(final int axis, final int n) {
		final int[] out = new int[n];
		for (int i = 0; i < n; i++) {
			final double cell = Math.floor((i + phase[axis]) / pitch[axis]);
			out[i] = (int) Math.min(n - 1, Math.max(0, Math.floor((cell + 0.5) * pitch[axis] - phase[axis] + 0.5)));
		}
		return out;
	}

	/** How far, in mm, each voxel lies below the mask's uppermost voxel. */
	private float[] below(final Mask mask) {
		final float[] out = new float[distance.length];
		double top = Double.NEGATIVE_INFINITY;
		for (int z = 0, i = 0; z < grid.nz(); z++)
			for (int y = 0; y < grid.ny(); y++)
				for (int x = 0; x < grid.nx(); x++, i++) {
					final double[] w = grid.toWorld(x, y, z);
					out[i] = (float) (w[0] * UPPER[0] + w[1] * UPPER[1] + w[2] * UPPER[2]);
					if (mask.voxels()[i] != 0) top = Math.max(top, out[i]);
				}
		for (int i = 0; i < out.length; i++)
			out[i] = (float) (top - out[i]);
		return out;
	}

	/** Unit vector out of the mask, in world directions; 0 where there is none. */
	private void outward(final float[] inside, final int x, final int y, final int z, final double[] n) {
		final double[] a = grid.affine(), s = grid.spacing();
		final int[] p = { x, y, z }, size = grid.dimensions(), stride = { 1, size[0], size[0] * size[1] };
		final int i = grid.index(x, y, z);
		Arrays.fill(n, 0);
		for (int axis = 0; axis < 3; axis++) {
			final int next = p[axis] + 1 < size[axis] ? i + stride[axis] : i, last = p[axis] > 0 ? i - stride[axis] : i;
			final double slope = (inside[last] - inside[next]) / (s[axis] * s[axis]);
			for (int row = 0; row < 3; row++)
				n[row] += slope * a[4 * row + axis];
		}
		final double norm = Math.sqrt(n[0] * n[0] + n[1] * n[1] + n[2] * n[2]);
		for (int row = 0; row < 3 && norm > 0; row++)
			n[row] /= norm;
	}

	private static double[] turned(final RandomStream r) {
		final double[] out = MISSED.clone();
		double norm = 0;
		for (int a = 0; a < 3; a++) {
			out[a] += 0.25 * r.nextGaussian();
			norm += out[a] * out[a];
		}
		for (int a = 0; a < 3; a++)
			out[a] /= Math.sqrt(norm);
		return out;
	}

	/** A mask that fills its whole grid has no surface: it is then as far away as the grid is long. */
	private static float[] finite(final float[] distance, final double longest) {
		for (int i = 0; i < distance.length; i++)
			distance[i] = (float) Math.min(distance[i], longest);
		return distance;
	}

	/** Half the thickness of the mask around each voxel, relative to its thickest part: thin parts move less. */
	private float[] thickness(final byte[] mask, final double most) {
		float[] out = distance.clone();
		final int[] n = grid.dimensions(), stride = { 1, n[0], n[0] * n[1] };
		for (int axis = 0; axis < 3; axis++) {
			final int radius = (int) Math.ceil(0.7 * most / grid.spacing()[axis]);
			final float[] wide = new float[out.length];
			for (int i = 0; i < wide.length; i++) {
				final int p = i / stride[axis] % n[axis], from = Math.max(0, p - radius), to = Math.min(n[axis] - 1, p + radius);
				float largest = 0;
				for (int j = i + (from - p) * stride[axis], k = from; k <= to; k++, j += stride[axis])
					largest = Math.max(largest, out[j]);
				wide[i] = (float) Math.min(largest, most);
			}
			out = wide;
		}
		for (int i = 0; i < out.length; i++)
			out[i] /= (float) most;
		return GaussianFilter.smooth(out, n, grid.spacing(), 0.5 * most);
	}

	private static double max(final float[] values, final byte[] where) {
		double out = 1e-6;
		for (int i = 0; i < values.length; i++)
			if (where[i] != 0) out = Math.max(out, values[i]);
		return out;
	}

	private static double ramp(final double t) {
		return ShoulderShape.ramp(t);
	}
}
