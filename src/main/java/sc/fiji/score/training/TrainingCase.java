package sc.fiji.score.training;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import sc.fiji.score.feedback.RegionFeedback;
import sc.fiji.score.loss.RegionTarget;
import sc.fiji.score.network.InputSpec;
import sc.fiji.score.network.PreparedInput;
import sc.fiji.score.region.RegionMap;
import sc.fiji.score.volume.DistanceTransform;
import sc.fiji.score.volume.Mask;

/**
 * One case of a training, on the network's grid: what the network sees, and what is known of each structure. Most cases
 * have one structure, with feedback on its mask or a full mask; {@link TrainingCaseBuilder} makes the others.
 */
public final class TrainingCase {

	private final String name;
	private final int[] size;
	private final double[] spacing;
	private final float[] image, distance, edges;
	private final List<StructureSupervision> structures;
	private final int[] positive;

	TrainingCase(final String name, final PreparedInput in, final List<StructureSupervision> structures) {
		this.name = name;
		this.size = in.size();
		this.spacing = in.workSpacing();
		this.image = in.image();
		this.distance = in.distance();
		this.edges = in.edges();
		this.structures = List.copyOf(structures);
		positive = structures.stream().anyMatch(StructureSupervision::isMasked) ? new int[0] : IntStream.range(0, image.length)
			.filter(i -> structures.stream().anyMatch(s -> s.mayHold(i))).toArray();
	}

	/**
	 * A case of one structure with feedback. Regions without a score or without a label ask nothing.
	 *
	 * @param regions on the grid of the case's mask
	 * @throws sc.fiji.score.common.ScoreException if a score is for a region that does not exist
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
	 * @throws sc.fiji.score.common.ScoreException if a score is for a region that does not exist
	 */
	public static TrainingCase rated(final String name, final PreparedInput in, final RegionMap regions,
		final List<List<RegionFeedback>> feedback)
	{
		return new TrainingCaseBuilder(name, in, 1).rated(0, regions, feedback).build();
	}

	/** A case of one structure with a full mask on the grid of its initial mask (the upper reference of experiments). */
	public static TrainingCase full(final String name, final PreparedInput in, final Mask reference) {
		return new TrainingCaseBuilder(name, in, 1).dense(0, reference).build();
	}

	/** Name of the case, for messages and the order of the cases. */
	public String name() {
		return name;
	}

	/** Size along x, y, z. */
	public int[] size() {
		return size;
	}

	/** Voxel size along x, y, z. */
	double[] spacing() {
		return spacing;
	}

	/** Normalised intensities, x fastest. */
	public float[] image() {
		return image;
	}

	/**
	 * Signed distances of the initial masks in voxels, clipped, of one structure after the other: the network's input.
	 * Empty for a network without mask channels.
	 */
	public float[] distance() {
		return distance;
	}

	/** Edge probabilities, x fastest. */
	public float[] edges() {
		return edges;
	}

	/** What is known of each structure, in the order of the network's outputs. */
	public List<StructureSupervision> structures() {
		return structures;
	}

	/** Without masks: the voxels that belong to a structure, or may well do so. */
	int[] positive() {
		return positive;
	}

	/** Region of each voxel in the first structure, or null without feedback on it. */
	public short[] regions() {
		return structures.get(0).regions();
	}

	/** What the feedback asks of each region of the first structure, or null without feedback on it. */
	public RegionTarget[] targets() {
		return structures.get(0).targets();
	}

	/** The dense target of the first structure, see {@link StructureSupervision#labels()}. */
	public float[] labels() {
		return structures.get(0).labels();
	}

	/**
	 * Signed distances, as {@link #distance()}, of the masks that values above zero make.
	 *
	 * @param values of one structure after the other
	 */
	float[] distances(final float[] values) {
		final float[] out = new float[values.length];
		for (int s = 0; s < structures.size(); s++)
			System.arraycopy(distances(Arrays.copyOfRange(values, s * image.length, (s + 1) * image.length), 0, size, spacing),
				0, out, s * image.length, image.length);
		return out;
	}

	/** Signed distances, in mean voxel sizes and clipped, of the mask that values above a threshold make. */
	static float[] distances(final float[] values, final float threshold, final int[] n, final double[] spacing) {
		return InputSpec.inVoxels(DistanceTransform.signed(above(values, threshold), n, spacing), Math.cbrt(spacing[0] * spacing[1] *
			spacing[2]));
	}

	/** 1 where a value is above a threshold, else 0. */
	static byte[] above(final float[] values, final float threshold) {
		final byte[] out = new byte[values.length];
		for (int i = 0; i < out.length; i++)
			out[i] = (byte) (values[i] > threshold ? 1 : 0);
		return out;
	}

	/** Whether a structure has feedback rather than a full mask. */
	public boolean isScored() {
		return structures.stream().anyMatch(StructureSupervision::isScored);
	}

	/** Whether every structure has a full mask. */
	boolean isDense() {
		return structures.stream().allMatch(StructureSupervision::isDense);
	}

	/** Whether weak annotations are all there is of any structure. */
	boolean isWeak() {
		return structures.stream().noneMatch(s -> s.isDense() || s.isScored());
	}

	/** Whether new dense targets are inferred for a structure while the network learns. */
	boolean isRelabelled(final boolean pseudoLabels) {
		return isScored() || pseudoLabels && structures.stream().anyMatch(StructureSupervision::isInferred);
	}

	/** Brings back the dense targets before any training: what the scores alone make of the initial mask. */
	void resetLabels() {
		for (final StructureSupervision s : structures)
			if (s.isScored()) s.relabel(PseudoLabels.withKnown(s, ShiftedMask.of(s, size, null).labels()));
		resetWeakLabels(false);
	}

	/**
	 * Brings back the dense targets that a training starts with from weak annotations: what a random walk from the
	 * scribbles makes of the image.
	 *
	 * @param pseudoLabels whether weak annotations have dense targets
	 */
	void resetWeakLabels(final boolean pseudoLabels) {
		for (final StructureSupervision s : structures)
			if (s.isWeak()) s.relabel(pseudoLabels ? PseudoLabels.start(this, s) : null);
	}

	/** Replaces the dense target of the first structure; not for a full mask. */
	void relabel(final float[] newLabels) {
		structures.get(0).relabel(newLabels);
	}
}
