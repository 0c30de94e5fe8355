package sc.fiji.score.scoring;

import java.util.Arrays;

import sc.fiji.score.region.RegionMap;
import sc.fiji.score.volume.Box;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.Surface;
import sc.fiji.score.volume.Volume;

/**
 * Where to look at a region: for each axis the slice that shows most of the region's outline, where outline at strong
 * edges of the image counts more.
 * <p>
 * A slice's value is the number n of the region's surface voxels in it, plus their gradient magnitudes divided by the
 * region's mean one: both sums have the same weight. Of equal slices the one nearest the region's middle is taken, then
 * the lower one; the same case gives the same slices.
 */
public final class InformativeSlices {

	private final int[][] best;

	/**
	 * A place to look at.
	 *
	 * @param x sagittal slice, 0 to nx-1
	 * @param y coronal slice, 0 to ny-1
	 * @param z axial slice, 0 to nz-1
	 */
	public record Position(int x, int y, int z) {}

	/**
	 * Looks at the mask's bounding box once, slice by slice.
	 *
	 * @param mask not empty
	 * @param regions of the mask
	 * @param image on the same grid, or null: then only the outline counts
	 */
	public InformativeSlices(final Mask mask, final RegionMap regions, final Volume image) {
		final Geometry g = mask.geometry();
		final Box box = mask.boundingBox();
		final Slices outline = new Slices(regions.count(), g), edges = new Slices(regions.count(), g);
		final byte[] surface = Surface.of(mask, box);
		final Gradient gradient = image == null ? null : new Gradient(image, box);
		for (int z = 0, i = 0; z < box.depth(); z++) {
			if (gradient != null) gradient.goTo(z);
			for (int y = 0; y < box.height(); y++)
				for (int x = 0; x < box.width(); x++, i++) {
					if (surface[i] == 0) continue;
					final int r = regions.at(g.index(box.x() + x, box.y() + y, box.z() + z));
					if (r == 0) continue;
					outline.add(r, box.x() + x, box.y() + y, box.z() + z, 1);
					if (gradient != null) edges.add(r, box.x() + x, box.y() + y, box.z() + z, gradient.at(x, y));
				}
		}
		fillRegionsWithoutOutline(outline, regions, g);
		best = new int[regions.count() + 1][3];
		for (int r = 1; r <= regions.count(); r++)
			for (int axis = 0; axis < 3; axis++)
				best[r][axis] = best(outline.sums[axis][r], edges.sums[axis][r]);
	}

	/** Where to look at a region. */
	public Position of(final int region) {
		return new Position(best[region][0], best[region][1], best[region][2]);
	}

	/** A component of a user's labels may lie beside the mask: then its voxels count. */
	private static void fillRegionsWithoutOutline(final Slices outline, final RegionMap regions, final Geometry g) {
		final boolean[] lacks = new boolean[regions.count() + 1];
		boolean any = false;
		for (int r = 1; r < lacks.length; r++)
			any |= lacks[r] = Arrays.stream(outline.sums[0][r]).sum() == 0;
		if (!any) return;
		for (int z = 0; z < g.nz(); z++)
			for (int y = 0; y < g.ny(); y++)
				for (int x = 0; x < g.nx(); x++) {
					final int r = regions.at(g.index(x, y, z));
					if (lacks[r]) outline.add(r, x, y, z, 1);
				}
	}

	private static int best(final double[] outline, final double[] edges) {
		final double n = Arrays.stream(outline).sum(), sum = Arrays.stream(edges).sum();
		final double weight = sum > 0 ? n / sum : 0;
		double middle = 0;
		for (int i = 0; i < outline.length; i++)
			middle += i * outline[i] / n;
		int best = 0;
		double most = -1;
		for (int i = 0; i < outline.length; i++) {
			final double value = outline[i] + weight * edges[i];
			// Sums of floats in another order may differ in the last digits; such slices are equal.
			final double tie = 1e-9 * Math.max(1, most);
			if (value > most + tie || value > most - tie && Math.abs(i - middle) < Math.abs(best - middle) - 1e-9) {
				most = Math.max(most, value);
				best = i;
			}
		}
		return best;
	}

	/** Sums per axis, region and slice. */
	private static final class Slices {

		private final double[][][] sums;

		Slices(final int regions, final Geometry g) {
			sums = new double[][][] { new double[regions + 1][g.nx()], new double[regions + 1][g.ny()], new double[regions +
				1][g.nz()] };
		}

		void add(final int region, final int x, final int y, final int z, final double value) {
			sums[0][region][x] += value;
			sums[1][region][y] += value;
			sums[2][region][z] += value;
		}
	}

	/** Magnitude of the central difference, slice by slice, so that a large mask needs three slices of memory. */
	private static final class Gradient {

		private final Volume image;
		private final Box box, wide;
		private final double[] spacing;
		private float[] below, here, above;
		private int at = Integer.MIN_VALUE;

		Gradient(final Volume image, final Box box) {
			this.image = image;
			this.box = box;
			wide = box.grow(1, 1, 1, image.geometry());
			spacing = image.geometry().spacing();
		}

		/** @param z slice of the box */
		void goTo(final int z) {
			final boolean following = at == z - 1;
			below = following ? here : slice(z - 1);
			here = following ? above : slice(z);
			above = slice(z + 1);
			at = z;
		}

		/** A slice of the box; beyond the image, the image's last one. */
		private float[] slice(final int z) {
			final int inside = Math.max(0, Math.min(image.geometry().nz() - 1, box.z() + z));
			return image.floats(new Box(wide.x(), wide.y(), inside, wide.width(), wide.height(), 1));
		}

		double at(final int x, final int y) {
			final int wx = x + box.x() - wide.x(), wy = y + box.y() - wide.y(), w = wide.width(), i = wy * w + wx;
			final int left = wx > 0 ? i - 1 : i, right = wx < w - 1 ? i + 1 : i;
			final int front = wy > 0 ? i - w : i, back = wy < wide.height() - 1 ? i + w : i;
			final double dx = (here[right] - here[left]) / spacing[0], dy = (here[back] - here[front]) / spacing[1];
			final double dz = (above[i] - below[i]) / spacing[2];
			final double out = Math.sqrt(dx * dx + dy * dy + dz * dz);
			return Double.isFinite(out) ? out : 0;
		}
	}
}
