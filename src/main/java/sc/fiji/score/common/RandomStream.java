package sc.fiji.score.common;

/**
 * Random numbers that are the same on every platform and depend only on a seed, a name and numbers, never on the
 * order in which streams are made or used.
 * <p>
 * Source of the generator: SplitMix64, G. L. Steele, D. Lea, C. H. Flood, Fast splittable pseudorandom number
 * generators, OOPSLA 2014, doi:10.1145/2660193.2660195.
 */
public final class RandomStream {

	private static final long GAMMA = 0x9E3779B97F4A7C15L;

	private long state;
	private double spare = Double.NaN;

	private RandomStream(final long state) {
		this.state = state;
	}

	/** The stream of a seed, a name (a case, a purpose) and any numbers (a region, a step). */
	public static RandomStream of(final long seed, final String name, final long... numbers) {
		long h = mix(seed + GAMMA);
		for (int i = 0; i < name.length(); i++)
			h = mix(h ^ name.charAt(i) + GAMMA);
		for (final long n : numbers)
			h = mix(h * 31 + n + GAMMA);
		return new RandomStream(h);
	}

	/** A well-mixed function of 64 bits: one random number per lattice point needs no stream. */
	public static long mix(final long bits) {
		long z = bits;
		z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
		z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
		return z ^ z >>> 31;
	}

	/** One of the random numbers of a seed: those of neighbouring numbers have nothing in common. */
	public static long mix(final long seed, final long number) {
		return mix(seed * GAMMA + number);
	}

	/** The 64 random bits as a number in [0, 1). */
	public static double unit(final long bits) {
		return (bits >>> 11) * 0x1.0p-53;
	}

	public long nextLong() {
		state += GAMMA;
		return mix(state);
	}

	/** Uniform in [0, 1). */
	public double nextDouble() {
		return unit(nextLong());
	}

	/** Uniform in [low, high). */
	public double between(final double low, final double high) {
		return low + (high - low) * nextDouble();
	}

	/** Normal with mean 0 and standard deviation 1 (Marsaglia's polar method). */
	public double nextGaussian() {
		if (!Double.isNaN(spare)) {
			final double out = spare;
			spare = Double.NaN;
			return out;
		}
		while (true) {
			final double u = 2 * nextDouble() - 1, v = 2 * nextDouble() - 1, s = u * u + v * v;
			if (s >= 1 || s == 0) continue;
			final double factor = StrictMath.sqrt(-2 * StrictMath.log(s) / s);
			spare = v * factor;
			return u * factor;
		}
	}
}
