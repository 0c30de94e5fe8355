package sc.fiji.score.evaluation;

import sc.fiji.score.volume.Mask;

/**
 * Voxels on which a mask and a reference agree and differ, and the overlap metrics that follow from them.
 *
 * @param truePositives voxels in both
 * @param falsePositives voxels of the mask only (over-segmented)
 * @param falseNegatives voxels of the reference only (under-segmented)
 */
public record ConfusionCounts(long truePositives, long falsePositives, long falseNegatives) {

	/**
	 * Counts over the whole grid.
	 *
	 * @throws sc.fiji.score.common.ScoreException if the grids differ
	 */
	public static ConfusionCounts of(final Mask reference, final Mask mask) {
		reference.geometry().requireSameGrid(mask.geometry(), "The reference mask", "the mask");
		final long both = reference.countCommon(mask);
		return new ConfusionCounts(both, mask.count() - both, reference.count() - both);
	}

	/** U, the mask's voxels. */
	public long maskVolume() {
		return truePositives + falsePositives;
	}

	/** V, the reference's voxels. */
	public long referenceVolume() {
		return truePositives + falseNegatives;
	}

	/** 2 TP / (U + V), 0..1; 1 if both are empty. */
	public double dice() {
		final long sum = maskVolume() + referenceVolume();
		return sum == 0 ? 1 : 2.0 * truePositives / sum;
	}

	/** Intersection over union (Jaccard), TP / (TP + FP + FN), 0..1; 1 if both are empty. */
	public double iou() {
		final long union = truePositives + falsePositives + falseNegatives;
		return union == 0 ? 1 : (double) truePositives / union;
	}

	/** TP / U, 0..1; NaN if the mask is empty. */
	public double precision() {
		return (double) truePositives / maskVolume();
	}

	/** TP / V, 0..1; NaN if the reference is empty. */
	public double recall() {
		return (double) truePositives / referenceVolume();
	}

	/** 1 - |U - V| / (U + V), 0..1; 1 if both are empty. Blind to where the voxels are. */
	public double volumeSimilarity() {
		final long sum = maskVolume() + referenceVolume();
		return sum == 0 ? 1 : 1 - (double) Math.abs(maskVolume() - referenceVolume()) / sum;
	}

	/** (U - V) / V, -1 or more; NaN or infinite if the reference is empty. */
	public double relativeVolumeDifference() {
		return (double) (maskVolume() - referenceVolume()) / referenceVolume();
	}
}
