package sc.fiji.score.training;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.zip.CRC32;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.network.NetworkSpec;
import sc.fiji.score.network.ScoreModel;
import sc.fiji.score.network.UNet3d;
import sc.fiji.score.volume.Structure;

/** Starts a training from the weights of a model. */
public final class Transfer {

	private Transfer() {}

	/**
	 * All weights of the model where it segments the same structures; for others, whose number may differ too where there
	 * are no masks, all but those of the last layer, which starts at zero.
	 *
	 * @param name what to call the model in messages
	 * @param structures what the new model segments
	 * @throws ScoreException if the shapes differ in more than the last layer; the message tells both
	 */
	public static float[] weights(final ScoreModel model, final String name, final NetworkSpec network,
		final List<Structure> structures, final long seed)
	{
		final NetworkSpec old = model.network();
		if (old.inputs() != network.inputs() || !old.widths().equals(network.widths())) throw new ScoreException("The model " +
			name + " cannot be the start: its network has " + describe(old) + ", but the training needs " + describe(network) +
			". Start from a model of the same shape, with as many initial masks, or without a model.");
		if (model.structures().equals(structures)) return model.weights().clone();
		final UNet3d to = new UNet3d(network);
		final float[] out = to.initialWeights(seed);
		System.arraycopy(model.weights(), 0, out, 0, to.lastLayer());
		return out;
	}

	private static String describe(final NetworkSpec n) {
		return n.inputs() + " input channels and the widths " + n.widths();
	}

	static long checksum(final float[] weights) {
		final ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * weights.length);
		bytes.asFloatBuffer().put(weights);
		final CRC32 crc = new CRC32();
		crc.update(bytes.array());
		return crc.getValue();
	}
}
