package sc.fiji.score.report;

import sc.fiji.score.volume.Box;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.Volume;

/**
 * A case in an {@link OverlayPicture}.
 *
 * @param name of the case
 * @param image on the masks' grid
 * @param initial mask before the refinement
 * @param refined mask after it
 * @param reference the truth, or null
 * @param slices voxel index along x, y, z of the three slices, or null: those where initial and refined differ most
 */
public record OverlayRow(String name, Volume image, Mask initial, Mask refined, Mask reference, int[] slices) {

	/** @throws sc.fiji.score.common.ScoreException if the grids differ */
	public OverlayRow {
		final Geometry g = image.geometry();
		g.requireSameGrid(initial.geometry(), "The image of " + name, "its initial mask");
		g.requireSameGrid(refined.geometry(), "The image of " + name, "its refined mask");
		if (reference != null) g.requireSameGrid(reference.geometry(), "The image of " + name, "its reference");
		if (slices == null) slices = mostChanged(initial, refined);
		for (int a = 0; a < 3; a++)
			if (slices.length != 3 || slices[a] < 0 || slices[a] >= g.dimensions()[a]) throw new IllegalArgumentException(
				"slices outside the image of " + name);
	}

	/** With slices chosen where the two masks differ most. */
	public OverlayRow(final String name, final Volume image, final Mask initial, final Mask refined,
		final Mask reference)
	{
		this(name, image, initial, refined, reference, null);
	}

	/** What is shown: the masks with a margin in the unit of the spacing; the whole image if they are empty. */
	Box view(final double margin) {
		Box out = null;
		for (final Mask mask : new Mask[] { initial, refined, reference })
			if (mask != null && !mask.isEmpty()) out = out == null ? mask.boundingBox() : out.union(mask.boundingBox());
		return out == null ? image.geometry().box() : out.grow(margin, image.geometry());
	}

	/** Per axis the slice with most changed voxels, of those that cut the smaller mask in earnest and not only its tip. */
	private static int[] mostChanged(final Mask a, final Mask b) {
		final int[] n = a.geometry().dimensions();
		final byte[] u = a.voxels(), v = b.voxels();
		final int[][] changed = { new int[n[0]], new int[n[1]], new int[n[2]] };
		final int[][] before = { new int[n[0]], new int[n[1]], new int[n[2]] };
		final int[][] after = { new int[n[0]], new int[n[1]], new int[n[2]] };
		for (int z = 0, i = 0; z < n[2]; z++)
			for (int y = 0; y < n[1]; y++)
				for (int x = 0; x < n[0]; x++, i++)
					if (u[i] != 0 || v[i] != 0) {
						count(changed, x, y, z, u[i] ^ v[i]);
						count(before, x, y, z, u[i]);
						count(after, x, y, z, v[i]);
					}
		final int[] out = new int[3];
		for (int axis = 0; axis < 3; axis++)
			out[axis] = best(changed[axis], before[axis], after[axis]);
		return out;
	}

	private static void count(final int[][] slices, final int x, final int y, final int z, final int n) {
		slices[0][x] += n;
		slices[1][y] += n;
		slices[2][z] += n;
	}

	private static int best(final int[] changed, final int[] before, final int[] after) {
		int largest = 0;
		for (int i = 0; i < changed.length; i++)
			largest = Math.max(largest, Math.min(before[i], after[i]));
		int out = changed.length / 2;
		double most = -1;
		for (int i = 0; i < changed.length; i++) {
			final int mask = Math.min(before[i], after[i]);
			// A fraction of the mask's area breaks ties between slices that changed alike.
			final double worth = changed[i] + 0.5 * mask / (1.0 + largest);
			if (3 * mask >= largest && before[i] + after[i] > 0 && worth > most) {
				most = worth;
				out = i;
			}
		}
		return out;
	}
}
