package sc.fiji.score.refinement;

import sc.fiji.score.volume.Mask;

/**
 * How much of a mask changed, in voxels and millilitres.
 *
 * @param before voxels of the initial mask
 * @param added voxels that came in
 * @param removed voxels that went out
 * @param voxelVolume volume of a voxel in mm^3 (where the grid's unit is mm)
 */
public record MaskChange(long before, long added, long removed, double voxelVolume) {

	/** The change between two masks on the same grid. */
	public static MaskChange of(final Mask initial, final Mask other) {
		final byte[] a = initial.voxels(), b = other.voxels();
		long before = 0, added = 0, removed = 0;
		for (int i = 0; i < a.length; i++) {
			before += a[i];
			if (b[i] > a[i]) added++;
			if (b[i] < a[i]) removed++;
		}
		return new MaskChange(before, added, removed, initial.geometry().voxelVolume());
	}

	public double beforeMl() {
		return ml(before);
	}

	public double afterMl() {
		return ml(before + added - removed);
	}

	public double addedMl() {
		return ml(added);
	}

	public double removedMl() {
		return ml(removed);
	}

	/** Voxels that changed, relative to the voxels before. */
	public double fraction() {
		return (added + removed) / (double) before;
	}

	private double ml(final long voxels) {
		return 1e-3 * voxels * voxelVolume;
	}
}
