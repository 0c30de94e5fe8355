package sc.fiji.score.refinement;

import sc.fiji.score.common.Progress;
import sc.fiji.score.common.ScoreException;
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
 * Applies a model to cases: crops to the mask and a margin, resamples to the model's spacing and back, and gives mask
 * and probability on the input's grid. Not for several threads at once.
 */
public final class Refiner implements AutoCloseable {

	/** A mask that changes by more than this share of its voxels is reported. */
	public static final double DEFAULT_LIMIT = 0.5;

	private final ScoreModel model;
	private final NetworkRunner runner;
	private final TiledInference inference;
	private double limit = DEFAULT_LIMIT;

	/** @throws ScoreException if PyTorch cannot be loaded */
	public Refiner(final ScoreModel model) {
		this.model = model;
		runner = new NetworkRunner(new UNet3d(model.network()));
		inference = new TiledInference(runner, model.network(), TiledInference.TILE);
	}

	/** Sets the share of changed voxels above which a refinement counts as suspicious. */
	public Refiner optLimit(final double share) {
		if (!(share > 0)) throw new ScoreException("The limit of change must be above 0, but is " + share + ".");
		limit = share;
		return this;
	}

	/**
	 * @param image on the mask's grid; not changed
	 * @param mask not empty; not changed
	 * @param edges the user's own edge probabilities on the same grid, or null to compute them
	 * @throws ScoreException if the grids differ, the mask is empty or the image is constant near it
	 */
	public Refinement refine(final Volume image, final Mask mask, final Volume edges, final Progress progress) {
		final PreparedInput in = PreparedInput.of(image, mask, edges, model.input());
		progress.checkCancelled();
		final float[] residual = in.toCrop(inference.residual(model.weights(), in.image(), in.distance(), in.edges(), in
			.size(), progress));
		final float[] logits = NetworkChannels.logits(in.cropDistance(), residual);
		final byte[] kept = connected(logits, mask.crop(in.box()));
		final Geometry grid = mask.geometry();
		final byte[] refined = new byte[grid.arrayLength()];
		final float[] probability = new float[logits.length];
		final Box b = in.box();
		long changed = 0;
		for (int z = 0, i = 0; z < b.depth(); z++)
			for (int y = 0; y < b.height(); y++)
				for (int x = 0, o = grid.index(b.x(), b.y() + y, b.z() + z); x < b.width(); x++, i++, o++) {
					refined[o] = kept[i];
					probability[i] = (float) (1 / (1 + Math.exp(-logits[i])));
					if (refined[o] != mask.voxels()[o]) changed++;
				}
		final double share = changed / (double) mask.count();
		return new Refinement(new Mask(refined, grid), Volume.padded(probability, b, grid), share, share > limit);
	}

	/** Foreground of the prediction without the islands that do not touch the initial mask. */
	private static byte[] connected(final float[] logits, final Mask mask) {
		final byte[] out = new byte[logits.length];
		for (int i = 0; i < out.length; i++)
			out[i] = (byte) (logits[i] > 0 ? 1 : 0);
		final Components components = Components.of(out, mask.geometry().dimensions(), true);
		final boolean[] touches = new boolean[components.count() + 1];
		for (int i = 0; i < out.length; i++)
			touches[components.labels()[i]] |= mask.voxels()[i] != 0;
		for (int i = 0; i < out.length; i++)
			if (!touches[components.labels()[i]]) out[i] = 0;
		return out;
	}

	@Override
	public void close() {
		runner.close();
	}
}
