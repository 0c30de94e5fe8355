package sc.fiji.score.network;

import java.util.Map;

import sc.fiji.score.feedback.ScoreCalibration;
import sc.fiji.score.volume.Structure;

/**
 * A trained network with all that is needed to use it: its shape and weights, how cases are brought before it, what it
 * segments, and how it was made.
 *
 * @param network the network's shape
 * @param weights its weights, as {@link UNet3d} orders them; not copied, not to be changed
 * @param input how cases are prepared
 * @param structure what it refines
 * @param provenance version, seed, parameters and data of the training, for people and logs; JSON values
 * @param calibration how its expectations go with the scores that raters give, or null where nobody has compared them
 */
public record ScoreModel(NetworkSpec network, float[] weights, InputSpec input, Structure structure,
	Map<String, Object> provenance, ScoreCalibration calibration)
{

	public ScoreModel {
		provenance = Map.copyOf(provenance);
		final int size = new UNet3d(network).size();
		if (weights.length != size) throw new IllegalArgumentException(weights.length +
			" weights for a network of " + size);
	}

	/** Without a calibration. */
	public ScoreModel(final NetworkSpec network, final float[] weights, final InputSpec input, final Structure structure,
		final Map<String, Object> provenance)
	{
		this(network, weights, input, structure, provenance, null);
	}

	/** The same model with a calibration of its predicted scores; null for none. */
	public ScoreModel withCalibration(final ScoreCalibration value) {
		return new ScoreModel(network, weights, input, structure, provenance, value);
	}
}
