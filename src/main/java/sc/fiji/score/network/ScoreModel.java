package sc.fiji.score.network;

import java.util.HashSet;
import java.util.List;
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
 * @param structures what it segments, one per output; more than one have distinct labels above 0
 * @param heads how its outputs are read together
 * @param provenance version, seed, parameters and data of the training, for people and logs; JSON values
 * @param leaveAlone Dice of a mask and its refinement from which on the mask is left as it is, because the network hardly
 *          changes it: far less than the masks it was trained on; 1 for never (where both are equal, anyway)
 * @param calibration how its expectations go with the scores that raters give to initial masks, or null where nobody has
 *          compared them
 * @param refinedCalibration the same for the masks that it makes of them
 */
public record ScoreModel(NetworkSpec network, float[] weights, InputSpec input, List<Structure> structures, Heads heads,
	Map<String, Object> provenance, double leaveAlone, ScoreCalibration calibration,
	ScoreCalibration refinedCalibration)
{

	public ScoreModel {
		structures = List.copyOf(structures);
		provenance = Map.copyOf(provenance);
		final int size = new UNet3d(network).size();
		if (weights.length != size) throw new IllegalArgumentException(weights.length +
			" weights for a network of " + size);
		if (!(leaveAlone >= 0 && leaveAlone <= 1)) throw new IllegalArgumentException("the agreement from which on a mask is" +
			" left alone is " + leaveAlone);
		if (structures.size() != network.structures()) throw new IllegalArgumentException(structures.size() +
			" structures for a network with " + network.outputs() + " outputs");
		if (network.inputs() != NetworkSpec.of(network.structures(), network.hasMasks(), network.widths()).inputs())
			throw new IllegalArgumentException("a network of " + network.inputs() + " inputs for " + structures.size() +
				" structures");
		if (structures.size() > 1 && (structures.stream().anyMatch(s -> s.label() == Structure.ANY) || new HashSet<>(
			structures.stream().map(Structure::label).toList()).size() < structures.size()))
			throw new IllegalArgumentException("several structures need labels of their own, but they are " + structures);
	}

	/** A model of one structure, without a calibration, that leaves no mask alone. */
	public ScoreModel(final NetworkSpec network, final float[] weights, final InputSpec input, final Structure structure,
		final Map<String, Object> provenance)
	{
		this(network, weights, input, List.of(structure), Heads.INDEPENDENT, provenance, 1, null, null);
	}

	/** The first structure; the only one of most models. */
	public Structure structure() {
		return structures.get(0);
	}

	/** The same model with calibrations of its predicted scores, of initial and of refined masks; null for none. */
	public ScoreModel withCalibration(final ScoreCalibration initial, final ScoreCalibration refined) {
		return new ScoreModel(network, weights, input, structures, heads, provenance, leaveAlone, initial, refined);
	}

	/** The same model that leaves masks alone from this agreement on; 1 for never. */
	public ScoreModel withLeaveAlone(final double agreement) {
		return new ScoreModel(network, weights, input, structures, heads, provenance, agreement, calibration,
			refinedCalibration);
	}
}
