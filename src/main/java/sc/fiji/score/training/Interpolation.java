package sc.fiji.score.training;

/**
 * Trilinear interpolation at one place of several arrays of the same size; beyond them the border voxel is repeated.
 */
final class Interpolation {

	private final int[] n;
	private final int[] offsets = new int[8];
	private final float[] weights = new float[8];
	private boolean inside;
	private int nearest;

	Interpolation(final int[] n) {
		this.n = n;
	}

	void moveTo(final double x, final double y, final double z) {
		final int i = (int) Math.floor(x), j = (int) Math.floor(y), k = (int) Math.floor(z);
		final float a = (float) (x - i), b = (float) (y - j), c = (float) (z - k);
		for (int corner = 0; corner < 8; corner++) {
			final int dx = corner & 1, dy = corner >> 1 & 1, dz = corner >> 2;
			offsets[corner] = (clamp(k + dz, n[2]) * n[1] + clamp(j + dy, n[1])) * n[0] + clamp(i + dx, n[0]);
			weights[corner] = (dx == 1 ? a : 1 - a) * (dy == 1 ? b : 1 - b) * (dz == 1 ? c : 1 - c);
		}
		inside = x > -0.5 && y > -0.5 && z > -0.5 && x < n[0] - 0.5 && y < n[1] - 0.5 && z < n[2] - 0.5;
		nearest = offsets[(a >= 0.5f ? 1 : 0) + (b >= 0.5f ? 2 : 0) + (c >= 0.5f ? 4 : 0)];
	}

	private static int clamp(final int i, final int n) {
		return i < 0 ? 0 : i >= n ? n - 1 : i;
	}

	/** The interpolated value of an array. */
	float of(final float[] values) {
		float sum = 0;
		for (int i = 0; i < 8; i++)
			sum += weights[i] * values[offsets[i]];
		return sum;
	}

	/** Whether the place lies within the arrays' voxels. */
	boolean isInside() {
		return inside;
	}

	/** Index of the nearest voxel. */
	int nearest() {
		return nearest;
	}
}
