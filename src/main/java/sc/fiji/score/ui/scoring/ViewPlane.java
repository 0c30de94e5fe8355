package sc.fiji.score.ui.scoring;

import sc.fiji.score.volume.CanonicalAxes;
import sc.fiji.score.volume.Geometry;

/**
 * One of the three planes through a volume, as a person looks at it: which voxel axis runs across, which down, which
 * through, and which are turned round. Where the file says how the patient lies, planes are anatomical and shown as
 * radiologists have them: the patient's right is on the left, front and head are up; in the sagittal plane the front
 * is on the left. Where it does not, voxels are shown as they are stored.
 */
final class ViewPlane {

	/** The planes, in the order in which they are shown; {@code through} is the world axis (RAS) that stands on each. */
	enum Kind {
		AXIAL("Axial", "xy", 0, 1, 2), CORONAL("Coronal", "xz", 0, 2, 1), SAGITTAL("Sagittal", "yz", 1, 2, 0);

		private final String anatomical, plain;
		private final int across, down, through;

		Kind(final String anatomical, final String plain, final int across, final int down, final int through) {
			this.anatomical = anatomical;
			this.plain = plain;
			this.across = across;
			this.down = down;
			this.through = through;
		}
	}

	private static final int[] PLAIN = { 0, 1, 2 };
	private static final String[] NEGATIVE = { "L", "P", "I" }, POSITIVE = { "R", "A", "S" };

	private final Kind kind;
	private final boolean oriented;
	private final int[] n;
	private final double[] spacing;
	private final String unit;
	private final int across, down, through;
	private final boolean leftwards, upwards;

	ViewPlane(final Geometry g, final Kind kind) {
		this.kind = kind;
		oriented = g.header() != null;
		n = g.dimensions();
		spacing = g.spacing();
		unit = g.unit();
		final int[] axis = oriented ? CanonicalAxes.of(g).order(PLAIN) : PLAIN;
		across = axis[kind.across];
		down = axis[kind.down];
		through = axis[kind.through];
		leftwards = oriented && g.affine()[4 * kind.across + across] > 0;
		upwards = oriented && g.affine()[4 * kind.down + down] > 0;
	}

	Kind kind() {
		return kind;
	}

	String title() {
		return oriented ? kind.anatomical : kind.plain;
	}

	/** Letters at the left, right, top and bottom of the view, empty where the patient's position is not known. */
	String[] letters() {
		if (!oriented) return new String[] { "", "", "", "" };
		return new String[] { POSITIVE[kind.across], NEGATIVE[kind.across], POSITIVE[kind.down], NEGATIVE[kind.down] };
	}

	/** Voxel axis that stands on the plane. */
	int through() {
		return through;
	}

	int columns() {
		return n[across];
	}

	int rows() {
		return n[down];
	}

	int slices() {
		return n[through];
	}

	/** Width of a voxel as it is shown, in mm. */
	double width() {
		return spacing[across];
	}

	/** Height of a voxel as it is shown, in mm. */
	double height() {
		return spacing[down];
	}

	/** Distance between slices, in mm. */
	double depth() {
		return spacing[through];
	}

	String unit() {
		return unit;
	}

	/** Column that shows a voxel. */
	int column(final int[] voxel) {
		return leftwards ? n[across] - 1 - voxel[across] : voxel[across];
	}

	/** Row that shows a voxel, 0 at the top. */
	int row(final int[] voxel) {
		return upwards ? n[down] - 1 - voxel[down] : voxel[down];
	}

	/** The voxel that a column and row of a slice show. */
	int[] voxel(final int column, final int row, final int slice) {
		final int[] out = new int[3];
		out[across] = leftwards ? n[across] - 1 - column : column;
		out[down] = upwards ? n[down] - 1 - row : row;
		out[through] = slice;
		return out;
	}

	/** Whether a row of the view is a run of neighbouring voxels in memory. */
	boolean rowsAreRuns() {
		return across == 0 && !leftwards;
	}

	/** Array index (x fastest) of the voxel at the top left of a slice. */
	int first(final int slice) {
		final int[] v = voxel(0, 0, slice);
		return (v[2] * n[1] + v[1]) * n[0] + v[0];
	}

	/** Step in the array from one column to the next. */
	int columnStep() {
		return (leftwards ? -1 : 1) * stride(across);
	}

	/** Step in the array from one row to the next. */
	int rowStep() {
		return (upwards ? -1 : 1) * stride(down);
	}

	private int stride(final int axis) {
		return axis == 0 ? 1 : axis == 1 ? n[0] : n[0] * n[1];
	}
}
