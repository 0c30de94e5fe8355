package sc.fiji.score.refinement;

import java.util.ArrayList;
import java.util.List;

import sc.fiji.score.common.Progress;
import sc.fiji.score.common.ScoreException;
import sc.fiji.score.network.NetworkChannels;
import sc.fiji.score.network.NetworkRunner;
import sc.fiji.score.network.PreparedInput;
import sc.fiji.score.network.ScoreModel;
import sc.fiji.score.network.TiledInference;
import sc.fiji.score.network.UNet3d;
import sc.fiji.score.training.ShownMask;
import sc.fiji.score.training.TrainingOptions;
import sc.fiji.score.volume.Box;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.Volume;

/**
 * Predicts a case several times: by each of one or more models, on the mask as it is and on masks whose surface is
 * displaced as in the late part of training, each as it is and mirrored. The displacements come from a fixed seed, so the
 * same case and models give the same members. Not for several threads at once.
 */
public final class MemberPredictor implements AutoCloseable {

	/** Masks that each model is shown: the one that was given, and three that are displaced. */
	public static final int DEFAULT_MASKS = 4;

	private static final long SEED = 20260101;

	private final List<ScoreModel> models;
	private final List<NetworkRunner> runners = new ArrayList<>();
	private int masks = DEFAULT_MASKS;
	private double displacement = TrainingOptions.defaults().latePerturbation();
	private boolean mirrored = true;

	/**
	 * @param models one or more, of the same structure
	 * @throws ScoreException if PyTorch cannot be loaded, or a model segments several structures or uses no masks
	 */
	public MemberPredictor(final List<ScoreModel> models) {
		if (models.isEmpty()) throw new IllegalArgumentException("no model");
		this.models = List.copyOf(models);
		for (final ScoreModel m : models)
			if (m.structures().size() != 1 || !m.network().hasMasks()) throw new ScoreException("The model " + (m.network()
				.hasMasks() ? "segments " + m.structures().size() + " structures at once" : "uses no initial mask") +
				". Uncertainty and predicted scores need a model that refines the mask of one structure; train one for it.");
		for (final ScoreModel m : models)
			if (!m.network().hasMasks()) throw new ScoreException("The model was trained without initial masks. " +
				"Uncertainty and predicted scores need a model that refines masks.");
		for (final ScoreModel m : models)
			runners.add(new NetworkRunner(new UNet3d(m.network())));
	}

	/**
	 * @param count masks that each model is shown, 1 for the given one only
	 * @param voxels standard deviation by which the surface of the others is displaced, in voxels of the network
	 */
	public MemberPredictor optMasks(final int count, final double voxels) {
		if (count < 1 || !(voxels >= 0)) throw new ScoreException("Members need at least 1 mask and a displacement of at " +
			"least 0, but have " + count + " and " + voxels + ".");
		masks = count;
		displacement = voxels;
		return this;
	}

	/** Whether each mask is also shown mirrored, left and right exchanged; so by default. */
	public MemberPredictor optMirrored(final boolean value) {
		mirrored = value;
		return this;
	}

	/** Number of members: models x masks x (2 where they are mirrored, too). */
	public int count() {
		return models.size() * masks * (mirrored ? 2 : 1);
	}

	/**
	 * @param image on the mask's grid; not changed
	 * @param mask not empty; not changed
	 * @param edges the user's own edge probabilities on the same grid, or null to compute them
	 * @return the members; the first is the first model's plain prediction
	 * @throws ScoreException if the grids differ, the mask is empty or the image is constant near it
	 */
	public Members predict(final Volume image, final Mask mask, final Volume edges, final Progress progress) {
		final List<Box> boxes = new ArrayList<>();
		final List<float[]> parts = new ArrayList<>();
		for (int m = 0; m < models.size(); m++) {
			final PreparedInput in = PreparedInput.of(image, mask, edges, models.get(m).input());
			final TiledInference inference = new TiledInference(runners.get(m), models.get(m).network(),
				TiledInference.TILE);
			for (int k = 0; k < masks; k++) {
				final float[] shift = k == 0 ? null : ShownMask.displacement(in.size(), displacement, SEED + k);
				for (int flip = 0; flip < (mirrored ? 2 : 1); flip++) {
					progress.checkCancelled();
					parts.add(probabilities(models.get(m), inference, in, shift, flip == 1, progress));
					boxes.add(in.box());
					progress.update("Looking again", parts.size(), count());
				}
			}
		}
		return joined(parts, boxes, mask.geometry());
	}

	private static float[] probabilities(final ScoreModel model, final TiledInference inference, final PreparedInput in,
		final float[] shift, final boolean flip, final Progress progress)
	{
		final int[] n = in.size();
		final float[] shown = shift == null ? in.distance() : sum(in.distance(), shift);
		final float[] residual = flip ? mirror(inference.residual(model.weights(), mirror(in.image(), n), mirror(shown, n),
			mirror(in.edges(), n), n, quiet(progress)), n) : inference.residual(model.weights(), in.image(), shown, in
				.edges(), n, quiet(progress));
		final float[] base = shift == null ? in.cropDistance() : sum(in.cropDistance(), in.toCrop(shift));
		final float[] out = NetworkChannels.logits(base, in.toCrop(residual));
		for (int i = 0; i < out.length; i++)
			out[i] = (float) (1 / (1 + Math.exp(-out[i])));
		return out;
	}

	/** Cancels as the caller wishes; the tiles of one member are not told. */
	private static Progress quiet(final Progress progress) {
		return new Progress() {

			@Override
			public boolean isCancelled() {
				return progress.isCancelled();
			}
		};
	}

	private static float[] sum(final float[] a, final float[] b) {
		final float[] out = a.clone();
		for (int i = 0; i < out.length; i++)
			out[i] += b[i];
		return out;
	}

	/** Left and right exchanged. */
	private static float[] mirror(final float[] values, final int[] n) {
		final float[] out = new float[values.length];
		for (int row = 0; row < values.length; row += n[0])
			for (int x = 0; x < n[0]; x++)
				out[row + x] = values[row + n[0] - 1 - x];
		return out;
	}

	/** All members in the largest box: the boxes of models with different margins lie in each other. */
	private static Members joined(final List<float[]> parts, final List<Box> boxes, final Geometry grid) {
		Box largest = boxes.get(0);
		for (final Box b : boxes)
			if (b.voxels() > largest.voxels()) largest = b;
		final List<float[]> out = new ArrayList<>();
		for (int i = 0; i < parts.size(); i++)
			out.add(boxes.get(i).equals(largest) ? parts.get(i) : Volume.padded(parts.get(i), boxes.get(i), grid).floats(
				largest));
		return new Members(largest, grid, out);
	}

	@Override
	public void close() {
		runners.forEach(NetworkRunner::close);
	}
}
