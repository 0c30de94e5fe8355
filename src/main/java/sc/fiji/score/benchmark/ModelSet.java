package sc.fiji.score.benchmark;

import java.util.List;

import sc.fiji.score.common.Progress;
import sc.fiji.score.network.ScoreModel;
import sc.fiji.score.refinement.LeaveAlone;
import sc.fiji.score.refinement.MemberPredictor;
import sc.fiji.score.refinement.Members;
import sc.fiji.score.refinement.Refinement;
import sc.fiji.score.refinement.Refiner;
import sc.fiji.score.volume.Components;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.Volume;

/**
 * Models that refine together: the mean of their probabilities, over all views, cut at one half, without islands that
 * do not touch the initial mask. One model with one view refines as always.
 */
final class ModelSet implements AutoCloseable {

	private final Refiner alone;
	private final MemberPredictor together;
	private final LeaveAlone leaveAlone;

	ModelSet(final List<ScoreModel> models, final Views views) {
		final boolean one = models.size() == 1 && views.equals(Views.ONE);
		alone = one ? new Refiner(models.get(0)) : null;
		together = one ? null : new MemberPredictor(models).optMasks(views.masks(), views.displacement()).optMirrored(views
			.mirrored());
		leaveAlone = LeaveAlone.of(models);
	}

	Refinement refine(final Volume image, final Mask initial) {
		if (alone != null) return alone.refine(image, initial, null, Progress.NONE);
		final Members members = together.predict(image, initial, null, Progress.NONE);
		final float[] mean = Volume.padded(members.mean(), members.box(), members.grid()).floats();
		final byte[] mask = new byte[mean.length];
		for (int i = 0; i < mask.length; i++)
			mask[i] = (byte) (mean[i] > 0.5f ? 1 : 0);
		removeIslands(mask, initial);
		long changed = 0;
		for (int i = 0; i < mask.length; i++)
			if (mask[i] != initial.voxels()[i]) changed++;
		final double share = changed / (double) initial.count();
		return leaveAlone.apply(List.of(initial), List.of(new Refinement(new Mask(mask, initial.geometry()), Volume.of(mean,
			initial.geometry()), share, false, share > Refiner.DEFAULT_LIMIT))).get(0);
	}

	private static void removeIslands(final byte[] mask, final Mask initial) {
		final Components parts = Components.of(mask, initial.geometry().dimensions(), true);
		final boolean[] touches = new boolean[parts.count() + 1];
		for (int i = 0; i < mask.length; i++)
			touches[parts.labels()[i]] |= initial.voxels()[i] != 0;
		for (int i = 0; i < mask.length; i++)
			if (!touches[parts.labels()[i]]) mask[i] = 0;
	}

	@Override
	public void close() {
		if (alone != null) alone.close();
		if (together != null) together.close();
	}
}
