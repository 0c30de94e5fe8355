package sc.fiji.score.refinement;

import java.util.List;
import java.util.stream.IntStream;

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
 * probabilities. Where the model has a {@link ScoreCalibration}, it is applied; that of initial masks to refined masks,
 * too, if nobody scored these. Not for several threads at once.
 */
public final class ScorePredictor implements AutoCloseable {

	private final ScoreCalibration calibration, refinedCalibration;
	private final MemberPredictor members;
	private final Refiner refiner;

	/** @throws ScoreException if PyTorch cannot be loaded, or the model segments several structures or uses no masks */
	public ScorePredictor(final ScoreModel model) {
		calibration = model.calibration();
		refinedCalibration = model.refinedCalibration() == null ? calibration : model.refinedCalibration();
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
		final List<PredictedScore> before = scores(looks, mask, regions, calibration), after = scores(looks, refiner.refine(
			image, mask, edges, progress).mask(), regions, refinedCalibration);
		return IntStream.range(0, regions.count()).mapToObj(r -> new RegionPrediction(r + 1, before.get(r), after.get(r)))
			.toList();
	}

	/** The scores of the initial mask only: faster. As {@link #predict}. */
	public List<PredictedScore> predictInitial(final Volume image, final Mask mask, final RegionMap regions,
		final Progress progress)
	{
		return scores(members.predict(image, mask, null, progress), mask, regions, calibration);
	}

	/**
	 * The scores of a mask that is there already, as the model has refined it.
	 *
	 * @param image on the masks' grid
	 * @param initial the mask that was refined, not empty
	 * @param refined what was made of it
	 * @param regions of either
	 * @return one entry per region, 1..count in this order
	 * @throws ScoreException as {@link #predict}
	 */
	public List<PredictedScore> predictRefined(final Volume image, final Mask initial, final Mask refined,
		final RegionMap regions, final Progress progress)
	{
		initial.geometry().requireSameGrid(refined.geometry(), "The initial mask", "the refined mask");
		return scores(members.predict(image, initial, null, progress), refined, regions, refinedCalibration);
	}

	/**
	 * The scores of a mask under members that are there already.
	 *
	 * @param calibration of the model for such masks, or null
	 * @return one entry per region, 1..count in this order
	 */
	static List<PredictedScore> scores(final Members members, final Mask mask, final RegionMap regions,
		final ScoreCalibration calibration)
	{
		mask.geometry().requireSameGrid(regions.geometry(), "The mask", "the regions");
		final int[][] voxels = voxels(members, regions);
		return IntStream.rangeClosed(1, regions.count()).mapToObj(r -> score(members, mask, voxels[r], calibration)).toList();
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
