package sc.fiji.score.loss;

import java.util.List;

/**
 * What weak annotations say about one structure, on the grid of the network or of a patch.
 *
 * @param known what is known of each voxel: 1 foreground, -1 background (also: another structure), 0 nothing; x
 *           fastest; null where no voxel is known
 * @param sets sets of voxels with bounds on their foreground; may be empty
 */
public record WeakTargets(byte[] known, List<VoxelSets> sets) {

	public WeakTargets {
		sets = List.copyOf(sets);
	}

	/**
	 * The same on another grid of the same space.
	 *
	 * @param nearest for each voxel of the other grid the index of the voxel here that its centre lies in
	 * @param factor volume of a voxel here, in voxels of the other grid
	 */
	public WeakTargets resampled(final int[] nearest, final double factor) {
		byte[] voxels = null;
		if (known != null) {
			voxels = new byte[nearest.length];
			for (int i = 0; i < voxels.length; i++)
				voxels[i] = known[nearest[i]];
		}
		return new WeakTargets(voxels, sets.stream().map(s -> s.resampled(nearest, factor)).toList());
	}

	/**
	 * What a patch sees.
	 *
	 * @param source for each voxel of the patch the index of its voxel here, or -1 where the patch reaches beyond this
	 *           grid
	 */
	public WeakTargets inPatch(final int[] source) {
		byte[] voxels = null;
		if (known != null) {
			voxels = new byte[source.length];
			for (int i = 0; i < voxels.length; i++)
				voxels[i] = source[i] < 0 ? 0 : known[source[i]];
		}
		return new WeakTargets(voxels, sets.stream().map(s -> {
			final short[] patch = new short[source.length];
			for (int i = 0; i < patch.length; i++)
				patch[i] = source[i] < 0 ? 0 : s.set()[source[i]];
			return s.inPatch(patch, null);
		}).toList());
	}
}
