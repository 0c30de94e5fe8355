package sc.fiji.score.benchmark.baseline;

/**
 * The shifts of a surface that are tried: from {@code -most} (inwards) to {@code most} in equal steps, in mm.
 *
 * @param most the largest, above 0
 */
record ShiftScale(double most) {

	private static final int STEPS = 120;

	/** Number of shifts. */
	int count() {
		return 2 * STEPS + 1;
	}

	/** Shift number {@code k}. */
	double shift(final int k) {
		return (k - STEPS) * most / STEPS;
	}

	/**
	 * Voxels of each region after each shift.
	 *
	 * @param field positive inside, in mm; a shift s gives the voxels where it is above -s
	 * @return volume by region (0 for none) and number of the shift
	 */
	double[][] volumes(final Surroundings s, final float[] field) {
		final double[][] out = new double[s.regions() + 1][count()];
		for (int i = 0; i < field.length; i++) {
			// The first shift that takes the voxel in.
			final int k = (int) Math.floor(-field[i] / most * STEPS + STEPS) + 1;
			if (k < count()) out[s.region(i)][Math.max(0, k)]++;
		}
		for (final double[] volume : out)
			for (int k = 1; k < volume.length; k++)
				volume[k] += volume[k - 1];
		return out;
	}

	/**
	 * The shift with the least penalty. Of equal ones: none at all if that is among them; the middle of those nearest
	 * to none; the end of them that is nearest to none where the other end is that of the scale.
	 *
	 * @param penalty by number of the shift
	 */
	double best(final double[] penalty) {
		double least = Double.POSITIVE_INFINITY;
		for (final double p : penalty)
			least = Math.min(least, p);
		final double enough = least + 1e-9;
		if (penalty[STEPS] <= enough) return 0;
		int near = -1;
		for (int d = 1; d <= STEPS && near < 0; d++)
			near = penalty[STEPS + d] <= enough ? STEPS + d : penalty[STEPS - d] <= enough ? STEPS - d : -1;
		final int away = near > STEPS ? 1 : -1;
		int far = near;
		while (far + away >= 0 && far + away < penalty.length && penalty[far + away] <= enough)
			far += away;
		return far == 0 || far == penalty.length - 1 ? shift(near) : (shift(near) + shift(far)) / 2;
	}
}
