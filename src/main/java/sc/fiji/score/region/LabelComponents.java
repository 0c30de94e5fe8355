package sc.fiji.score.region;

import java.util.Arrays;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.volume.Components;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.NearestVoxel;
import sc.fiji.score.volume.Volume;

/**
 * Regions from a user's label image: the connected components (26 neighbours) of each label in the mask's
 * neighbourhood, in the order of label and then of their first voxel. Where a voxel near the mask has no label, the
 * nearest labelled voxel decides.
 *
 * @param regions region of each voxel of the box, 0 beyond the reach
 * @param count number of components; some may be beyond the reach
 */
record LabelComponents(int[] regions, int count) {

	static LabelComponents of(final Neighbourhood near, final Volume labelImage) {
		final int[] n = near.dimensions();
		final Mask mask = near.mask();
		final int[] labels = labels(labelImage.floats(near.box()));
		final byte[] labelled = new byte[labels.length];
		boolean any = false;
		for (int i = 0; i < labels.length; i++)
			if (labels[i] != 0) {
				labelled[i] = 1;
				any = true;
			}
		if (!any) throw new ScoreException("The label image of the regions has no label near the mask (all voxels are 0 " +
			"there). Draw labels over the mask, or give the image that belongs to it.");
		final Components components = Components.ofLabels(labels, n, true);
		final int[] order = order(components, labels);
		final double[] spacing = mask.geometry().spacing();
		final NearestVoxel toMask = NearestVoxel.of(mask.voxels(), n, spacing);
		final NearestVoxel nearest = NearestVoxel.of(labelled, n, spacing);
		final int[] regions = new int[labels.length];
		for (int i = 0; i < regions.length; i++)
			if (near.reaches(toMask.distance(i))) regions[i] = order[components.labels()[nearest.index(i)]];
		return new LabelComponents(regions, components.count());
	}

	private static int[] labels(final float[] values) {
		final int[] labels = new int[values.length];
		for (int i = 0; i < values.length; i++) {
			labels[i] = (int) values[i];
			if (labels[i] != values[i] || labels[i] < 0) throw new ScoreException("The label image of the regions holds " +
				values[i] + ", but labels are whole numbers from 0. Give a label image, not intensities.");
		}
		return labels;
	}

	/** New number of each component: by label, then in the order of the first voxel. */
	private static int[] order(final Components components, final int[] labels) {
		final Integer[] byLabel = new Integer[components.count()];
		final int[] value = new int[components.count() + 1];
		for (int i = labels.length - 1; i >= 0; i--)
			value[components.labels()[i]] = labels[i];
		for (int c = 0; c < byLabel.length; c++)
			byLabel[c] = c + 1;
		Arrays.sort(byLabel, (a, b) -> value[a] != value[b] ? Integer.compare(value[a], value[b]) : Integer
			.compare(a, b));
		final int[] order = new int[components.count() + 1];
		for (int c = 0; c < byLabel.length; c++)
			order[byLabel[c]] = c + 1;
		return order;
	}
}
