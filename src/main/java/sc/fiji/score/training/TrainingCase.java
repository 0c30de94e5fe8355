package sc.fiji.score.training;

import java.util.ArrayList;
import java.util.List;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.feedback.RegionAnswer;
import sc.fiji.score.feedback.RegionFeedback;
import sc.fiji.score.loss.RegionTarget;
import sc.fiji.score.network.PreparedInput;
import sc.fiji.score.region.RegionMap;
import sc.fiji.score.volume.Mask;

/**
 * One case of a training, on the network's grid: what the network sees, and either the feedback on its mask or a full
 * mask.
 */
public final class TrainingCase {

	private final String name;
	private final int[] size;
	private final float[] image, distance, edges;
	private final short[] regions;
	private final RegionTarget[] targets;
	private float[] labels;
	private double[] labelVolumes;

	private TrainingCase(final String name, final PreparedInput in, final short[] regions, final RegionTarget[] targets,
		final float[] labels)
	{
		this.name = name;
		this.size = in.size();
		this.image = in.image();
		this.distance = in.distance();
		this.edges = in.edges();
		this.regions = regions;
		this.targets = targets;
		this.labels = labels;
	}

	/**
	 * A case with feedback. Regions without a score or without a label ask nothing.
	 *
	 * @param regions on the grid of the case's mask
	 * @throws ScoreException if a score is for a region that does not exist
	 */
	public static TrainingCase scored(final String name, final PreparedInput in, final RegionMap regions,
		final List<RegionFeedback> feedback)
	{
		return rated(name, in, regions, List.of(feedback));
	}

	/**
	 * A case with feedback of several raters, all of whose answers are used as they are.
	 *
	 * @param regions on the grid of the case's mask
	 * @param feedback of each rater of the training, in the order of their numbers; empty for one who did not rate it
	 * @throws ScoreException if a score is for a region that does not exist
	 */
	public static TrainingCase rated(final String name, final PreparedInput in, final RegionMap regions,
		final List<List<RegionFeedback>> feedback)
	{
		final short[] map = regionOfEachVoxel(in, regions);
		final TrainingCase out = new TrainingCase(name, in, map, targets(in.distance(), map, answers(name, regions.count(),
			feedback)), null);
		out.resetLabels();
		return out;
	}

	/** The regions on the network's grid; numbers above 32767 are negative as shorts. */
	private static short[] regionOfEachVoxel(final PreparedInput in, final RegionMap regions) {
		final int[] nearest = in.nearestInCrop(), c = in.cropGrid().dimensions();
		final short[] map = new short[nearest.length];
		for (int i = 0; i < map.length; i++) {
			final int x = nearest[i] % c[0], y = nearest[i] / c[0] % c[1], z = nearest[i] / (c[0] * c[1]);
			map[i] = (short) regions.at(regions.geometry().index(in.box().x() + x, in.box().y() + y, in.box().z() + z));
		}
		return map;
	}

	/** All answers to the questions about each region. */
	private static List<List<RegionAnswer>> answers(final String name, final int count,
		final List<List<RegionFeedback>> feedback)
	{
		final List<List<RegionAnswer>> out = new ArrayList<>();
		for (int r = 0; r < count; r++)
			out.add(new ArrayList<>());
		for (int rater = 0; rater < feedback.size(); rater++)
			for (final RegionFeedback f : feedback.get(rater)) {
				if (!f.isScored()) continue;
				if (f.region() > count) throw new ScoreException("The feedback of case " + name + " scores region " + f
					.region() + ", but the mask has only " + count +
					" regions. Rate the case again, or take the mask that was rated.");
				out.get(f.region() - 1).add(RegionAnswer.of(rater, f));
			}
		return out;
	}

	private static RegionTarget[] targets(final float[] distance, final short[] map,
		final List<List<RegionAnswer>> answers)
	{
		final int count = answers.size();
		final double[] volume = new double[count], surface = new double[count];
		for (int i = 0; i < map.length; i++) {
			final int r = map[i] & 0xffff;
			if (r == 0 || distance[i] <= 0) continue;
			volume[r - 1]++;
			if (distance[i] < 1) surface[r - 1]++;
		}
		final RegionTarget[] out = new RegionTarget[count];
		for (int r = 0; r < count; r++)
			out[r] = answers.get(r).isEmpty() ? RegionTarget.unknown(volume[r]) : RegionTarget.of(volume[r], surface[r],
				answers.get(r));
		return out;
	}

	/** A case with a full mask on the grid of its initial mask (the upper reference of experiments). */
	public static TrainingCase full(final String name, final PreparedInput in, final Mask reference) {
		final byte[] crop = reference.crop(in.box()).voxels();
		final float[] values = new float[crop.length];
		for (int i = 0; i < values.length; i++)
			values[i] = crop[i];
		return new TrainingCase(name, in, null, null, in.toWork(values));
	}

	/** Name of the case, for messages and the order of the cases. */
	public String name() {
		return name;
	}

	/** Size along x, y, z. */
	public int[] size() {
		return size;
	}

	/** Normalised intensities, x fastest. */
	public float[] image() {
		return image;
	}

	/** Signed distance of the initial mask in voxels, clipped. */
	public float[] distance() {
		return distance;
	}

	/** Edge probabilities, x fastest. */
	public float[] edges() {
		return edges;
	}

	/** Region of each voxel, or null for a case with a full mask. */
	public short[] regions() {
		return regions;
	}

	/** What the feedback asks of each region, or null for a case with a full mask. */
	public RegionTarget[] targets() {
		return targets;
	}

	/** Whether the case has feedback rather than a full mask. */
	public boolean isScored() {
		return targets != null;
	}

	/** The dense target of the moment, in [0,1]: the full mask, or what the scores and the network make likely. */
	public float[] labels() {
		return labels;
	}

	/** Brings back the dense target that a training starts with: what the scores alone make of the initial mask. */
	void resetLabels() {
		if (isScored()) relabel(FeedbackProjection.shifted(this));
	}

	/** Replaces the dense target; only for a case with feedback. */
	void relabel(final float[] newLabels) {
		if (!isScored()) throw new IllegalStateException("a full mask is not replaced");
		labels = newLabels;
		labelVolumes = new double[targets.length];
		for (int i = 0; i < labels.length; i++)
			if (regions[i] != 0) labelVolumes[(regions[i] & 0xffff) - 1] += labels[i];
	}

	/** Volume of the dense target in each region, in voxels; only for a case with feedback. Not a copy. */
	double[] labelVolumes() {
		return labelVolumes;
	}
}
