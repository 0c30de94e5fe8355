package sc.fiji.score.training;

import java.util.EnumSet;
import java.util.Set;

import sc.fiji.score.loss.RegionTarget;
import sc.fiji.score.loss.ShapeTerm;
import sc.fiji.score.loss.VoxelSets;
import sc.fiji.score.loss.WeakLosses;
import sc.fiji.score.loss.WeakTargets;

/**
 * What is known of one structure in a training case, on the network's grid: the feedback on its mask, a full mask, weak
 * annotations, several of these, or nothing.
 */
public final class StructureSupervision {

	private final float[] distance;
	private final boolean masked, dense, unsaid;
	private final short[] regions;
	private final RegionTarget[] targets;
	private final WeakTargets weak;
	private final Set<WeakLosses.Annotation> annotations;
	private float[] labels;
	private double[] labelVolumes;
	private float[] labelDistance;
	private ShapeTerm shape;

	/**
	 * @param distance signed distance of the initial mask, 0 everywhere without one
	 * @param masked whether there is an initial mask
	 * @param regions region of each voxel, or null without feedback
	 * @param targets what the feedback asks, or null
	 * @param weak weak annotations, or null
	 * @param unsaid whether the weak annotations only say where other structures are
	 * @param full the full mask in [0,1], or null
	 */
	StructureSupervision(final float[] distance, final boolean masked, final short[] regions, final RegionTarget[] targets,
		final WeakTargets weak, final boolean unsaid, final float[] full)
	{
		this.distance = distance;
		this.masked = masked;
		this.regions = regions;
		this.targets = targets;
		this.weak = weak;
		this.unsaid = unsaid;
		annotations = weak == null ? Set.of() : kinds(weak);
		dense = full != null;
		labels = full;
	}

	/** Signed distance of the initial mask in voxels, clipped; 0 everywhere without a mask. */
	public float[] distance() {
		return distance;
	}

	/** Whether there is an initial mask. */
	public boolean isMasked() {
		return masked;
	}

	/** Region of each voxel, or null without feedback. */
	public short[] regions() {
		return regions;
	}

	/** What the feedback asks of each region, or null without feedback. */
	public RegionTarget[] targets() {
		return targets;
	}

	/** Weak annotations (and voxels that belong to other structures), or null. */
	public WeakTargets weak() {
		return weak;
	}

	/** Whether there is feedback on the mask, and no full mask. */
	public boolean isScored() {
		return targets != null && !dense;
	}

	/** Whether there is a full mask. */
	public boolean isDense() {
		return dense;
	}

	/** Whether weak annotations are all there is. */
	public boolean isWeak() {
		return weak != null && targets == null && !dense;
	}

	/** Whether nothing is known but where other structures are. */
	public boolean isUnsaid() {
		return unsaid && isWeak();
	}

	/**
	 * Whether a network that has learned may infer new dense targets from weak annotations. Where boxes are all there is,
	 * the first targets stay: within a box nothing keeps what a network infers from growing.
	 */
	boolean isInferred() {
		return isWeak() && !(labels != null && annotations.equals(Set.of(WeakLosses.Annotation.BOX)));
	}

	/**
	 * The dense target of the moment, in [0,1]: the full mask, or what feedback, weak annotations and the network make
	 * likely; null where there is none (yet).
	 */
	public float[] labels() {
		return labels;
	}

	/** Holds the shapes of training masks against this structure; null where that is not asked for. */
	ShapeTerm shape() {
		return shape;
	}

	void expect(final ShapeTerm shapes) {
		shape = shapes;
	}

	/** Which kinds of annotations there are; what is not tagged, boxed or scribbled is excluded by other structures. */
	Set<WeakLosses.Annotation> annotations() {
		return annotations;
	}

	private static Set<WeakLosses.Annotation> kinds(final WeakTargets weak) {
		final Set<WeakLosses.Annotation> out = EnumSet.noneOf(WeakLosses.Annotation.class);
		boolean sized = false;
		for (final VoxelSets v : weak.sets()) {
			if (v.kind().isStripe()) out.add(WeakLosses.Annotation.BOX);
			else if (v.kind() == VoxelSets.Kind.SLICE) out.add(WeakLosses.Annotation.TAG);
			else sized = true;
		}
		boolean foreground = false;
		for (int i = 0; weak.known() != null && i < weak.known().length; i++)
			foreground |= weak.known()[i] > 0;
		if (foreground) out.add(sized ? WeakLosses.Annotation.POINT : WeakLosses.Annotation.SCRIBBLE);
		else if (sized && out.isEmpty()) out.add(WeakLosses.Annotation.TAG);
		if (out.isEmpty()) out.add(WeakLosses.Annotation.PARTIAL);
		return out;
	}

	/** Whether all voxels are known to be background. */
	boolean isAbsent() {
		if (weak == null || weak.known() == null) return false;
		for (final byte k : weak.known())
			if (k >= 0) return false;
		return true;
	}

	/** Whether a voxel belongs to the structure, or to a box of it. */
	boolean mayHold(final int voxel) {
		if (dense) return labels[voxel] > 0.5f;
		if (weak == null || weak.known() != null && weak.known()[voxel] < 0) return false;
		return weak.known() != null && weak.known()[voxel] > 0 || weak.sets().stream().anyMatch(v -> v.kind().isStripe() && v
			.at(voxel) > 0);
	}

	/** Replaces the dense target; not for a full mask. Null takes it away. */
	void relabel(final float[] newLabels) {
		if (dense) throw new IllegalStateException("a full mask is not replaced");
		labels = newLabels;
		labelDistance = null;
		if (targets == null) return;
		labelVolumes = new double[targets.length];
		for (int i = 0; i < labels.length; i++)
			if (regions[i] != 0) labelVolumes[(regions[i] & 0xffff) - 1] += labels[i];
	}

	/**
	 * Signed distance of the dense target in mean voxel sizes, clipped, as of an initial mask; not a copy.
	 *
	 * @param n size along x, y, z
	 * @param spacing voxel size along x, y, z
	 */
	float[] labelDistance(final int[] n, final double[] spacing) {
		if (labelDistance == null) labelDistance = TrainingCase.distances(labels, 0.5f, n, spacing);
		return labelDistance;
	}

	/** Volume of the dense target in each region, in voxels; only with feedback. Not a copy. */
	double[] labelVolumes() {
		return labelVolumes;
	}
}
