package sc.fiji.score.network;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.prior.EdgePrior;
import sc.fiji.score.volume.Box;
import sc.fiji.score.volume.CanonicalAxes;
import sc.fiji.score.volume.DistanceTransform;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.Resampling;
import sc.fiji.score.volume.Volume;

/**
 * A case as the network sees it: cropped to the mask and a margin, resampled to the model's spacing, axes in canonical
 * order, intensities normalised. Remembers how to bring values back to the case's own grid.
 */
public final class PreparedInput {

	private final Box box;
	private final Geometry cropGrid, workGrid;
	private final CanonicalAxes axes;
	private final int[] size;
	private final float[] image, distance, edges;
	private final float[] cropDistance;
	private final double unit;

	/**
	 * @param edgeMap the user's own edge probabilities on the image's grid, or null to compute them
	 * @throws ScoreException if the mask is empty, the grids differ or the image is constant near the mask
	 */
	public static PreparedInput of(final Volume volume, final Mask mask, final Volume edgeMap, final InputSpec spec) {
		volume.geometry().requireSameGrid(mask.geometry(), "The image", "the mask");
		final Box tight = mask.boundingBox();
		if (tight == null) throw new ScoreException("The mask is empty: there is nothing to refine. Check the file and " +
			"the label (--label) of the structure.");
		return new PreparedInput(volume, mask, edgeMap, spec, tight);
	}

	private PreparedInput(final Volume volume, final Mask mask, final Volume edgeMap, final InputSpec spec,
		final Box tight)
	{
		final Geometry grid = mask.geometry();
		axes = CanonicalAxes.of(grid);
		unit = spec.meanSpacing();
		final double margin = Math.max(spec.margin(), InputSpec.LEAST_MARGIN_VOXELS * unit);
		box = tight.grow(margin, grid);
		cropGrid = grid.crop(box);
		final double[] wanted = axes.unorder(spec.spacing()), have = grid.spacing();
		boolean same = true;
		for (int a = 0; a < 3; a++)
			same &= Math.max(wanted[a] / have[a], have[a] / wanted[a]) <= InputSpec.SPACING_TOLERANCE;
		workGrid = same ? cropGrid : cropGrid.withSpacing(wanted[0], wanted[1], wanted[2]);
		size = axes.order(workGrid.dimensions());

		cropDistance = DistanceTransform.signed(mask.crop(box));
		final float far = (float) (InputSpec.CLIP_VOXELS * unit);
		for (int i = 0; i < cropDistance.length; i++)
			cropDistance[i] = (float) (Math.min(far, Math.max(-far, cropDistance[i])) / unit);
		image = toWork(Intensities.normalise(volume.floats(box)));
		distance = toWork(cropDistance);
		edges = toWork(edgeMap == null ? EdgePrior.compute(volume, box) : EdgePrior.fromMap(edgeMap, box, grid));
	}

	/** Brings values of the crop to the network's grid. */
	public float[] toWork(final float[] crop) {
		final float[] resampled = workGrid == cropGrid ? crop : Resampling.linear(crop, cropGrid, workGrid);
		return axes.toCanonical(resampled, workGrid.dimensions());
	}

	/** Brings values of the network's grid back to the crop. */
	public float[] toCrop(final float[] work) {
		final float[] ownOrder = axes.fromCanonical(work, workGrid.dimensions());
		return workGrid == cropGrid ? ownOrder : Resampling.linear(ownOrder, workGrid, cropGrid);
	}

	/**
	 * For each voxel of the network's grid the array index of the crop's voxel that its centre lies in: for labels, which
	 * cannot be interpolated.
	 */
	public int[] nearestInCrop() {
		final int[] n = workGrid.dimensions(), c = cropGrid.dimensions();
		final int[][] nearest = new int[3][];
		for (int a = 0; a < 3; a++) {
			nearest[a] = new int[n[a]];
			for (int i = 0; i < n[a]; i++)
				nearest[a][i] = Math.min(c[a] - 1, (int) ((i + 0.5) * workGrid.spacing()[a] / cropGrid.spacing()[a]));
		}
		final int[] from = axes.indices(n), out = new int[from.length];
		for (int i = 0; i < out.length; i++) {
			final int x = from[i] % n[0], y = from[i] / n[0] % n[1], z = from[i] / (n[0] * n[1]);
			out[i] = cropGrid.index(nearest[0][x], nearest[1][y], nearest[2][z]);
		}
		return out;
	}

	/** The crop in the case's grid. */
	public Box box() {
		return box;
	}

	/** The crop's own grid. */
	public Geometry cropGrid() {
		return cropGrid;
	}

	/** Size of the network's grid along right, anterior, superior (x fastest). */
	public int[] size() {
		return size.clone();
	}

	/** Normalised intensities on the network's grid; not a copy. */
	public float[] image() {
		return image;
	}

	/**
	 * Signed distance to the mask's surface on the network's grid, positive inside, in mean voxel sizes, clipped to
	 * {@link InputSpec#CLIP_VOXELS}; not a copy.
	 */
	public float[] distance() {
		return distance;
	}

	/** Edge probabilities on the network's grid; not a copy. */
	public float[] edges() {
		return edges;
	}

	/** The same as {@link #distance()} on the crop's grid; not a copy. */
	public float[] cropDistance() {
		return cropDistance;
	}

	/** Length in mm of one unit of the distances: the mean voxel size of the model. */
	public double unit() {
		return unit;
	}
}
