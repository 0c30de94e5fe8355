package sc.fiji.score.report;

import sc.fiji.score.volume.Box;
import sc.fiji.score.volume.Geometry;

/**
 * How an anatomical plane of a volume is shown on paper: which voxel axis runs across, which down, which through, and
 * which are turned round. As radiologists have it: the patient's right is on the left, front and head are up; in the
 * sagittal plane the front is on the left.
 */
final class SlicePlane {

	/** The three planes; {@code through} is the world axis (RAS) that stands on them. */
	enum Kind {
		AXIAL("axial", 0, 1, 2), CORONAL("coronal", 0, 2, 1), SAGITTAL("sagittal", 1, 2, 0);

		final String title;
		final int across, down, through;

		Kind(final String title, final int across, final int down, final int through) {
			this.title = title;
			this.across = across;
			this.down = down;
			this.through = through;
		}
	}

	private final Geometry grid;
	/** Voxel axes. */
	final int across, down, through;
	/** Whether a larger index lies further to the left, or further up. */
	final boolean leftwards, upwards;

	SlicePlane(final Geometry g, final Kind kind) {
		grid = g;
		final int[] voxelAxis = voxelAxes(g);
		across = voxelAxis[kind.across];
		down = voxelAxis[kind.down];
		through = voxelAxis[kind.through];
		leftwards = g.affine()[4 * kind.across + across] > 0;
		upwards = g.affine()[4 * kind.down + down] > 0;
	}

	/** The voxel axis nearest to each world axis, each used once. */
	private static int[] voxelAxes(final Geometry g) {
		final double[] a = g.affine(), s = g.spacing();
		final int[][] orders = { { 0, 1, 2 }, { 0, 2, 1 }, { 1, 0, 2 }, { 1, 2, 0 }, { 2, 0, 1 }, { 2, 1, 0 } };
		int[] best = orders[0];
		double most = -1;
		for (final int[] order : orders) {
			double sum = 0;
			for (int world = 0; world < 3; world++)
				sum += Math.abs(a[4 * world + order[world]]) / s[order[world]];
			if (sum > most + 1e-9) {
				most = sum;
				best = order;
			}
		}
		return best;
	}

	/** A box grown along the shorter side of its slices, as far as the grid goes, until these are square. */
	Box widened(final Box box) {
		final int[] n = { box.width(), box.height(), box.depth() }, more = new int[3];
		final double[] s = grid.spacing();
		final double wide = n[across] * s[across], high = n[down] * s[down];
		more[across] = (int) Math.max(0, (high - wide) / 2 / s[across]);
		more[down] = (int) Math.max(0, (wide - high) / 2 / s[down]);
		return box.grow(more[0], more[1], more[2], grid);
	}

	/** One slice of a box, one voxel thick. */
	Box slice(final Box box, final int index) {
		final int[] p = { box.x(), box.y(), box.z() }, n = { box.width(), box.height(), box.depth() };
		p[through] = index;
		n[through] = 1;
		return new Box(p[0], p[1], p[2], n[0], n[1], n[2]);
	}

	/** Size of a box across and down, in voxels. */
	int[] size(final Box box) {
		final int[] n = { box.width(), box.height(), box.depth() };
		return new int[] { n[across], n[down] };
	}

	/** Index into a slice's array (x fastest) of the voxel that a column and row show, 0,0 at the top left. */
	int index(final Box slice, final int column, final int row) {
		final int[] n = { slice.width(), slice.height(), slice.depth() }, stride = { 1, n[0], n[0] * n[1] };
		return (leftwards ? n[across] - 1 - column : column) * stride[across] + (upwards ? n[down] - 1 - row : row) *
			stride[down];
	}
}
