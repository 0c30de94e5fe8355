package sc.fiji.score.training;

import java.util.Arrays;
import java.util.Collection;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.network.InputSpec;
import sc.fiji.score.volume.CanonicalAxes;
import sc.fiji.score.volume.Geometry;

/** Chooses from the training cases how a model will see its cases: at their median voxel size, with a margin. */
public final class InputChoice {

	/** Margin around the mask, in mean voxel sizes: what the refinement can reach, and some surroundings. */
	static final double MARGIN_VOXELS = 8;

	private InputChoice() {}

	/**
	 * @param grids of the training cases
	 * @throws ScoreException if there is none
	 */
	public static InputSpec of(final Collection<Geometry> grids) {
		if (grids.isEmpty()) throw new ScoreException("There is no case to train on.");
		final double[] spacing = new double[3];
		for (int axis = 0; axis < 3; axis++) {
			final int a = axis;
			final double[] sizes = grids.stream().mapToDouble(g -> CanonicalAxes.of(g).order(g.spacing())[a]).sorted()
				.toArray();
			spacing[a] = sizes[sizes.length / 2];
		}
		final double mean = Math.cbrt(Arrays.stream(spacing).reduce(1, (p, q) -> p * q));
		return new InputSpec(spacing, MARGIN_VOXELS * mean);
	}
}
