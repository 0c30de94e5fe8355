package sc.fiji.score.refinement;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import sc.fiji.score.common.Progress;
import sc.fiji.score.common.ScoreException;
import sc.fiji.score.network.Heads;
import sc.fiji.score.network.NetworkChannels;
import sc.fiji.score.network.NetworkRunner;
import sc.fiji.score.network.PreparedInput;
import sc.fiji.score.network.ScoreModel;
import sc.fiji.score.network.TiledInference;
import sc.fiji.score.network.UNet3d;
import sc.fiji.score.volume.Box;
import sc.fiji.score.volume.Components;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.Volume;

/**
 * Applies a model to cases: crops to the masks and a margin (or takes the whole image, for a model without masks),
 * resamples to the model's spacing and back, and gives masks and probabilities on the input's grid. Not for several
 * threads at once.
 */
public final class Refiner implements AutoCloseable {

	/** A mask that changes by more than this share of its voxels is reported. */
	public static final double DEFAULT_LIMIT = 0.5;

	private final ScoreModel model;
	private final NetworkRunner runner;
	private final TiledInference inference;
	private double limit = DEFAULT_LIMIT;
	private boolean largest;
	private LeaveAlone leaveAlone;

	/** @throws ScoreException if PyTorch cannot be loaded */
	public Refiner(final ScoreModel model) {
		this.model = model;
		runner = new NetworkRunner(new UNet3d(model.network()));
		inference = new TiledInference(runner, model.network(), TiledInference.TILE);
		leaveAlone = new LeaveAlone(model.leaveAlone());
	}

	/** Sets the share of changed voxels above which a refinement counts as suspicious. */
	public Refiner optLimit(final double share) {
		if (!(share > 0)) throw new ScoreException("The limit of change must be above 0, but is " + share + ".");
		limit = share;
		return this;
	}

	/** Sets which masks are left as they are; as the model says by default. */
	public Refiner optLeaveAlone(final LeaveAlone value) {
		leaveAlone = value;
		return this;
	}

	/** Keeps of each structure without an initial mask only the largest connected piece; not so by default. */
	public Refiner optLargestComponent(final boolean value) {
		largest = value;
		return this;
	}

	/**
	 * Refines the mask of a model with one structure.
	 *
	 * @param image on the mask's grid; not changed
	 * @param mask not empty; not changed
	 * @param edges the user's own edge probabilities on the same grid, or null to compute them
	 * @throws ScoreException if the grids differ, the mask is empty or the image is constant near it
	 */
	public Refinement refine(final Volume image, final Mask mask, final Volume edges, final Progress progress) {
		if (model.structures().size() > 1) throw new ScoreException("The model segments " + model.structures().size() +
			" structures at once (" + names() + "). Give it a label image with these labels.");
		return refine(image, List.of(mask), edges, progress).get(0);
	}

	private String names() {
		return model.structures().stream().map(s -> s.label() + " " + s.name()).collect(Collectors.joining(", "));
	}

	/**
	 * Segments all structures of the model. No voxel belongs to two: it is given to the structure with the largest logit.
	 *
	 * @param image not changed
	 * @param masks the initial mask of each structure of the model, on the image's grid, null for a structure without one;
	 *          an empty list for a model without masks. Not changed
	 * @param edges the user's own edge probabilities on the same grid, or null to compute them
	 * @return one per structure of the model
	 * @throws ScoreException if the model needs masks and there are none, the grids differ, or the image is constant
	 */
	public List<Refinement> refine(final Volume image, final List<Mask> masks, final Volume edges,
		final Progress progress)
	{
		final int structures = model.structures().size();
		if (model.network().hasMasks() && masks.stream().allMatch(Objects::isNull)) throw new ScoreException(
			"The model refines initial masks (" + names() + "), but none was given. Give one (--mask), or train a model " +
				"without masks.");
		final List<Mask> shown = model.network().hasMasks() ? masks : List.of();
		if (!shown.isEmpty() && shown.size() != structures) throw new IllegalArgumentException(shown.size() +
			" masks for " + structures + " structures");
		final PreparedInput in = PreparedInput.of(image, shown, edges, model.input());
		progress.checkCancelled();
		final float[] residual = inference.residual(model.weights(), in.image(), in.distance(), in.edges(), in.size(),
			progress);
		final int n = in.cropGrid().arrayLength(), work = in.image().length;
		final float[] all = structures == 1 ? in.toCrop(residual) : new float[structures * n];
		for (int s = 0; s < structures && structures > 1; s++)
			System.arraycopy(in.toCrop(NetworkChannels.channel(residual, s, work)), 0, all, s * n, n);
		final float[] logits = NetworkChannels.logits(in.cropDistance(), all);
		final float[] binary = model.heads().binary(logits, structures);
		final short[] owner = Heads.largest(logits, structures);
		final List<Refinement> out = new ArrayList<>();
		for (int s = 0; s < structures; s++)
			out.add(one(NetworkChannels.channel(binary, s, n), foreground(owner, s + 1), shown.isEmpty() ? null : shown.get(
				s), in, image.geometry()));
		return leaveAlone.apply(shown, out);
	}

	private static byte[] foreground(final short[] owner, final int structure) {
		final byte[] out = new byte[owner.length];
		for (int i = 0; i < out.length; i++)
			out[i] = (byte) (owner[i] == structure ? 1 : 0);
		return out;
	}

	private Refinement one(final float[] logits, final byte[] foreground, final Mask mask, final PreparedInput in,
		final Geometry image)
	{
		final Box b = in.box();
		final Geometry grid = mask == null ? image : mask.geometry();
		if (mask != null && !mask.isEmpty()) keepTouching(foreground, mask.crop(b));
		else if (largest) keepLargest(foreground, in.cropGrid());
		final byte[] refined = new byte[grid.arrayLength()];
		final float[] probability = new float[logits.length];
		long changed = 0;
		for (int z = 0, i = 0; z < b.depth(); z++)
			for (int y = 0; y < b.height(); y++)
				for (int x = 0, o = grid.index(b.x(), b.y() + y, b.z() + z); x < b.width(); x++, i++, o++) {
					refined[o] = foreground[i];
					probability[i] = (float) (1 / (1 + Math.exp(-logits[i])));
					if (mask != null && refined[o] != mask.voxels()[o]) changed++;
				}
		final double share = mask == null ? 0 : changed / (double) Math.max(1, mask.count());
		return new Refinement(new Mask(refined, grid), Volume.padded(probability, b, grid), share, false, share > limit);
	}

	/** Takes away the islands that do not touch the initial mask. */
	static void keepTouching(final byte[] foreground, final Mask mask) {
		final Components components = Components.of(foreground, mask.geometry().dimensions(), true);
		final boolean[] touches = new boolean[components.count() + 1];
		for (int i = 0; i < foreground.length; i++)
			touches[components.labels()[i]] |= mask.voxels()[i] != 0;
		for (int i = 0; i < foreground.length; i++)
			if (!touches[components.labels()[i]]) foreground[i] = 0;
	}

	private static void keepLargest(final byte[] foreground, final Geometry grid) {
		final Components components = Components.of(foreground, grid.dimensions(), true);
		for (int i = 0; i < foreground.length; i++)
			if (components.labels()[i] != components.largest()) foreground[i] = 0;
	}

	@Override
	public void close() {
		runner.close();
	}
}
