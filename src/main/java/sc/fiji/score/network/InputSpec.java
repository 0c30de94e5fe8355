package sc.fiji.score.network;

import java.util.Arrays;

/**
 * How a case is brought before the network.
 *
 * @param spacing voxel size in mm along right, anterior, superior
 * @param margin how much around the mask is seen, in mm
 */
public record InputSpec(double[] spacing, double margin) {

	/** Values of the signed distance channel and of the base logit are clipped to this many voxels. */
	public static final float CLIP_VOXELS = 4;

	/** Base logit per voxel of signed distance: far voxels are harder to flip than near ones. */
	public static final float LOGIT_PER_VOXEL = 2;

	/** A case whose spacing differs from the model's by no more than this factor is not resampled. */
	public static final double SPACING_TOLERANCE = 1.1;

	/** Smallest margin in voxels. */
	public static final int LEAST_MARGIN_VOXELS = 6;

	public InputSpec {
		spacing = spacing.clone();
		if (spacing.length != 3 || !(spacing[0] > 0 && spacing[1] > 0 && spacing[2] > 0) || !(margin >= 0))
			throw new IllegalArgumentException("spacing and margin must be positive");
	}

	@Override
	public double[] spacing() {
		return spacing.clone();
	}

	/** Whether both bring cases before the network alike. */
	public boolean isSameAs(final InputSpec other) {
		return Arrays.equals(spacing, other.spacing) && margin == other.margin;
	}

	/** For messages. */
	public String text() {
		return "voxels of " + spacing[0] + " x " + spacing[1] + " x " + spacing[2] + " mm and a margin of " + margin + " mm";
	}

	/** Mean voxel size (geometric), the unit of the distance channel. */
	public double meanSpacing() {
		return Math.cbrt(spacing[0] * spacing[1] * spacing[2]);
	}

	/**
	 * Brings signed distances into the form that the network is shown, in place: in units of {@code unit}, clipped to
	 * {@link #CLIP_VOXELS}.
	 *
	 * @param distances in mm, may be infinite
	 * @param unit the mean voxel size in mm
	 */
	public static float[] inVoxels(final float[] distances, final double unit) {
		final float far = (float) (CLIP_VOXELS * unit);
		for (int i = 0; i < distances.length; i++)
			distances[i] = (float) (Math.min(far, Math.max(-far, distances[i])) / unit);
		return distances;
	}
}
