package sc.fiji.score.prior;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;

import sc.fiji.score.volume.Mask;

/**
 * Where a mask lies and how it is turned: its centroid and its principal axes, longest first. Places are voxel
 * indices times the spacing. The axes' signs are arbitrary.
 *
 * @param centre centroid
 * @param axes three unit vectors
 */
record Pose(double[] centre, double[][] axes) {

	/** Number of ways to choose the axes' signs. */
	static final int SIGNS = 8;

	/** @throws IllegalArgumentException if the mask is empty */
	static Pose of(final Mask mask) {
		final double[] mean = new double[3], p = new double[3];
		final double[][] products = new double[3][3];
		long count = 0;
		for (int i = 0; i < mask.voxels().length; i++) {
			if (mask.voxels()[i] == 0) continue;
			place(mask, i, p);
			count++;
			for (int r = 0; r < 3; r++) {
				mean[r] += p[r];
				for (int c = 0; c < 3; c++)
					products[r][c] += p[r] * p[c];
			}
		}
		if (count == 0) throw new IllegalArgumentException("an empty mask has no pose");
		for (int r = 0; r < 3; r++)
			mean[r] /= count;
		for (int r = 0; r < 3; r++)
			for (int c = 0; c < 3; c++)
				products[r][c] = products[r][c] / count - mean[r] * mean[c];
		final EigenDecomposition eigen = new EigenDecomposition(new Array2DRowRealMatrix(products));
		final double[][] axes = new double[3][];
		// Of a symmetric matrix, the eigenvalues come in falling order.
		for (int a = 0; a < 3; a++)
			axes[a] = eigen.getEigenvector(a).toArray();
		return new Pose(mean, axes);
	}

	/** Place of a voxel. */
	static void place(final Mask mask, final int voxel, final double[] out) {
		final int nx = mask.geometry().nx(), ny = mask.geometry().ny();
		final double[] s = mask.geometry().spacing();
		out[0] = voxel % nx * s[0];
		out[1] = voxel / nx % ny * s[1];
		out[2] = voxel / (nx * ny) * s[2];
	}

	/** The same with some axes turned round: bit a of {@code signs} turns axis a. */
	Pose turned(final int signs) {
		final double[][] out = new double[3][3];
		for (int a = 0; a < 3; a++)
			for (int r = 0; r < 3; r++)
				out[a][r] = (signs >> a & 1) == 1 ? -axes[a][r] : axes[a][r];
		return new Pose(centre, out);
	}

	/** From coordinates along the axes to a place. */
	void toPlace(final double[] along, final double[] out) {
		for (int r = 0; r < 3; r++)
			out[r] = centre[r] + along[0] * axes[0][r] + along[1] * axes[1][r] + along[2] * axes[2][r];
	}

	/** From a place to coordinates along the axes. */
	void toAxes(final double[] place, final double[] out) {
		for (int a = 0; a < 3; a++)
			out[a] = (place[0] - centre[0]) * axes[a][0] + (place[1] - centre[1]) * axes[a][1] + (place[2] - centre[2]) *
				axes[a][2];
	}
}
