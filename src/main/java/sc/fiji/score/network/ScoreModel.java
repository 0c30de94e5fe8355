package sc.fiji.score.network;

import java.util.Map;

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
 */
public record ScoreModel(NetworkSpec network, float[] weights, InputSpec input, Structure structure,
	Map<String, Object> provenance)
{

	public ScoreModel {
		provenance = Map.copyOf(provenance);
		final int size = new UNet3d(network).size();
		if (weights.length != size) throw new IllegalArgumentException(weights.length +
			" weights for a network of " + size);
	}
}
