package sc.fiji.score.training;

import java.util.Random;

/** The mask as the network is shown it: its surface displaced by a smooth random field, as in training. */
public final class ShownMask {

	/** Distance of the nodes of the displacement, in voxels. */
	static final float CELL = 6;

	private ShownMask() {}

	/**
	 * A displacement of the surface.
	 *
	 * @param size along x, y, z
	 * @param sd standard deviation in voxels; 0 for none
	 * @param seed gives the same displacement again
	 * @return what to add to the signed distance, x fastest, in voxels
	 */
	public static float[] displacement(final int[] size, final double sd, final long seed) {
		final float[] out = new float[size[0] * size[1] * size[2]];
		final SmoothField field = new SmoothField(size, CELL, sd, new Random(seed));
		for (int z = 0, i = 0; z < size[2]; z++)
			for (int y = 0; y < size[1]; y++)
				for (int x = 0; x < size[0]; x++, i++)
					out[i] = field.at(x, y, z);
		return out;
	}
}
