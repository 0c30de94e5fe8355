package sc.fiji.score.benchmark;

import java.util.ArrayList;
import java.util.List;

import sc.fiji.score.common.Progress;
import sc.fiji.score.network.ScoreModel;
import sc.fiji.score.refinement.Refinement;
import sc.fiji.score.refinement.Refiner;
import sc.fiji.score.volume.Components;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.Volume;

/**
 * Models that refine together: the mean of their probabilities, cut at one half, without islands that do not touch the
 * initial mask. One model alone refines as always.
 */
final class ModelSet implements AutoCloseable {

	private final List<Refiner> refiners = new ArrayList<>();

	ModelSet(final List<ScoreModel> models) {
		models.forEach(model -> refiners.add(new Refiner(model)));
	}

	Refinement refine(final Volume image, final Mask initial) {
		final Refinement first = refiners.get(0).refine(image, initial, null, Progress.NONE);
		if (refiners.size() == 1) return first;
		final float[] mean = first.probability().floats();
		for (final Refiner refiner : refiners.subList(1, refiners.size())) {
			final float[] p = refiner.refine(image, initial, null, Progress.NONE).probability().floats();
			for (int i = 0; i < mean.length; i++)
				mean[i] += p[i];
		}
		final byte[] mask = new byte[mean.length];
		for (int i = 0; i < mask.length; i++) {
			mean[i] /= refiners.size();
			mask[i] = (byte) (mean[i] > 0.5f ? 1 : 0);
		}
		removeIslands(mask, initial);
		long changed = 0;
		for (int i = 0; i < mask.length; i++)
			if (mask[i] != initial.voxels()[i]) changed++;
		final double share = changed / (double) initial.count();
		return new Refinement(new Mask(mask, initial.geometry()), Volume.of(mean, initial.geometry()), share,
			share > Refiner.DEFAULT_LIMIT);
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
		refiners.forEach(Refiner::close);
	}
}
