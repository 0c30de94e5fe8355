package sc.fiji.score.feedback;

import sc.fiji.score.region.RegionMap;
import sc.fiji.score.volume.Mask;

/** How a mask and the truth agree in each region, in voxels. Regions are numbered 1..{@link #count()}. */
public final class RegionCounts {

	private final long[] mask, truth, both;

	private RegionCounts(final int count) {
		mask = new long[count + 1];
		truth = new long[count + 1];
		both = new long[count + 1];
	}

	/**
	 * Counts in one pass; voxels of no region are left out.
	 *
	 * @throws sc.fiji.score.common.ScoreException if the grids differ
	 */
	public static RegionCounts of(final Mask mask, final Mask reference, final RegionMap regions) {
		mask.geometry().requireSameGrid(reference.geometry(), "The mask", "the reference");
		mask.geometry().requireSameGrid(regions.geometry(), "The mask", "the regions");
		final RegionCounts out = new RegionCounts(regions.count());
		final byte[] m = mask.voxels(), g = reference.voxels();
		for (int i = 0; i < m.length; i++) {
			final int r = regions.at(i);
			out.mask[r] += m[i];
			out.truth[r] += g[i];
			out.both[r] += m[i] & g[i];
		}
		return out;
	}

	/** Number of regions. */
	public int count() {
		return mask.length - 1;
	}

	/** U: voxels of the mask. */
	public long maskVolume(final int region) {
		return mask[region];
	}

	/** V: voxels of the truth. */
	public long trueVolume(final int region) {
		return truth[region];
	}

	/** TP: voxels of both. */
	public long truePositives(final int region) {
		return both[region];
	}

	/** FP: voxels of the mask only. */
	public long falsePositives(final int region) {
		return mask[region] - both[region];
	}

	/** FN: voxels of the truth only. */
	public long falseNegatives(final int region) {
		return truth[region] - both[region];
	}

	/** Regional Dice, 0..1; 1 where both are empty. */
	public double dice(final int region) {
		final long sum = mask[region] + truth[region];
		return sum == 0 ? 1 : 2.0 * both[region] / sum;
	}

	/** The kind of error, see {@link ErrorLabel#of}. */
	public ErrorLabel label(final int region) {
		return ErrorLabel.of(dice(region), falsePositives(region), falseNegatives(region));
	}
}
