package sc.fiji.score.training;

import sc.fiji.score.network.UNet3d;

/**
 * Lets an optimiser take its steps as if the inputs of a network's last layer had mean zero: it sees {@code w (f - m) + b'}
 * in place of {@code w f + b}, with {@code b' = b + m sum(w)}. The network stays as it is.
 * <p>
 * The inputs are rectified, hence positive on average. Where initial masks are too small (or too large) as a whole, a layer
 * that starts from zero would therefore have all its weights pushed to one side in the first steps; the features follow and
 * become one, the rectifier cuts off its other side, and the network can hardly move a surface in one of the two directions.
 * Centred, the bias learns what all voxels have in common, and the weights what they have not.
 * <p>
 * Source: centred units as in Y. LeCun, L. Bottou, G. B. Orr, K.-R. Müller, Efficient BackProp, 1998,
 * doi:10.1007/3-540-49430-8_2.
 *
 * @param weights index of the first weight; those of an output follow each other
 * @param inputs number of inputs
 * @param outputs number of outputs; their biases follow the weights
 * @param mean m, of an input; 0 changes nothing
 */
record CentredLayer(int weights, int inputs, int outputs, float mean) {

	/**
	 * The last layer. Its inputs are leaky-rectified normal numbers at the start of a training. Without initial masks it does
	 * not start from zero, and is not centred.
	 */
	static CentredLayer last(final UNet3d network) {
		final double mean = network.spec().hasMasks() ? (1 - UNet3d.LEAK) / Math.sqrt(2 * Math.PI) : 0;
		return new CentredLayer(network.lastLayer(), network.spec().widths().get(0), network.spec().outputs(), (float) mean);
	}

	/** Brings weights and gradient to what the optimiser sees. */
	void centre(final float[] all, final float[] gradient) {
		shiftBiases(all, mean);
		for (int o = 0; o < outputs; o++)
			for (int i = 0; i < inputs; i++)
				gradient[weights + o * inputs + i] -= mean * gradient[weights + outputs * inputs + o];
	}

	/** Brings weights back. */
	void uncentre(final float[] all) {
		shiftBiases(all, -mean);
	}

	private void shiftBiases(final float[] all, final float factor) {
		for (int o = 0; o < outputs; o++) {
			float sum = 0;
			for (int i = 0; i < inputs; i++)
				sum += all[weights + o * inputs + i];
			all[weights + outputs * inputs + o] += factor * sum;
		}
	}
}
