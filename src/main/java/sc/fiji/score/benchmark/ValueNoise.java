package sc.fiji.score.benchmark;

import sc.fiji.score.common.RandomStream;

/**
 * Smooth random function of space: random values on a cubic lattice, interpolated with a smooth ramp. Mean 0,
 * standard deviation about 1 at the lattice points; a function of the seed and the place only, the same on every
 * platform.
 */
final class ValueNoise {

	private static final double UNIFORM_TO_UNIT_DEVIATION = StrictMath.sqrt(12);

	private final long seed;
	private final double cell;

	/** @param cell distance of the lattice points, in the unit of the places (mm) */
	ValueNoise(final long seed, final String name, final double cell) {
		this.seed = RandomStream.of(seed, name).nextLong();
		this.cell = cell;
	}

	double at(final double x, final double y, final double z) {
		final double u = x / cell, v = y / cell, w = z / cell;
		final double fu = Math.floor(u), fv = Math.floor(v), fw = Math.floor(w);
		final long i = (long) fu, j = (long) fv, k = (long) fw;
		final double a = ramp(u - fu), b = ramp(v - fv), c = ramp(w - fw);
		final double low = mix(mix(lattice(i, j, k), lattice(i + 1, j, k), a), mix(lattice(i, j + 1, k), lattice(i + 1, j +
			1, k), a), b);
		final double high = mix(mix(lattice(i, j, k + 1), lattice(i + 1, j, k + 1), a), mix(lattice(i, j + 1, k + 1),
			lattice(i + 1, j + 1, k + 1), a), b);
		return mix(low, high, c);
	}

	private double lattice(final long i, final long j, final long k) {
		final long h = RandomStream.mix(seed ^ i * 0x9E3779B97F4A7C15L ^ j * 0xC2B2AE3D27D4EB4FL ^ k * 0x165667B19E3779F9L);
		return (RandomStream.unit(h) - 0.5) * UNIFORM_TO_UNIT_DEVIATION;
	}

	private static double ramp(final double t) {
		return t * t * (3 - 2 * t);
	}

	private static double mix(final double a, final double b, final double t) {
		return a + t * (b - a);
	}
}
