package sc.fiji.score.training;

import java.util.ArrayList;
import java.util.List;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.loss.ShapeTerm;
import sc.fiji.score.loss.WeakLosses;
import sc.fiji.score.prior.ShapePrior;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Mask;

/** Lets the full masks of a training stand for the shapes that are expected in its other cases ({@link ShapeTerm}). */
final class ExpectedShapes {

	/** So many ways to vary are kept at most. */
	private static final int MODES = 5;

	/** A surface may lie this far from the expected one, in mean voxel sizes. */
	private static final double MARGIN = 1;

	private ExpectedShapes() {}

	/**
	 * Sets, or takes away, the expected shapes of all structures that have no full mask.
	 *
	 * @param cases of a training, all of the same structures
	 * @throws ScoreException if shapes are asked for, but no case has a full mask of a structure
	 */
	static void lay(final List<TrainingCase> cases, final TrainingOptions options) {
		final boolean wanted = options.weakWeights().getOrDefault(WeakLosses.SHAPE, 0.0) > 0;
		for (int k = 0; k < cases.get(0).structures().size(); k++) {
			final ShapePrior prior = wanted ? prior(cases, k) : null;
			for (final TrainingCase c : cases)
				if (!c.structures().get(k).isDense()) c.structures().get(k).expect(prior == null ? null : new ShapeTerm(prior, c
					.spacing(), MARGIN));
		}
	}

	private static ShapePrior prior(final List<TrainingCase> cases, final int structure) {
		final List<Mask> masks = new ArrayList<>();
		for (final TrainingCase c : cases) {
			final StructureSupervision s = c.structures().get(structure);
			if (!s.isDense()) continue;
			final int[] n = c.size();
			final double[] spacing = c.spacing();
			final Mask mask = new Mask(TrainingCase.above(s.labels(), 0.5f), Geometry.of(n[0], n[1], n[2], spacing[0], spacing[1],
				spacing[2]));
			if (!mask.isEmpty()) masks.add(mask);
		}
		if (masks.isEmpty()) throw new ScoreException("The term \"" + WeakLosses.SHAPE + "\" needs full masks of some cases, " +
			"but no case has one of " + (cases.get(0).structures().size() == 1 ? "the structure" : "structure " + (structure +
				1)) + ". Add some, or leave the term out.");
		return ShapePrior.fit(masks, MODES);
	}
}
