package sc.fiji.score.benchmark;

import sc.fiji.score.evaluation.ConfusionCounts;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Mask;

/** Moves a mask's surface by smooth noise without any bias: d + amplitude * noise &gt; 0. */
final class SurfaceNoise {

	/** Distance of the noise's nodes, relative to the cube root of the mask's volume. */
	private static final double CELL = 0.5;

	private static final int HALVINGS = 14;

	private final Mask mask;
	private final float[] distance, noise;
	private final double most;

	/**
	 * @param seed of the noise
	 * @param name of the noise
	 * @param mask not empty
	 * @param distance the mask's signed distance in mm, positive inside
	 */
	SurfaceNoise(final long seed, final String name, final Mask mask, final float[] distance) {
		this.mask = mask;
		this.distance = distance;
		final Geometry grid = mask.geometry();
		final double length = Math.cbrt(mask.count() * grid.voxelVolume());
		most = length / 2;
		noise = noise(new ValueNoise(seed, name, CELL * length), length);
	}

	/** The largest amplitude that makes sense, in mm: half the cube root of the mask's volume. */
	double most() {
		return most;
	}

	/** The mask with its surface moved; the amplitude, in mm, is about the standard deviation of the displacement. */
	Mask moved(final double amplitude) {
		final byte[] out = new byte[distance.length];
		for (int i = 0; i < out.length; i++)
			out[i] = (byte) (distance[i] + amplitude * noise[i] > 0 ? 1 : 0);
		return new Mask(out, mask.geometry());
	}

	/** The mask with the most noise that leaves at least this Dice. */
	Mask toDice(final double dice) {
		double none = 0, large = most;
		for (int i = 0; i < HALVINGS; i++) {
			final double amplitude = (none + large) / 2;
			if (ConfusionCounts.of(mask, moved(amplitude)).dice() >= dice) none = amplitude;
			else large = amplitude;
		}
		return moved(none);
	}

	/** Unit noise near the surface, 0 where it cannot matter. */
	private float[] noise(final ValueNoise field, final double reach) {
		final Geometry grid = mask.geometry();
		final float[] out = new float[distance.length];
		for (int z = 0, i = 0; z < grid.nz(); z++)
			for (int y = 0; y < grid.ny(); y++)
				for (int x = 0; x < grid.nx(); x++, i++) {
					if (Math.abs(distance[i]) > reach) continue;
					final double[] w = grid.toWorld(x, y, z);
					out[i] = (float) field.at(w[0], w[1], w[2]);
				}
		return out;
	}
}
