package sc.fiji.score.loss;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Makes the sets of the tightness prior from boxes: each stripe across a box holds foreground. */
public final class BoxStripes {

	private static final VoxelSets.Kind[] KINDS = { VoxelSets.Kind.STRIPE_X, VoxelSets.Kind.STRIPE_Y,
		VoxelSets.Kind.STRIPE_Z };

	private BoxStripes() {}

	/**
	 * Stripes of all boxes across each axis. A stripe holds at least as many foreground voxels as it is wide (the
	 * object touches each of its lines). Across an axis along which a box is a single voxel thick (a 2D box) there are
	 * no stripes, unless the box is a single voxel.
	 *
	 * @param size of the grid along x, y, z
	 * @param boxes first voxel and the voxel after the last one: {@code x0, y0, z0, x1, y1, z1}, inside the grid
	 * @param width of a stripe in voxels, at least 1; what is left at a box's end is added to the last stripe
	 */
	public static List<VoxelSets> of(final int[] size, final List<int[]> boxes, final int width) {
		if (width < 1) throw new IllegalArgumentException("a stripe is at least one voxel wide, not " + width);
		final List<VoxelSets> out = new ArrayList<>();
		for (int axis = 0; axis < 3; axis++) {
			final List<Layer> layers = new ArrayList<>();
			for (final int[] b : boxes) {
				if (isFlat(b, axis)) continue;
				// Boxes that overlap need maps of their own: a voxel has one number in each.
				Layer layer = null;
				for (final Layer l : layers)
					if (layer == null && l.isFree(b)) layer = l;
				if (layer == null) layers.add(layer = new Layer(size, axis));
				layer.add(b, width);
			}
			for (final Layer l : layers)
				out.add(l.sets(KINDS[axis]));
		}
		return out;
	}

	private static boolean isFlat(final int[] b, final int axis) {
		return b[axis + 3] - b[axis] == 1 && (b[3] - b[0]) * (b[4] - b[1]) * (b[5] - b[2]) > 1;
	}

	/** Stripes across one axis of boxes that do not overlap. */
	private static final class Layer {

		private final int[] size;
		private final int axis;
		private final short[] set;
		private final List<Double> low = new ArrayList<>();

		Layer(final int[] size, final int axis) {
			this.size = size;
			this.axis = axis;
			set = new short[size[0] * size[1] * size[2]];
		}

		boolean isFree(final int[] b) {
			final int stripes = b[axis + 3] - b[axis];
			if (low.size() + stripes > VoxelSets.MOST) return false;
			for (int z = b[2]; z < b[5]; z++)
				for (int y = b[1]; y < b[4]; y++)
					for (int x = b[0]; x < b[3]; x++)
						if (set[(z * size[1] + y) * size[0] + x] != 0) return false;
			return true;
		}

		void add(final int[] b, final int width) {
			final int first = low.size() + 1, length = b[axis + 3] - b[axis], count = Math.max(1, length / width);
			for (int s = 0; s < count; s++)
				low.add((double) (s + 1 < count ? width : length - s * width));
			for (int z = b[2]; z < b[5]; z++)
				for (int y = b[1]; y < b[4]; y++)
					for (int x = b[0]; x < b[3]; x++) {
						final int along = (axis == 0 ? x : axis == 1 ? y : z) - b[axis];
						set[(z * size[1] + y) * size[0] + x] = (short) (first + Math.min(count - 1, along / width));
					}
		}

		VoxelSets sets(final VoxelSets.Kind kind) {
			final double[] least = low.stream().mapToDouble(v -> v).toArray(), most = new double[least.length];
			Arrays.fill(most, Double.POSITIVE_INFINITY);
			return new VoxelSets(kind, set, least, most, null);
		}
	}
}
