package sc.fiji.score.training;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import sc.fiji.score.loss.VoxelSets;
import sc.fiji.score.loss.WeakTargets;
import sc.fiji.score.prior.RandomWalker;

/**
 * The most likely mask under weak annotations, as the averaged network sees it: known voxels are what they are, and in
 * each set of voxels the least likely ones are given up, or the most likely ones gained, until its bounds are met
 * (a threshold of its own for each stripe of a box, tagged slice, or size range).
 * <p>
 * Source: this project's method; the averaged teacher is that of A. Tarvainen, H. Valpola, Mean teachers are better role
 * models, NeurIPS 2017, arXiv 1703.01780.
 */
final class PseudoLabels {

	/** Beyond every logit of a network. */
	private static final float CERTAIN = 1e6f;

	/** What a voxel's logit becomes that a set gains or gives up; a later set may still decide otherwise. */
	private static final float BARELY = 1e-3f;

	/**
	 * How much a difference of one standard deviation of the image hinders the walk: much, or the many background voxels
	 * drown the few of the foreground; less where a size range sets the threshold.
	 */
	private static final double BETA = 100, BETA_SIZED = 10;

	/** Larger cases start without a walk: it would take minutes. */
	private static final int LARGEST_WALK = 2_000_000;

	/** Relative residual of the walk: only on which side of a threshold a voxel lies counts. */
	private static final double PRECISION = 1e-4;

	/** What lies this near to the middle of a box (squared, as a share of the way to its sides) is foreground. */
	private static final float CORE = 0.05f;

	/**
	 * A voxel is foreground if more of its walks than this end in the foreground: half of them between scribbles; in a box,
	 * where a small core stands against the whole outside, one in ten.
	 */
	private static final float SCRIBBLED = 0.5f, BOXED = 0.1f;

	private PseudoLabels() {}

	/**
	 * The labels that a training starts from: where there are both foreground and background scribbles, those that a random
	 * walk from them gives; in boxes, those that a walk from their middle and their outside gives, for bounds alone do not
	 * tell where in a box the object is, and a network may settle for nothing at all; else null, for only the network can
	 * tell. Where a case is too large for a walk, ellipsoids fill the boxes.
	 */
	static float[] start(final TrainingCase c, final StructureSupervision s) {
		final byte[] known = s.weak().known();
		if (known == null) return null;
		final boolean scribbled = holds(known, 1), tooLarge = known.length > LARGEST_WALK;
		final float[] ellipsoids = scribbled ? null : ellipsoids(s, c.size());
		if (!scribbled && ellipsoids == null) return null;
		final byte[] seeds = scribbled ? known : withCores(known, ellipsoids);
		if (tooLarge || !holds(seeds, 1) || !holds(seeds, -1)) return scribbled ? null : of(s, ellipsoids);
		final boolean sized = scribbled && s.weak().sets().stream().anyMatch(v -> v.kind() == VoxelSets.Kind.SIZE);
		final float[] p = RandomWalker.probability(c.image(), seeds, c.size(), c.spacing(), sized ? BETA_SIZED : BETA,
			PRECISION);
		for (int i = 0; i < p.length; i++)
			p[i] = scribbled || s.mayHold(i) ? p[i] - (scribbled ? SCRIBBLED : BOXED) : -1;
		return of(s, p);
	}

	private static byte[] withCores(final byte[] known, final float[] ellipsoids) {
		final byte[] out = known.clone();
		for (int i = 0; i < out.length; i++)
			if (out[i] == 0 && ellipsoids[i] >= 1 - CORE) out[i] = 1;
		return out;
	}

	/**
	 * The ellipsoids (in 2D boxes: ellipses) that touch all sides of the boxes: 1 in the middle, 0 at their surface, below
	 * zero beyond.
	 *
	 * @param n size along x, y, z
	 * @return null without a box
	 */
	private static float[] ellipsoids(final StructureSupervision s, final int[] n) {
		final float[] z = new float[n[0] * n[1] * n[2]];
		Arrays.fill(z, 1);
		boolean boxed = false;
		for (final VoxelSets v : s.weak().sets()) {
			if (!v.kind().isStripe()) continue;
			boxed = true;
			subtractSquares(v, n, z);
		}
		if (!boxed) return null;
		for (int i = 0; i < z.length; i++)
			if (!s.mayHold(i)) z[i] = -1;
		return z;
	}

	/** Subtracts the square of the relative position, -1..1, in the runs of box voxels along the stripes' axis. */
	private static void subtractSquares(final VoxelSets v, final int[] n, final float[] z) {
		final int axis = v.kind().ordinal(), stride = axis == 0 ? 1 : axis == 1 ? n[0] : n[0] * n[1];
		for (int i = 0; i < z.length; i++) {
			final int at = i / stride % n[axis];
			if (v.at(i) == 0 || at > 0 && v.at(i - stride) != 0) continue;
			int length = 1;
			while (at + length < n[axis] && v.at(i + length * stride) != 0)
				length++;
			for (int k = 0; k < length; k++) {
				final float relative = (2 * k + 1 - length) / (float) length;
				z[i + k * stride] -= relative * relative;
			}
		}
	}

	private static boolean holds(final byte[] known, final int value) {
		for (final byte k : known)
			if (k == value) return true;
		return false;
	}

	/**
	 * @param s with weak annotations
	 * @param logits the averaged network's prediction on the case's grid; not changed
	 * @return 1 for foreground, 0 for background; null where the network finds nothing of a structure of which nobody said
	 *         that it is not there: it may not have learned it yet
	 */
	static float[] inferred(final StructureSupervision s, final float[] logits) {
		final float[] out = of(s, logits);
		for (final float v : out)
			if (v > 0) return out;
		return s.isAbsent() ? out : null;
	}

	/** The same, empty or not. */
	static float[] of(final StructureSupervision s, final float[] logits) {
		final float[] z = clamped(s, logits).clone();
		final List<VoxelSets> sets = s.weak().sets().stream().sorted(Comparator.comparing(VoxelSets::kind)).toList();
		for (final VoxelSets v : sets)
			meet(v, z);
		final float[] out = new float[z.length];
		for (int i = 0; i < out.length; i++)
			out[i] = z[i] > 0 ? 1 : 0;
		return withKnown(s, out);
	}

	private static void meet(final VoxelSets v, final float[] z) {
		final int[] count = new int[v.count()];
		final int[] all = v.voxels();
		final int[][] members = new int[v.count()][];
		for (int k = 0; k < members.length; k++)
			members[k] = new int[all[k]];
		for (int i = 0; i < z.length; i++) {
			final int k = v.at(i) - 1;
			if (k >= 0) members[k][count[k]++] = i;
		}
		for (int k = 0; k < members.length; k++)
			meet(members[k], v.low()[k], v.high()[k], z);
	}

	private static void meet(final int[] members, final double low, final double high, final float[] z) {
		final int natural = (int) Arrays.stream(members).filter(i -> z[i] > 0).count();
		final int least = (int) Math.min(members.length, Math.ceil(low)), most = (int) Math.min(members.length, Math.floor(
			high));
		if (natural >= least && natural <= most) return;
		final int wanted = natural < least ? least : most;
		final int[] falling = Arrays.stream(members).boxed().sorted((a, b) -> z[a] == z[b] ? Integer.compare(a, b) : Float
			.compare(z[b], z[a])).mapToInt(Integer::intValue).toArray();
		for (int k = natural; k < wanted; k++)
			if (z[falling[k]] > -CERTAIN) z[falling[k]] = BARELY;
		for (int k = wanted; k < natural; k++)
			if (z[falling[k]] < CERTAIN) z[falling[k]] = -BARELY;
	}

	/** The logits with what is known; the array itself where nothing is. */
	static float[] clamped(final StructureSupervision s, final float[] logits) {
		return s.weak() == null ? logits : known(s.weak(), logits, CERTAIN, -CERTAIN);
	}

	/** Labels with what is known; the array itself where nothing is. */
	static float[] withKnown(final StructureSupervision s, final float[] labels) {
		return s.weak() == null ? labels : known(s.weak(), labels, 1, 0);
	}

	private static float[] known(final WeakTargets weak, final float[] values, final float foreground,
		final float background)
	{
		if (weak.known() == null) return values;
		final float[] out = values.clone();
		for (int i = 0; i < out.length; i++)
			if (weak.known()[i] != 0) out[i] = weak.known()[i] > 0 ? foreground : background;
		return out;
	}
}
