package sc.fiji.score.benchmark.baseline;

/** How much neighbouring voxels near a mask's surface differ, as the unit of an image's edges. */
final class Contrast {

	private Contrast() {}

	/**
	 * Mean squared difference of the intensities of neighbours (6-neighbourhood) within a distance of the surface; 1
	 * where all are equal, since then every multiple of it is as good.
	 *
	 * @param band in mm
	 */
	static double meanSquare(final Surroundings s, final double band) {
		final int[] n = s.size(), stride = { 1, n[0], n[0] * n[1] };
		final float[] image = s.image(), distance = s.distance();
		double sum = 0;
		long count = 0;
		for (int axis = 0; axis < 3; axis++)
			for (int i = 0; i < image.length; i++) {
				if (i / stride[axis] % n[axis] == n[axis] - 1 || Math.abs(distance[i]) > band) continue;
				final double d = image[i] - image[i + stride[axis]];
				sum += d * d;
				count++;
			}
		return sum > 0 ? sum / count : 1;
	}
}
