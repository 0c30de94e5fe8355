package sc.fiji.score.volume;

import java.util.Random;

/** Masks of random voxels for brute-force tests. */
final class RandomMasks {

	private RandomMasks() {}

	/** Each voxel is foreground with the given chance. */
	static byte[] voxels(final long seed, final int length, final double share) {
		final Random random = new Random(seed);
		final byte[] m = new byte[length];
		for (int i = 0; i < length; i++)
			m[i] = (byte) (random.nextDouble() < share ? 1 : 0);
		return m;
	}

	static Mask mask(final long seed, final Geometry g, final double share) {
		return new Mask(voxels(seed, g.arrayLength(), share), g);
	}

	/** Distance between the centres of two voxels by array index. */
	static double distance(final int i, final int j, final int[] n, final double[] s) {
		final double dx = (i % n[0] - j % n[0]) * s[0], dy = (i / n[0] % n[1] - j / n[0] % n[1]) * s[1];
		final double dz = (i / n[0] / n[1] - j / n[0] / n[1]) * s[2];
		return Math.sqrt(dx * dx + dy * dy + dz * dz);
	}
}
