package sc.fiji.score.network;

import java.util.List;
import java.util.Objects;

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
	private final boolean[] masked;
	private final double unit;

	/**
	 * @param edgeMap the user's own edge probabilities on the image's grid, or null to compute them
	 * @throws ScoreException if the mask is empty, the grids differ or the image is constant near the mask
	 */
	public static PreparedInput of(final Volume volume, final Mask mask, final Volume edgeMap, final InputSpec spec) {
		return of(volume, List.of(mask), edgeMap, spec);
	}

	/**
	 * A case of several structures, or of none that has a mask: then the whole image is seen.
	 *
	 * @param masks one per structure, null for a structure without a mask (its distance is 0 everywhere); no list entry
	 *          at all for a network without mask channels
	 * @param edgeMap the user's own edge probabilities on the image's grid, or null to compute them
	 * @throws ScoreException if all masks are empty, the grids differ or the image is constant near the masks
	 */
	public static PreparedInput of(final Volume volume, final List<Mask> masks, final Volume edgeMap,
		final InputSpec spec)
	{
		final Geometry grid = volume.geometry();
		final List<Mask> given = masks.stream().filter(Objects::nonNull).toList();
		given.forEach(mask -> grid.requireSameGrid(mask.geometry(), "The image", "the mask"));
		if (given.isEmpty()) return new PreparedInput(volume, masks, edgeMap, spec, new Box(0, 0, 0, grid.nx(), grid.ny(),
			grid.nz()));
		final Box tight = given.stream().map(Mask::boundingBox).filter(Objects::nonNull).reduce(PreparedInput::union).orElse(
			null);
		if (tight == null) throw new ScoreException("The mask is empty: there is nothing to refine. Check the file and " +
			"the label (--label) of the structure.");
		return new PreparedInput(volume, masks, edgeMap, spec, tight);
	}

	private static Box union(final Box a, final Box b) {
		final int x = Math.min(a.x(), b.x()), y = Math.min(a.y(), b.y()), z = Math.min(a.z(), b.z());
		return new Box(x, y, z, Math.max(a.x() + a.width(), b.x() + b.width()) - x, Math.max(a.y() + a.height(), b.y() + b
			.height()) - y, Math.max(a.z() + a.depth(), b.z() + b.depth()) - z);
	}

	private PreparedInput(final Volume volume, final List<Mask> masks, final Volume edgeMap, final InputSpec spec,
		final Box tight)
	{
		final Geometry grid = masks.isEmpty() || masks.get(0) == null ? volume.geometry() : masks.get(0).geometry();
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

		final int crop = cropGrid.arrayLength(), work = workGrid.arrayLength();
		cropDistance = new float[masks.size() * crop];
		distance = new float[masks.size() * work];
		masked = new boolean[masks.size()];
		for (int s = 0; s < masks.size(); s++) {
			masked[s] = masks.get(s) != null;
			if (!masked[s]) continue;
			final float[] d = InputSpec.inVoxels(DistanceTransform.signed(masks.get(s).crop(box)), unit);
			System.arraycopy(d, 0, cropDistance, s * crop, crop);
			System.arraycopy(toWork(d), 0, distance, s * work, work);
		}
		image = toWork(Intensities.normalise(volume.floats(box)));
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

	/** For each voxel of the crop the array index of the network's voxel that its centre lies in. */
	public int[] nearestInWork() {
		final int[] n = workGrid.dimensions(), c = cropGrid.dimensions();
		final int[] from = axes.indices(n), canonical = new int[from.length], out = new int[cropGrid.arrayLength()];
		for (int i = 0; i < from.length; i++)
			canonical[from[i]] = i;
		for (int z = 0, i = 0; z < c[2]; z++)
			for (int y = 0; y < c[1]; y++)
				for (int x = 0; x < c[0]; x++, i++)
					out[i] = canonical[workGrid.index(inWork(x, 0), inWork(y, 1), inWork(z, 2))];
		return out;
	}

	private int inWork(final int i, final int axis) {
		return Math.min(workGrid.dimensions()[axis] - 1, (int) ((i + 0.5) * cropGrid.spacing()[axis] / workGrid
			.spacing()[axis]));
	}

	/** Volume of a voxel of the network's grid, in the unit of the case's grid. */
	public double workVolume() {
		return workGrid.voxelVolume();
	}

	/** Voxel sizes of the network's grid along right, anterior, superior. */
	public double[] workSpacing() {
		return axes.order(workGrid.spacing());
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
	 * {@link InputSpec#CLIP_VOXELS}; of one structure after the other, not a copy.
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

	/** Whether a structure (counted from 0) has an initial mask. */
	public boolean isMasked(final int structure) {
		return structure < masked.length && masked[structure];
	}

	/** Length in mm of one unit of the distances: the mean voxel size of the model. */
	public double unit() {
		return unit;
	}
}
