package sc.fiji.score.network;

import java.util.Arrays;
import java.util.function.UnaryOperator;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;

/**
 * Runs a network forwards, and forwards and backwards, on plain arrays. All native memory of a call belongs to a
 * manager that closes with the call.
 */
public final class NetworkRunner implements AutoCloseable {

	private final UNet3d network;
	private final Engine engine;
	private final NDManager manager;

	/** @throws sc.fiji.score.common.ScoreException if PyTorch cannot be loaded */
	public NetworkRunner(final UNet3d network) {
		this.network = network;
		engine = OfflineEngine.engine();
		NativeAllocator.keepFreedMemory();
		manager = engine.newBaseManager();
	}

	/**
	 * The network's output for one patch.
	 *
	 * @param input C,D,H,W, x fastest; its D, H, W as {@link NetworkSpec#patchSize} gives them
	 * @param n size along x, y, z
	 * @return outputs,D,H,W, x fastest
	 */
	public float[] forward(final float[] weights, final float[] input, final int[] n) {
		try (NDManager step = manager.newSubManager()) {
			final NDList p = network.parameters(step, weights);
			return network.forward(input(step, input, n), p).toFloatArray();
		}
	}

	/**
	 * One pass forwards and backwards. The loss lives in plain Java: it is given the output and returns its own gradient
	 * with respect to it, which is then carried back through the network.
	 *
	 * @param outputGradient from the output to the loss's gradient, both outputs,D,H,W
	 * @return gradient with respect to the weights
	 */
	public float[] backward(final float[] weights, final float[] input, final int[] n,
		final UnaryOperator<float[]> outputGradient)
	{
		try (NDManager step = manager.newSubManager()) {
			final NDList p = network.parameters(step, weights);
			for (final NDArray a : p)
				a.setRequiresGradient(true);
			try (GradientCollector collector = engine.newGradientCollector()) {
				final NDArray output = network.forward(input(step, input, n), p);
				final NDArray gradient = step.create(outputGradient.apply(output.toFloatArray()), output.getShape());
				collector.backward(output.mul(gradient).sum());
			}
			final float[] out = new float[network.size()];
			int o = 0;
			for (final NDArray a : p) {
				final float[] g = a.getGradient().toFloatArray();
				System.arraycopy(g, 0, out, o, g.length);
				o += g.length;
			}
			return out;
		}
	}

	private NDArray input(final NDManager step, final float[] input, final int[] n) {
		return step.create(seen(input, n[0] * n[1] * n[2]), new Shape(1, network.spec().inputs(), n[2], n[1], n[0]));
	}

	/** What the network sees of its input: channels that it is blind to are zero. */
	private float[] seen(final float[] input, final int voxels) {
		if (network.spec().blind().isEmpty()) return input;
		final float[] out = input.clone();
		for (final int channel : network.spec().blind())
			Arrays.fill(out, channel * voxels, (channel + 1) * voxels, 0);
		return out;
	}

	@Override
	public void close() {
		manager.close();
	}
}
