package sc.fiji.score.training;

import java.util.ArrayList;
import java.util.List;

import sc.fiji.score.annotation.AnnotationRaster;
import sc.fiji.score.common.ScoreException;
import sc.fiji.score.feedback.RegionAnswer;
import sc.fiji.score.feedback.RegionFeedback;
import sc.fiji.score.loss.RegionTarget;
import sc.fiji.score.loss.WeakTargets;
import sc.fiji.score.network.NetworkChannels;
import sc.fiji.score.network.PreparedInput;
import sc.fiji.score.region.RegionMap;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Mask;

/**
 * Puts together what is known of each structure of a case. A structure that nothing is said of has no loss, but for the
 * voxels that belong to another one: these are not its own, unless structures may overlap.
 */
public final class TrainingCaseBuilder {

	private final String name;
	private final PreparedInput in;
	private final int structures, voxels;
	private final short[][] regions;
	private final RegionTarget[][] targets;
	private final WeakTargets[] weak;
	private final float[][] full;
	private boolean overlapping;

	/**
	 * @param in with as many masks as there are structures, or none at all
	 * @param structures number of the network's structures; the methods below count them from 0
	 */
	public TrainingCaseBuilder(final String name, final PreparedInput in, final int structures) {
		this.name = name;
		this.in = in;
		this.structures = structures;
		voxels = in.image().length;
		if (in.distance().length != 0 && in.distance().length != structures * voxels) throw new IllegalArgumentException(
			"as many masks as structures (" + structures + "), or none");
		regions = new short[structures][];
		targets = new RegionTarget[structures][];
		weak = new WeakTargets[structures];
		full = new float[structures][];
	}

	/**
	 * Feedback on the mask of a structure. Regions without a score or without a label ask nothing.
	 *
	 * @param map on the grid of the case's mask
	 * @throws ScoreException if a score is for a region that does not exist, or the structure has no mask
	 */
	public TrainingCaseBuilder scored(final int structure, final RegionMap map, final List<RegionFeedback> feedback) {
		return rated(structure, map, List.of(feedback));
	}

	/**
	 * Feedback of several raters on the mask of a structure, all of whose answers are used as they are.
	 *
	 * @param map on the grid of the case's mask
	 * @param feedback of each rater of the training, in the order of their numbers; empty for one who did not rate it
	 * @throws ScoreException if a score is for a region that does not exist, or the structure has no mask
	 */
	public TrainingCaseBuilder rated(final int structure, final RegionMap map,
		final List<List<RegionFeedback>> feedback)
	{
		if (!in.isMasked(structure)) throw new ScoreException("The feedback of case " + name +
			" needs the mask that was rated. Add the initial mask of the structure.");
		regions[structure] = regionOfEachVoxel(map);
		targets[structure] = targets(distance(structure), regions[structure], answers(map.count(),
			feedback));
		return this;
	}

	/** A full mask of a structure, on the case's grid; it stands over feedback on the structure. */
	public TrainingCaseBuilder dense(final int structure, final Mask reference) {
		final byte[] crop = reference.crop(in.box()).voxels();
		final float[] values = new float[crop.length];
		for (int i = 0; i < values.length; i++)
			values[i] = crop[i];
		full[structure] = in.toWork(values);
		return this;
	}

	/** Weak annotations of a structure, on the network's grid. */
	public TrainingCaseBuilder weak(final int structure, final WeakTargets annotations) {
		if (annotations.known() != null && annotations.known().length != voxels) throw new IllegalArgumentException(
			"annotations on another grid");
		weak[structure] = annotations;
		return this;
	}

	/**
	 * What annotations say of a structure: a full mask, or weak targets.
	 *
	 * @param raster on the grid of the case's image
	 */
	public TrainingCaseBuilder annotated(final int structure, final AnnotationRaster raster) {
		if (raster.full() != null) return dense(structure, raster.full());
		return raster.isEmpty() ? this : weak(structure, AnnotationTargets.of(raster, in, 1));
	}

	/** Lets structures overlap: a voxel of one says nothing of the others. */
	public TrainingCaseBuilder optOverlapping(final boolean value) {
		overlapping = value;
		return this;
	}

	public TrainingCase build() {
		final List<StructureSupervision> out = new ArrayList<>();
		for (int s = 0; s < structures; s++)
			out.add(new StructureSupervision(distance(s), in.isMasked(s), regions[s], targets[s], full[s] == null ? excluded(s)
				: weak[s], weak[s] == null, full[s]));
		final TrainingCase c = new TrainingCase(name, in, out);
		c.resetLabels();
		return c;
	}

	/** The annotations of a structure, and the voxels that belong to others. */
	private WeakTargets excluded(final int structure) {
		final WeakTargets own = weak[structure];
		if (overlapping || structures == 1) return own;
		final byte[] known = own == null || own.known() == null ? new byte[voxels] : own.known().clone();
		boolean any = false;
		for (int s = 0; s < structures; s++)
			for (int i = 0; i < voxels && s != structure; i++)
				if (known[i] == 0 && isKnown(s, i)) {
					known[i] = -1;
					any = true;
				}
		return any ? new WeakTargets(known, own == null ? List.of() : own.sets()) : own;
	}

	/** Whether a voxel is known to belong to a structure. */
	private boolean isKnown(final int structure, final int voxel) {
		final WeakTargets said = weak[structure];
		return full[structure] != null ? full[structure][voxel] > 0.5f : said != null && said.known() != null && said
			.known()[voxel] == 1;
	}

	private float[] distance(final int structure) {
		return in.distance().length == 0 ? new float[voxels] : NetworkChannels.channel(in.distance(), structure, voxels);
	}

	/** The regions on the network's grid; numbers above 32767 are negative as shorts. */
	private short[] regionOfEachVoxel(final RegionMap map) {
		final int[] nearest = in.nearestInCrop(), c = in.cropGrid().dimensions();
		final short[] out = new short[nearest.length];
		final Geometry grid = map.geometry();
		for (int i = 0; i < out.length; i++) {
			final int x = nearest[i] % c[0], y = nearest[i] / c[0] % c[1], z = nearest[i] / (c[0] * c[1]);
			out[i] = (short) map.at(grid.index(in.box().x() + x, in.box().y() + y, in.box().z() + z));
		}
		return out;
	}

	/** All answers to the questions about each region. */
	private List<List<RegionAnswer>> answers(final int count, final List<List<RegionFeedback>> feedback) {
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
}
