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
	 * Adds a constant to the logits: 0 keeps the mask, 1.5 grows it by one voxel (the next centre lies 0.5 voxels beyond
	 * the surface, which is a logit of -1), -1.5 shrinks it by one.
	 */
	public static ScoreModel constant(final float residual, final double spacing) {
		return new ScoreModel(SMALL, constantWeights(residual), new InputSpec(new double[] { spacing, spacing, spacing },
			8 * spacing), Structure.FOREGROUND, Map.of("made_by", "test", "seed", 1));
	}

	/** One level, one channel: what {@link #pointwiseWeights} are for. */
	public static final NetworkSpec POINTWISE = new NetworkSpec(NetworkSpec.SCORE_INPUTS, 1, List.of(1));

	/**
	 * Weights of {@link #POINTWISE} that look at one voxel of an input channel at a time: its value, normalised and bent
	 * by the leaky ReLU twice, times the gain.
	 */
	public static float[] pointwiseWeights(final int channel, final float gain) {
		final float[] weights = new float[new UNet3d(POINTWISE).size()];
		final int first = 27 * NetworkSpec.SCORE_INPUTS;
		weights[27 * channel + 13] = 1; // the kernel's middle
		weights[first] = 1; // gamma
		weights[first + 2 + 13] = 1;
		weights[first + 2 + 27] = 1;
		weights[first + 2 + 29] = gain;
		return weights;
	}

	/** Marks bright voxels as foreground wherever they are. */
	public static ScoreModel brightIsForeground() {
		return pointwise(0);
	}

	/** Marks voxels with a high probability of an edge. */
	public static ScoreModel edgesAreForeground() {
		return pointwise(2);
	}

	private static ScoreModel pointwise(final int channel) {
		return new ScoreModel(POINTWISE, pointwiseWeights(channel, 2), new InputSpec(new double[] { 1, 1, 1 }, 8),
			Structure.FOREGROUND, Map.of("made_by", "test"));
	}
}
