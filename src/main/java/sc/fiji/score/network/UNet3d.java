package sc.fiji.score.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.convolutional.Conv3d;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.pooling.Pool;

/**
 * A 3D U-Net as a pure function of its weights: two 3x3x3 convolutions per level, each with instance normalisation and
 * leaky ReLU, max pooling down, nearest-neighbour up, skip connections by concatenation, and a 1x1x1 convolution. The
 * weights are one flat float array, so that optimiser, checkpoint and file need no knowledge of the layers.
 * <p>
 * Source: Ö. Çiçek et al., 3D U-Net, MICCAI 2016, doi:10.1007/978-3-319-46723-8_49; instance normalisation as in F.
 * Isensee et al., nnU-Net, Nature Methods 18, 2021, doi:10.1038/s41592-020-01008-z.
 */
public final class UNet3d {

	/** Slope of the rectifier below zero. */
	public static final float LEAK = 0.01f;
	private static final float EPSILON = 1e-5f;
	private static final Shape ONE = new Shape(1, 1, 1), TWO = new Shape(2, 2, 2), ZERO = new Shape(0, 0, 0);

	private final NetworkSpec spec;
	/** Per convolution block: weight, gamma, beta; last: weight, bias. */
	private final List<long[]> shapes = new ArrayList<>();
	private final int size;

	/** @param spec the shape; the weights come with each call */
	public UNet3d(final NetworkSpec spec) {
		this.spec = spec;
		final List<Integer> w = spec.widths();
		int in = spec.inputs();
		for (final int width : w) {
			block(in, width);
			block(width, width);
			in = width;
		}
		for (int level = w.size() - 2; level >= 0; level--) {
			block(w.get(level + 1) + w.get(level), w.get(level));
			block(w.get(level), w.get(level));
		}
		shapes.add(new long[] { spec.outputs(), w.get(0), 1, 1, 1 });
		shapes.add(new long[] { spec.outputs() });
		size = shapes.stream().mapToInt(UNet3d::length).sum();
	}

	private void block(final int in, final int out) {
		shapes.add(new long[] { out, in, 3, 3, 3 });
		shapes.add(new long[] { out });
		shapes.add(new long[] { out });
	}

	private static int length(final long[] shape) {
		return (int) Arrays.stream(shape).reduce(1, (a, b) -> a * b);
	}

	/** The network's shape. */
	public NetworkSpec spec() {
		return spec;
	}

	/** Number of weights. */
	public int size() {
		return size;
	}

	/** The first weights, up to this index, are those of the way down: what {@code freeze encoder} keeps. */
	public int encoderSize() {
		return shapes.subList(0, 6 * spec.widths().size()).stream().mapToInt(UNet3d::length).sum();
	}

	/** The weights from this index on are those of the last layer, which knows the structures. */
	public int lastLayer() {
		return size - shapes.subList(shapes.size() - 2, shapes.size()).stream().mapToInt(UNet3d::length).sum();
	}

	/**
	 * Fresh weights: He-normal convolutions, unit scale, zero shift. The last layer is zero where there are masks, so that
	 * the network starts from them as they are. Without masks it is normal: from zero the first steps would give all its
	 * inputs one sign, and the network would be left with a single feature of them all.
	 */
	public float[] initialWeights(final long seed) {
		final Random random = new Random(seed);
		final float[] out = new float[size];
		int o = 0;
		for (int i = 0; i < shapes.size(); i++) {
			final long[] s = shapes.get(i);
			final int n = length(s);
			final boolean last = i >= shapes.size() - 2;
			if (s.length == 5 && !(last && spec.hasMasks())) {
				final double sd = Math.sqrt((last ? 1.0 : 2.0) / (s[1] * s[2] * s[3] * s[4]));
				for (int k = 0; k < n; k++)
					out[o + k] = (float) (sd * random.nextGaussian());
			}
			else if (!last && i % 3 == 1) Arrays.fill(out, o, o + n, 1);
			o += n;
		}
		return out;
	}

	/** The weights as arrays of a manager. */
	NDList parameters(final NDManager manager, final float[] weights) {
		if (weights.length != size) throw new IllegalArgumentException(weights.length +
			" weights for a network of " + size);
		final NDList out = new NDList();
		int o = 0;
		for (final long[] s : shapes) {
			final int n = length(s);
			out.add(manager.create(Arrays.copyOfRange(weights, o, o + n), new Shape(s)));
			o += n;
		}
		return out;
	}

	/**
	 * The network's value.
	 *
	 * @param input 1,C,D,H,W with D, H, W as {@link NetworkSpec#patchSize} gives them
	 * @return 1,outputs,D,H,W
	 */
	NDArray forward(final NDArray input, final NDList p) {
		final int levels = spec.widths().size();
		final NDArray[] skip = new NDArray[levels];
		NDArray x = input;
		int i = 0;
		for (int level = 0; level < levels; level++) {
			if (level > 0) x = Pool.maxPool3d(x, TWO, TWO, ZERO, false);
			x = convolve(x, p, i);
			x = convolve(x, p, i + 3);
			i += 6;
			skip[level] = x;
		}
		for (int level = levels - 2; level >= 0; level--) {
			final Shape fine = skip[level].getShape();
			x = x.getNDArrayInternal().interpolation(new long[] { fine.get(2), fine.get(3), fine.get(4) }, 0, false);
			x = NDArrays.concat(new NDList(skip[level], x), 1);
			x = convolve(x, p, i);
			x = convolve(x, p, i + 3);
			i += 6;
		}
		return Conv3d.conv3d(x, p.get(i), p.get(i + 1), ONE, ZERO, ONE).singletonOrThrow();
	}

	private static NDArray convolve(final NDArray x, final NDList p, final int i) {
		final NDArray weight = p.get(i);
		final NDArray y = Conv3d.conv3d(x, weight, null, ONE, ONE, ONE).singletonOrThrow();
		final NDManager m = y.getManager();
		final Shape channels = new Shape(weight.getShape().get(0));
		// One case at a time: the batch's statistics are the case's, so this is instance normalisation.
		final NDArray z = BatchNorm.batchNorm(y, m.zeros(channels), m.ones(channels), p.get(i + 1), p.get(i + 2), 1, 0.1f,
			EPSILON, true).singletonOrThrow();
		return Activation.leakyRelu(z, LEAK);
	}
}
