package sc.fiji.score.refinement;

import java.util.ArrayList;
import java.util.List;

import sc.fiji.score.common.Progress;
import sc.fiji.score.common.ScoreException;
import sc.fiji.score.network.ScoreModel;
import sc.fiji.score.volume.Box;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.Volume;

/**
 * Several models on one case, fused: by the mean of their probabilities, or by {@link Staple}. How much the members
 * agree is a sign of quality that needs no reference. A single model is an ensemble of one. Not for several threads
 * at once.
 */
public final class Ensemble implements AutoCloseable {

	/** How the members are fused. */
	public enum Fusion {
		/** The mean of the members' probabilities. */
		MEAN,
		/** The members' masks, each weighed by how it errs. */
		STAPLE
	}

	/** STAPLE looks at the members' masks and so many voxels around them. */
	private static final int SURROUNDINGS = 3;

	private final List<ScoreModel> models;
	private final List<Refiner> refiners = new ArrayList<>();
	private Fusion fusion = Fusion.MEAN;
	private double limit = Refiner.DEFAULT_LIMIT;
	private LeaveAlone leaveAlone;

	/**
	 * What the members made of one structure.
	 *
	 * @param refinement the fused mask; the probability is the mean, or STAPLE's
	 * @param agreement mean Dice of all pairs of members' masks, 0..1; 1 for a single member
	 * @param entropy in bits of the members' mean probability, float32 on the image's grid; 0 certain, 1 not known
	 * @param meanEntropy of it over the voxels that a member takes for the structure; 0 where none does
	 */
	public record Fused(Refinement refinement, double agreement, Volume entropy, double meanEntropy) {
	}

	/**
	 * @param models one or more, of the same structures
	 * @throws ScoreException if PyTorch cannot be loaded, or the models segment different structures
	 */
	public Ensemble(final List<ScoreModel> models) {
		if (models.isEmpty()) throw new IllegalArgumentException("no model");
		this.models = List.copyOf(models);
		final ScoreModel first = models.get(0);
		for (final ScoreModel m : models)
			if (!m.structures().equals(first.structures()) || m.network().hasMasks() != first.network().hasMasks())
				throw new ScoreException("The models segment different structures (" + first.structures() + " and " + m
					.structures() + "), or one needs initial masks and the other does not. Fuse models of one kind.");
		for (final ScoreModel m : models)
			refiners.add(new Refiner(m).optLeaveAlone(LeaveAlone.NEVER));
		leaveAlone = LeaveAlone.of(models);
	}

	/** Sets which masks are left as they are; as the models say by default, their mean of several. */
	public Ensemble optLeaveAlone(final LeaveAlone value) {
		leaveAlone = value;
		return this;
	}

	/** Sets how members are fused; by their mean by default. */
	public Ensemble optFusion(final Fusion value) {
		fusion = value;
		return this;
	}

	/** Sets the share of changed voxels above which a refinement counts as suspicious. */
	public Ensemble optLimit(final double share) {
		limit = share;
		refiners.forEach(r -> r.optLimit(share));
		return this;
	}

	/** As {@link Refiner#optLargestComponent}. */
	public Ensemble optLargestComponent(final boolean value) {
		refiners.forEach(r -> r.optLargestComponent(value));
		return this;
	}

	/**
	 * @param image not changed
	 * @param masks as {@link Refiner#refine(Volume, List, Volume, Progress)}
	 * @param edges the user's own edge probabilities on the image's grid, or null to compute them
	 * @return one per structure
	 */
	public List<Fused> refine(final Volume image, final List<Mask> masks, final Volume edges, final Progress progress) {
		final List<List<Refinement>> members = new ArrayList<>();
		for (final Refiner r : refiners)
			members.add(r.refine(image, masks, edges, progress));
		final int structures = members.get(0).size();
		final List<float[]> mean = new ArrayList<>(), deciding = new ArrayList<>();
		for (int s = 0; s < structures; s++) {
			final int k = s;
			final List<Refinement> of = members.stream().map(m -> m.get(k)).toList();
			mean.add(mean(of));
			deciding.add(fusion == Fusion.MEAN || of.size() == 1 ? mean.get(s) : staple(of));
		}
		final List<Refinement> together = new ArrayList<>();
		for (int s = 0; s < structures; s++)
			together.add(members.size() == 1 ? members.get(0).get(s) : refinement(deciding, s, members.get(0).get(s).mask()
				.geometry(), s < masks.size() ? masks.get(s) : null));
		final List<Refinement> taken = leaveAlone.apply(masks, together);
		final List<Fused> out = new ArrayList<>();
		for (int s = 0; s < structures; s++) {
			final int k = s;
			out.add(fused(members.stream().map(m -> m.get(k)).toList(), taken.get(s), mean.get(s)));
		}
		return out;
	}

	private static float[] mean(final List<Refinement> of) {
		final float[] out = new float[of.get(0).mask().voxels().length];
		for (final Refinement r : of) {
			final float[] p = r.probability().floats();
			for (int i = 0; i < out.length; i++)
				out[i] += p[i] / of.size();
		}
		return out;
	}

	private static float[] staple(final List<Refinement> of) {
		final Geometry grid = of.get(0).mask().geometry();
		final Mask any = of.stream().map(Refinement::mask).reduce(Mask::union).orElseThrow();
		final float[] out = new float[grid.arrayLength()];
		if (any.isEmpty()) return out;
		final Box box = any.boundingBox().grow(SURROUNDINGS, SURROUNDINGS, SURROUNDINGS, grid);
		final float[] p = Staple.of(of.stream().map(r -> r.mask().crop(box).voxels()).toList()).probability();
		for (int z = 0, i = 0; z < box.depth(); z++)
			for (int y = 0; y < box.height(); y++, i += box.width())
				System.arraycopy(p, i, out, grid.index(box.x(), box.y() + y, box.z() + z), box.width());
		return out;
	}

	/** The voxels where the structure is likelier than not, and likelier than any other. */
	private Refinement refinement(final List<float[]> probabilities, final int structure, final Geometry grid,
		final Mask given)
	{
		final float[] p = probabilities.get(structure);
		final byte[] voxels = new byte[p.length];
		for (int i = 0; i < p.length; i++) {
			boolean largest = p[i] > 0.5f;
			for (int s = 0; s < probabilities.size() && largest; s++)
				largest = s == structure || probabilities.get(s)[i] < p[i] || s > structure && probabilities.get(s)[i] == p[i];
			voxels[i] = (byte) (largest ? 1 : 0);
		}
		if (given != null && !given.isEmpty()) Refiner.keepTouching(voxels, given);
		final Mask mask = new Mask(voxels, grid);
		final double share = given == null || given.isEmpty() ? 0 : MaskChange.of(given, mask).fraction();
		return new Refinement(mask, Volume.of(p, grid), share, false, share > limit);
	}

	private static Fused fused(final List<Refinement> of, final Refinement refinement, final float[] mean) {
		final float[] entropy = new float[mean.length];
		double sum = 0;
		long count = 0;
		for (int i = 0; i < mean.length; i++) {
			entropy[i] = (float) Members.entropy(mean[i]);
			boolean any = false;
			for (final Refinement r : of)
				any |= r.mask().voxels()[i] != 0;
			if (!any) continue;
			count++;
			sum += entropy[i];
		}
		return new Fused(refinement, agreement(of), Volume.of(entropy, refinement.mask().geometry()), count == 0 ? 0 : sum /
			count);
	}

	/** Mean Dice of all pairs; two empty masks agree. */
	private static double agreement(final List<Refinement> of) {
		double sum = 0;
		int pairs = 0;
		for (int a = 0; a < of.size(); a++)
			for (int b = 0; b < a; b++, pairs++)
				sum += dice(of.get(a).mask(), of.get(b).mask());
		return pairs == 0 ? 1 : sum / pairs;
	}

	private static double dice(final Mask a, final Mask b) {
		final long all = a.count() + b.count();
		return all == 0 ? 1 : 2.0 * a.countCommon(b) / all;
	}

	/** The first of the models: its structures, and whether it needs masks, are those of all. */
	public ScoreModel first() {
		return models.get(0);
	}

	@Override
	public void close() {
		refiners.forEach(Refiner::close);
	}
}
