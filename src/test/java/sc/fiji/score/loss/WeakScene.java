package sc.fiji.score.loss;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/** An ellipsoid in a small patch, and predictions of it. */
final class WeakScene {

	static final int[] SIZE = { 12, 10, 8 };
	static final int N = 960;
	/** The box that fits the ellipsoid tightly, as {@link BoxStripes} takes it. */
	static final int[] BOX = { 2, 2, 2, 10, 8, 6 };

	/** How sure the predictions are. */
	static final float SURE = 12;

	private WeakScene() {}

	static boolean isObject(final int i) {
		final double x = (i % 12 - 5.5) / 4, y = (i / 12 % 10 - 4.5) / 3, z = (i / 120 - 3.5) / 2;
		return x * x + y * y + z * z <= 1.2;
	}

	static int x(final int i) {
		return i % 12;
	}

	static int z(final int i) {
		return i / 120;
	}

	static int volume() {
		int n = 0;
		for (int i = 0; i < N; i++)
			if (isObject(i)) n++;
		return n;
	}

	static float[] truth() {
		return logits(WeakScene::isObject);
	}

	/** A sure prediction of the voxels that are chosen. */
	static float[] logits(final IntPredicate foreground) {
		final float[] out = new float[N];
		for (int i = 0; i < N; i++)
			out[i] = foreground.test(i) ? SURE : -SURE;
		return out;
	}

	/** The same, unsure: the gradient reaches every voxel. */
	static float[] unsure(final IntPredicate foreground) {
		final float[] out = logits(foreground);
		for (int i = 0; i < N; i++)
			out[i] /= 8;
		return out;
	}

	static LossInput input(final float[] logits, final byte[] known, final VoxelSets... sets) {
		return input(logits, null, new WeakTargets(known, List.of(sets)));
	}

	static LossInput input(final float[] logits, final float[] labels, final WeakTargets weak) {
		final float[] distance = new float[N], image = new float[N];
		for (int i = 0; i < N; i++) {
			distance[i] = isObject(i) ? 1 : -1;
			image[i] = isObject(i) ? 1 : 0;
		}
		return LossInput.of(SIZE, logits, distance, image, new float[N], labels, null, null, null, weak);
	}

	static double value(final LossTerm term, final LossInput in) {
		return term.add(in, 1, new float[in.logits().length]);
	}

	static float[] gradient(final LossTerm term, final LossInput in) {
		final float[] out = new float[in.logits().length];
		term.add(in, 1, out);
		return out;
	}

	/** Slices across z: tags 1 present (at least two voxels), 0 absent, -1 none. */
	static VoxelSets slices(final int... tags) {
		final double[] low = new double[tags.length], high = new double[tags.length];
		Arrays.fill(high, Double.POSITIVE_INFINITY);
		for (int z = 0; z < tags.length; z++) {
			if (tags[z] == 1) low[z] = 2;
			if (tags[z] == 0) high[z] = 0;
		}
		return VoxelSets.slices(SIZE, 2, low, high);
	}
}
