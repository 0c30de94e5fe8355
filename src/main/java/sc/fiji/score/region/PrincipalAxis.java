package sc.fiji.score.region;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;

/**
 * The direction in which a mask is longest (the first principal component of its voxel centres, in mm), with two
 * directions across it. World coordinates are anatomical (RAS+), so the same structure gives much the same directions
 * in every case, however the file stores its axes.
 *
 * @param centre mean of the voxel centres, in mm
 * @param axis unit vector along the mask; its largest component is positive (an axis that is mostly upright points to
 *          the head)
 * @param across unit vector: the anatomical axis that follows the axis' own main direction (x, y, z, x), made
 *          perpendicular
 * @param third {@code axis} x {@code across}
 */
record PrincipalAxis(double[] centre, double[] axis, double[] across, double[] third) {

	static PrincipalAxis of(final Neighbourhood near) {
		final byte[] mask = near.mask().voxels();
		final double[] affine = near.mask().geometry().affine(), p = new double[3], mean = new double[3];
		long count = 0;
		for (int i = 0; i < mask.length; i++) {
			if (mask[i] == 0) continue;
			near.toWorld(i, affine, p);
			for (int r = 0; r < 3; r++)
				mean[r] += p[r];
			count++;
		}
		for (int r = 0; r < 3; r++)
			mean[r] /= count;
		final double[][] covariance = new double[3][3];
		for (int i = 0; i < mask.length; i++) {
			if (mask[i] == 0) continue;
			near.toWorld(i, affine, p);
			for (int r = 0; r < 3; r++)
				for (int c = 0; c <= r; c++)
					covariance[r][c] += (p[r] - mean[r]) * (p[c] - mean[c]);
		}
		for (int r = 0; r < 3; r++)
			for (int c = 0; c <= r; c++)
				covariance[c][r] = covariance[r][c] /= count;
		return of(mean, direction(covariance));
	}

	private static double[] direction(final double[][] covariance) {
		final EigenDecomposition eigen = new EigenDecomposition(new Array2DRowRealMatrix(covariance));
		int first = 0;
		for (int i = 1; i < 3; i++)
			if (eigen.getRealEigenvalue(i) > eigen.getRealEigenvalue(first)) first = i;
		return eigen.getEigenvector(first).toArray();
	}

	/** The frame of a direction of any length and sign. */
	static PrincipalAxis of(final double[] centre, final double[] direction) {
		int main = 0;
		for (int r = 1; r < 3; r++)
			if (Math.abs(direction[r]) > Math.abs(direction[main])) main = r;
		final double length = Math.copySign(Math.sqrt(dot(direction, direction)), direction[main]);
		final double[] axis = new double[3], across = new double[3];
		for (int r = 0; r < 3; r++)
			axis[r] = direction[r] / length;
		final int next = (main + 1) % 3;
		for (int r = 0; r < 3; r++)
			across[r] = (r == next ? 1 : 0) - axis[next] * axis[r];
		final double norm = Math.sqrt(dot(across, across));
		for (int r = 0; r < 3; r++)
			across[r] /= norm;
		final double[] third = { axis[1] * across[2] - axis[2] * across[1], axis[2] * across[0] - axis[0] * across[2],
			axis[0] * across[1] - axis[1] * across[0] };
		return new PrincipalAxis(centre, axis, across, third);
	}

	/**
	 * Position of a world point along a direction, from the centre, in mm; rounded, so that voxels of one plane
	 * agree.
	 */
	double along(final double[] direction, final double[] p) {
		final double t = (p[0] - centre[0]) * direction[0] + (p[1] - centre[1]) * direction[1] + (p[2] - centre[2]) *
			direction[2];
		return Math.rint(t * 1e6) / 1e6;
	}

	private static double dot(final double[] a, final double[] b) {
		return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
	}
}
