package sc.fiji.score.volume;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/** Connected components of a mask or a label image (6- or 26-neighbourhood), by flood filling. */
public final class Components {

	private final int[] labels;
	private final int[] sizes;

	private Components(final int[] labels, final int[] sizes) {
		this.labels = labels;
		this.sizes = sizes;
	}

	/**
	 * @param voxels 0 is background, x fastest
	 * @param n size along x, y, z
	 * @param full true for the 26-neighbourhood, false for the 6-neighbourhood
	 */
	public static Components of(final byte[] voxels, final int[] n, final boolean full) {
		return of(i -> voxels[i], voxels.length, n, full);
	}

	/**
	 * Components of each value of a label image: neighbours belong together where their values are equal.
	 *
	 * @param values 0 is background, x fastest
	 * @param n size along x, y, z
	 * @param full true for the 26-neighbourhood, false for the 6-neighbourhood
	 */
	public static Components ofLabels(final int[] values, final int[] n, final boolean full) {
		return of(i -> values[i], values.length, n, full);
	}

	private static Components of(final IntUnaryOperator values, final int length, final int[] n, final boolean full) {
		final int[] labels = new int[length];
		int[] sizes = new int[16];
		int count = 0;
		int[] stack = new int[1024];
		for (int seed = 0; seed < length; seed++) {
			final int value = values.applyAsInt(seed);
			if (value == 0 || labels[seed] != 0) continue;
			count++;
			if (count >= sizes.length) sizes = Arrays.copyOf(sizes, 2 * sizes.length);
			int top = 0;
			stack[top++] = seed;
			labels[seed] = count;
			while (top > 0) {
				final int i = stack[--top];
				sizes[count]++;
				final int x = i % n[0], y = i / n[0] % n[1], z = i / (n[0] * n[1]);
				for (int dz = -1; dz <= 1; dz++)
					for (int dy = -1; dy <= 1; dy++)
						for (int dx = -1; dx <= 1; dx++) {
							final int steps = Math.abs(dx) + Math.abs(dy) + Math.abs(dz);
							if (steps == 0 || !full && steps > 1) continue;
							final int u = x + dx, v = y + dy, w = z + dz;
							if (u < 0 || v < 0 || w < 0 || u >= n[0] || v >= n[1] || w >= n[2]) continue;
							final int j = (w * n[1] + v) * n[0] + u;
							if (labels[j] != 0 || values.applyAsInt(j) != value) continue;
							labels[j] = count;
							if (top == stack.length) stack = Arrays.copyOf(stack, 2 * stack.length);
							stack[top++] = j;
						}
			}
		}
		return new Components(labels, Arrays.copyOf(sizes, count + 1));
	}

	/** Number of components. */
	public int count() {
		return sizes.length - 1;
	}

	/** Label 1..count of each voxel, 0 for background; in the order of their first voxel. Not a copy. */
	public int[] labels() {
		return labels;
	}

	/** Number of voxels of component {@code label} (1..count). */
	public int size(final int label) {
		return sizes[label];
	}

	/** Label of the largest component (the first of equals), 0 if there is none. */
	public int largest() {
		int best = 0;
		for (int l = 1; l < sizes.length; l++)
			if (best == 0 || sizes[l] > sizes[best]) best = l;
		return best;
	}
}
