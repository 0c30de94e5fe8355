package sc.fiji.score.volume;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComponentsTest {

	private static final int[] N = { 9, 7, 6 };
	private static final double[] UNIT = { 1, 1, 1 };

	/** Labels spread to neighbours until nothing changes: slow, and surely right. */
	private static int[] bySpreading(final int[] values, final boolean full) {
		final int[] root = new int[values.length];
		for (int i = 0; i < root.length; i++)
			root[i] = i;
		for (boolean changed = true; changed;) {
			changed = false;
			for (int i = 0; i < root.length; i++)
				for (int j = 0; j < root.length; j++)
					if (values[i] != 0 && values[i] == values[j] && RandomMasks.distance(i, j, N, UNIT) < (full ? 1.8 : 1.1) &&
						root[j] < root[i])
					{
						root[i] = root[j];
						changed = true;
					}
		}
		return root;
	}

	@ParameterizedTest
	@CsvSource({ "1,0.2,true", "2,0.35,false", "3,0.5,true", "4,0.5,false", "5,0.05,true" })
	void agreesWithBruteForce(final long seed, final double share, final boolean full) {
		final byte[] m = RandomMasks.voxels(seed, 378, share);
		final int[] values = new int[378], labels = new int[378];
		for (int i = 0; i < 378; i++)
			values[i] = m[i];
		check(values, full, Components.of(m, N, full));
		final Random random = new Random(seed);
		for (int i = 0; i < 378; i++)
			labels[i] = values[i] * (1 + random.nextInt(3));
		check(labels, full, Components.ofLabels(labels, N, full));
	}

	private static void check(final int[] values, final boolean full, final Components c) {
		final int[] root = bySpreading(values, full), label = c.labels(), size = new int[c.count() + 1];
		int next = 0, largest = 0;
		for (int i = 0; i < values.length; i++) {
			if (values[i] == 0) {
				assertEquals(0, label[i]);
				continue;
			}
			if (root[i] == i) assertEquals(++next, label[i], "numbered in the order of the first voxels");
			assertEquals(label[root[i]], label[i]);
			size[label[i]]++;
		}
		assertEquals(next, c.count());
		for (int l = 1; l <= c.count(); l++) {
			assertEquals(size[l], c.size(l));
			if (largest == 0 || size[l] > size[largest]) largest = l;
		}
		assertEquals(largest, c.largest());
	}

	@Test
	void voxelsThatTouchAtACornerAreOneOnlyIn26Neighbours() {
		final byte[] m = { 1, 0, 0, 0, 0, 0, 0, 1 };
		assertEquals(1, Components.of(m, new int[] { 2, 2, 2 }, true).count());
		assertEquals(2, Components.of(m, new int[] { 2, 2, 2 }, false).count());
	}

	@Test
	void aRowDoesNotWrapAround() {
		assertArrayEquals(new int[] { 0, 0, 1, 2, 0, 0 }, Components.of(new byte[] { 0, 0, 1, 1, 0, 0 }, new int[] { 3, 2, 1 },
			false).labels());
	}

	@Test
	void nothingHasNoComponents() {
		final Components c = Components.of(new byte[8], new int[] { 2, 2, 2 }, true);
		assertEquals(0, c.count());
		assertEquals(0, c.largest());
	}

	@Test
	void aLongSnakeDoesNotOverflow() {
		final byte[] m = new byte[300 * 300 * 3];
		Arrays.fill(m, (byte) 1);
		assertEquals(270000, Components.of(m, new int[] { 300, 300, 3 }, false).size(1));
	}
}
