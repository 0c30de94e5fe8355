package sc.fiji.score.loss;

import sc.fiji.score.volume.Components;

/**
 * One connected component: the sum of probabilities over the voxels of the prediction (p above one half) that do not
 * belong to its largest component, per voxel of that component. Which voxels these are is taken from the prediction
 * of the moment and held fixed; the gradient goes through the probabilities. 26-neighbourhood.
 * <p>
 * Domain: structures of one piece, once the network finds them: at the very start the largest component may be the
 * wrong one.
 * <p>
 * Source: this project's; it is the removal of small islands that is usual after a segmentation, as a penalty.
 */
public final class ComponentTerm implements LossTerm {

	@Override
	public String name() {
		return "component";
	}

	@Override
	public double add(final LossInput in, final double weight, final float[] gradient) {
		final Components components = Components.of(BoundaryTerm.halved(in.probability(), in.size()).voxels(), in.size(),
			true);
		if (components.count() < 2) return 0;
		final int largest = components.largest();
		final int[] label = components.labels();
		final double share = 1.0 / components.size(largest);
		double value = 0;
		for (int i = 0; i < gradient.length; i++) {
			if (label[i] == 0 || label[i] == largest) continue;
			value += share * in.probability()[i];
			ProbabilitySlope.add(in, i, weight * share, gradient);
		}
		return value;
	}
}
