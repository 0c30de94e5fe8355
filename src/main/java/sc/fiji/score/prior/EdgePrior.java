package sc.fiji.score.prior;

import java.util.Arrays;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.volume.Box;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Volume;

/**
 * Probability of an edge at each voxel, 0..1, from the image alone.
 * <p>
 * The edge strength is {@code g = max over s of sqrt(s) |grad (G_s * I)|}, with Gaussians of {@link #SCALES} mm. The
 * square root is the normalisation that lets a sharp edge answer at the fine scale and a blurred one at the coarse
 * scale (T. Lindeberg, Edge detection and ridge detection with automatic scale selection, IJCV 30, 1998,
 * doi:10.1023/A:1008097225773). The probability is {@code g^2 / (g^2 + r^2)}, where r is the {@value #PERCENTILE}th
 * percentile of the strengths above 0 in the whole volume. So it does not change when intensities are multiplied or
 * shifted, and metal or a bright vessel does not dim all other edges. A constant image has no edges: 0 everywhere.
 * <p>
 * Values that are not finite (floating-point volumes only): NaN counts as the smallest finite value of the volume,
 * infinities are clipped to the finite range. The border of an area without data is therefore an edge.
 */
public final class EdgePrior {

	/** Standard deviations of the Gaussians in mm (the unit of the spacing). */
	static final double[] SCALES = { 0.7, 1.4 };
	/** The percentile of the edge strength that has the probability 1/2. */
	static final double PERCENTILE = 95;

	/** Volumes up to this size are looked at as a whole for the percentile, larger ones in evenly spread blocks. */
	private static final long WHOLE = 1 << 21;
	private static final int BLOCK = 32, BLOCKS_PER_AXIS = 4;
	/** Voxels of a box that are looked at in one go. */
	private static final int SLAB = 1 << 22;
	/** How far beyond [0, 1] a user's map may reach by rounding. */
	private static final float ROUNDING = 1e-5f;

	private final Volume image;
	/** Finite range of a floating-point volume; integers are taken as they are. */
	private final float low, high;
	private final double reference;

	private EdgePrior(final Volume image) {
		this.image = image;
		final float[] range = image.type().isFloating() ? finiteRange(image) : new float[] { 0, 1 };
		low = range[0];
		high = range[1];
		reference = high > low ? reference() : 0;
	}

	/**
	 * Looks at the whole volume for its edge strengths; each box is then cheap. The volume must not change meanwhile.
	 */
	public static EdgePrior of(final Volume image) {
		return new EdgePrior(image);
	}

	/** {@link #of(Volume)} and {@link #in(Box)} in one. */
	public static float[] compute(final Volume image, final Box box) {
		return of(image).in(box);
	}

	/**
	 * Edge probabilities of a box. They do not depend on the box: what lies around it is looked at.
	 *
	 * @param box inside the volume's grid
	 * @return values in [0, 1], x fastest, of the box
	 */
	public float[] in(final Box box) {
		image.geometry().requireInside(box);
		if (reference == 0) return new float[Math.toIntExact(box.voxels())];
		final float[] out = new float[Math.toIntExact(box.voxels())];
		// In slabs, because the derivatives of a box take several times its memory.
		final int plane = box.width() * box.height(), depth = Math.max(1, SLAB / plane);
		for (int z = 0; z < box.depth(); z += depth) {
			final float[] slab = strength(new Box(box.x(), box.y(), box.z() + z, box.width(), box.height(), Math.min(depth, box
				.depth() - z)));
			System.arraycopy(slab, 0, out, z * plane, slab.length);
		}
		for (int i = 0; i < out.length; i++) {
			final double t = out[i] / reference;
			out[i] = (float) (t < 1e6 ? t * t / (t * t + 1) : 1);
		}
		return out;
	}

	/**
	 * Edge probabilities of a box from a user's own map.
	 *
	 * @param userMap probabilities in [0, 1] on the image's grid
	 * @param box inside the grid
	 * @param expected the image's grid
	 * @return values in [0, 1], x fastest, of the box
	 * @throws ScoreException if the map lies on another grid or has a value outside [0, 1] or NaN anywhere
	 */
	public static float[] fromMap(final Volume userMap, final Box box, final Geometry expected) {
		userMap.geometry().requireSameGrid(expected, "The edge map", "the image");
		expected.requireInside(box);
		for (int z = 0; z < expected.nz(); z++)
			for (final float v : userMap.floats(slice(expected, z)))
				if (!(v >= -ROUNDING && v <= 1 + ROUNDING)) throw new ScoreException("The edge map holds " + v + " in slice " + (z +
					1) + ", but probabilities lie between 0 and 1. Divide it by its maximum (and replace NaN by 0) first.");
		final float[] out = userMap.floats(box);
		for (int i = 0; i < out.length; i++)
			out[i] = Math.min(1, Math.max(0, out[i]));
		return out;
	}

	private static Box slice(final Geometry g, final int z) {
		return new Box(0, 0, z, g.nx(), g.ny(), 1);
	}

	/** Smallest and largest finite value; equal where there is none. */
	private static float[] finiteRange(final Volume image) {
		float low = Float.POSITIVE_INFINITY, high = Float.NEGATIVE_INFINITY;
		for (int z = 0; z < image.geometry().nz(); z++)
			for (final float v : image.floats(slice(image.geometry(), z))) {
				if (!Float.isFinite(v)) continue;
				low = Math.min(low, v);
				high = Math.max(high, v);
			}
		return low <= high ? new float[] { low, high } : new float[2];
	}

	/** The edge strength of a box. */
	private float[] strength(final Box box) {
		final Geometry g = image.geometry();
		final int[] halo = GradientMagnitude.radius(SCALES[SCALES.length - 1], g.spacing());
		final Box around = box.grow(halo[0], halo[1], halo[2], g);
		final float[] values = finite(image.floats(around));
		final int[] n = { around.width(), around.height(), around.depth() };
		final float[] out = new float[Math.toIntExact(box.voxels())];
		for (final double scale : SCALES) {
			final float[] gradient = GradientMagnitude.of(values, n, g.spacing(), scale);
			final float factor = (float) Math.sqrt(scale);
			for (int z = 0, o = 0; z < box.depth(); z++)
				for (int y = 0; y < box.height(); y++) {
					int i = ((z + box.z() - around.z()) * n[1] + y + box.y() - around.y()) * n[0] + box.x() - around.x();
					for (int x = 0; x < box.width(); x++, i++, o++)
						out[o] = Math.max(out[o], factor * gradient[i]);
				}
		}
		return out;
	}

	/** Floating-point values without NaN and infinities, and so scaled that no square overflows; in place. */
	private float[] finite(final float[] values) {
		if (!image.type().isFloating()) return values;
		final double range = (double) high - low;
		for (int i = 0; i < values.length; i++) {
			final float v = Float.isNaN(values[i]) ? low : Math.min(high, Math.max(low, values[i]));
			values[i] = (float) (((double) v - low) / range);
		}
		return values;
	}

	/** The percentile of the strengths above 0; 0 if there are none. */
	private double reference() {
		final Geometry g = image.geometry();
		if (g.voxels() <= WHOLE) return percentile(strength(g.box()));
		final int[] n = g.dimensions(), blocks = new int[3];
		for (int a = 0; a < 3; a++)
			blocks[a] = Math.min(BLOCKS_PER_AXIS, (n[a] + BLOCK - 1) / BLOCK);
		float[] all = new float[0];
		for (int z = 0; z < blocks[2]; z++)
			for (int y = 0; y < blocks[1]; y++)
				for (int x = 0; x < blocks[0]; x++) {
					final float[] block = strength(new Box(at(x, blocks[0], n[0]), at(y, blocks[1], n[1]), at(z, blocks[2], n[2]),
						Math.min(BLOCK, n[0]), Math.min(BLOCK, n[1]), Math.min(BLOCK, n[2])));
					all = Arrays.copyOf(all, all.length + block.length);
					System.arraycopy(block, 0, all, all.length - block.length, block.length);
				}
		return percentile(all);
	}

	/** First voxel of a block along an axis, the blocks spread from end to end. */
	private static int at(final int block, final int blocks, final int n) {
		final int room = Math.max(0, n - BLOCK);
		return blocks == 1 ? room / 2 : (int) ((long) block * room / (blocks - 1));
	}

	private static double percentile(final float[] strengths) {
		Arrays.sort(strengths);
		int first = 0;
		while (first < strengths.length && strengths[first] == 0)
			first++;
		final int count = strengths.length - first;
		return count == 0 ? 0 : strengths[first + (int) Math.min(count - 1L, Math.round(PERCENTILE / 100 * (count - 1)))];
	}
}
