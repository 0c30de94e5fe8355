package sc.fiji.score.refinement;

import java.util.ArrayList;
import java.util.List;

import sc.fiji.score.common.Progress;
import sc.fiji.score.common.ScoreException;
import sc.fiji.score.feedback.ScoreCalibration;
import sc.fiji.score.network.ScoreModel;
import sc.fiji.score.region.RegionMap;
import sc.fiji.score.volume.Box;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.Volume;

/**
 * Predicts the scores that a rater would give to the regions of a mask, and of the mask that the model makes of it: the
 * expected regional Dice to a truth that follows one of the {@link Members}, its voxels being drawn from that member's
 * probabilities. Where the model has a {@link ScoreCalibration}, it is applied. That is fitted on scores of initial masks;
 * for refined masks it is the best that there is. Not for several threads at once.
 */
public final class ScorePredictor implements AutoCloseable {

	private final ScoreCalibration calibration;
	private final MemberPredictor members;
	private final Refiner refiner;

	/** @throws ScoreException if PyTorch cannot be loaded, or the model segments several structures or uses no masks */
	public ScorePredictor(final ScoreModel model) {
		calibration = model.calibration();
		members = new MemberPredictor(List.of(model));
		refiner = new Refiner(model);
	}

	/** How many masks the model is shown, see {@link MemberPredictor#optMasks}: fewer are faster. */
	public ScorePredictor optMasks(final int count, final double voxels) {
		members.optMasks(count, voxels);
		return this;
	}

	/**
	 * @param image on the mask's grid
	 * @param mask the initial mask, not empty
	 * @param edges the user's own edge probabilities on the same grid, or null to compute them
	 * @param regions of the initial mask
	 * @return one entry per region, 1..count in this order
	 * @throws ScoreException if the grids differ, the mask is empty or the image is constant near it
	 */
	public List<RegionPrediction> predict(final Volume image, final Mask mask, final Volume edges,
		final RegionMap regions, final Progress progress)
	{
		final Members looks = members.predict(image, mask, edges, progress);
		return predict(looks, mask, refiner.refine(image, mask, edges, progress).mask(), regions, calibration);
	}

	/** The scores of the initial mask only: faster. As {@link #predict}. */
	public List<PredictedScore> predictInitial(final Volume image, final Mask mask, final RegionMap regions,
		final Progress progress)
	{
		final Members looks = members.predict(image, mask, null, progress);
		return predict(looks, mask, mask, regions, calibration).stream().map(RegionPrediction::initial).toList();
	}

	/**
	 * The same from members that are there already.
	 *
	 * @param refined mask on the same grid
	 * @param calibration of the model, or null
	 */
	static List<RegionPrediction> predict(final Members members, final Mask initial, final Mask refined,
		final RegionMap regions, final ScoreCalibration calibration)
	{
		initial.geometry().requireSameGrid(regions.geometry(), "The mask", "the regions");
		final int[][] voxels = voxels(members, regions);
		final List<RegionPrediction> out = new ArrayList<>();
		for (int r = 1; r <= regions.count(); r++)
			out.add(new RegionPrediction(r, score(members, initial, voxels[r], calibration), score(members, refined,
				voxels[r], calibration)));
		return out;
	}

	/** The voxels of each region as indices into the members' box. */
	private static int[][] voxels(final Members members, final RegionMap regions) {
		final int[] count = new int[regions.count() + 1];
		final int[] region = new int[(int) members.box().voxels()];
		for (int i = 0; i < region.length; i++) {
			region[i] = regions.at(index(members, i));
			count[region[i]]++;
		}
		final int[][] out = new int[count.length][];
		for (int r = 0; r < out.length; r++) {
			out[r] = new int[count[r]];
			count[r] = 0;
		}
		for (int i = 0; i < region.length; i++)
			out[region[i]][count[region[i]]++] = i;
		return out;
	}

	/** Index into the case's grid of a voxel of the box. */
	private static int index(final Members members, final int i) {
		final Box b = members.box();
		final Geometry grid = members.grid();
		return grid.index(b.x() + i % b.width(), b.y() + i / b.width() % b.height(), b.z() + i / (b.width() * b.height()));
	}

	private static PredictedScore score(final Members members, final Mask mask, final int[] voxels,
		final ScoreCalibration calibration)
	{
		int u = 0;
		for (final int i : voxels)
			u += mask.voxels()[index(members, i)];
		final ExpectedDice[] each = new ExpectedDice[members.count()];
		for (int m = 0; m < each.length; m++) {
			final float[] inside = new float[u], outside = new float[voxels.length - u];
			int a = 0, b = 0;
			for (final int i : voxels) {
				final float p = members.probabilities().get(m)[i];
				if (mask.voxels()[index(members, i)] != 0) inside[a++] = p;
				else outside[b++] = p;
			}
			each[m] = ExpectedDice.of(inside, outside);
		}
		return PredictedScore.of(ExpectedDice.mixed(each), u, calibration);
	}

	@Override
	public void close() {
		members.close();
		refiner.close();
	}
}
