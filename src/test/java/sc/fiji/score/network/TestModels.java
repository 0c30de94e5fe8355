package sc.fiji.score.network;

import java.util.List;
import java.util.Map;

import sc.fiji.score.volume.Structure;

/** Models whose answer is known without training. */
public final class TestModels {

	public static final NetworkSpec SMALL = new NetworkSpec(NetworkSpec.SCORE_INPUTS, 1, List.of(2, 3));

	private TestModels() {}

	/** Weights whose residual is the same number everywhere: zeros in the last layer, and its bias. */
	public static float[] constantWeights(final float residual) {
		final float[] weights = new UNet3d(SMALL).initialWeights(1);
		weights[weights.length - 1] = residual;
		return weights;
	}

	/**
	 * Adds a constant to the logits: 0 keeps the mask, 1.5 grows it by one voxel (the next centre lies 0.5 voxels beyond the
	 * surface, which is a logit of -1), -1.5 shrinks it by one.
	 */
	public static ScoreModel constant(final float residual, final double spacing) {
		return new ScoreModel(SMALL, constantWeights(residual), new InputSpec(new double[] { spacing, spacing, spacing }, 8 *
			spacing), Structure.FOREGROUND, Map.of("made_by", "test", "seed", 1));
	}
}
