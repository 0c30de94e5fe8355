package sc.fiji.score.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Mask;

class SegmentationMetricsTest {

	private static final double INFINITY = Double.POSITIVE_INFINITY;
	private static final Geometry GRID = Geometry.of(12, 9, 8, 0.6, 1.1, 2.3);

	/** Some boxes in a grid, also at its border. */
	private static Mask boxes(final long seed) {
		final Random random = new Random(seed);
		final byte[] m = new byte[GRID.arrayLength()];
		for (int b = 0; b < 3; b++) {
			final int x0 = random.nextInt(9), y0 = random.nextInt(6), z0 = random.nextInt(5);
			final int w = 1 + random.nextInt(6), h = 1 + random.nextInt(5), d = 1 + random.nextInt(4);
			for (int z = z0; z < Math.min(8, z0 + d); z++)
				for (int y = y0; y < Math.min(9, y0 + h); y++)
					for (int x = x0; x < Math.min(12, x0 + w); x++)
						m[GRID.index(x, y, z)] = 1;
		}
		return new Mask(m, GRID);
	}

	private static List<int[]> surface(final Mask mask) {
		final List<int[]> out = new ArrayList<>();
		for (int z = 0; z < 8; z++)
			for (int y = 0; y < 9; y++)
				for (int x = 0; x < 12; x++) {
					final int[][] six = { { x - 1, y, z }, { x + 1, y, z }, { x, y - 1, z }, { x, y + 1, z }, { x, y, z - 1 }, { x, y,
						z + 1 } };
					if (mask.get(x, y, z) && Arrays.stream(six).anyMatch(p -> p[0] < 0 || p[1] < 0 || p[2] < 0 || p[0] > 11 ||
						p[1] > 8 || p[2] > 7 || !mask.get(p[0], p[1], p[2]))) out.add(new int[] { x, y, z });
				}
		return out;
	}

	private static double[] directed(final List<int[]> from, final List<int[]> to) {
		return from.stream().mapToDouble(p -> to.stream().mapToDouble(q -> Math.sqrt(Math.pow((p[0] - q[0]) * 0.6, 2) + Math
			.pow((p[1] - q[1]) * 1.1, 2) + Math.pow((p[2] - q[2]) * 2.3, 2))).min().getAsDouble()).sorted().toArray();
	}

	private static double percentile95(final double[] sorted) {
		final double at = 0.95 * (sorted.length - 1);
		final int low = (int) at;
		return low + 1 < sorted.length ? sorted[low] * (1 - at + low) + sorted[low + 1] * (at - low) : sorted[low];
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5, 6 })
	void agreesWithBruteForceOnAnAnisotropicGrid(final long seed) {
		final Mask reference = boxes(seed), mask = boxes(seed + 100);
		final SegmentationMetrics m = SegmentationMetrics.of(reference, mask, 1.2);
		final double[] a = directed(surface(mask), surface(reference)), b = directed(surface(reference), surface(mask));
		final double[] pooled = DoubleStream.concat(Arrays.stream(a), Arrays.stream(b)).toArray();
		int both = 0, u = 0, v = 0;
		for (int i = 0; i < GRID.arrayLength(); i++) {
			both += mask.voxels()[i] * reference.voxels()[i];
			u += mask.voxels()[i];
			v += reference.voxels()[i];
		}
		assertEquals(2.0 * both / (u + v), m.dice(), 1e-12);
		assertEquals(Arrays.stream(pooled).max().getAsDouble(), m.hd(), 1e-12);
		assertEquals(Math.max(percentile95(a), percentile95(b)), m.hd95(), 1e-12);
		assertEquals(Arrays.stream(pooled).average().getAsDouble(), m.assd(), 1e-12);
		assertEquals((Arrays.stream(a).average().getAsDouble() + Arrays.stream(b).average().getAsDouble()) / 2, m.masd(),
			1e-12);
		assertEquals((double) Arrays.stream(pooled).filter(d -> d <= 1.2).count() / pooled.length, m.nsd(), 1e-12);
		assertEquals(1 - Math.abs(u - v) / (double) (u + v), m.volumeSimilarity(), 1e-12);
	}

	@Test
	void distancesAreSymmetricInTheTwoMasks() {
		assertEquals(SegmentationMetrics.of(boxes(1), boxes(2), 1), SegmentationMetrics.of(boxes(2), boxes(1), 1));
	}

	@Test
	void oneEmptyMaskGivesInfiniteDistancesAndNoOverlap() {
		final Mask empty = new Mask(new byte[GRID.arrayLength()], GRID);
		final SegmentationMetrics expected = new SegmentationMetrics(0, INFINITY, INFINITY, INFINITY, INFINITY, 0, 0);
		assertEquals(expected, SegmentationMetrics.of(boxes(1), empty, 1));
		assertEquals(expected, SegmentationMetrics.of(empty, boxes(1), 1));
	}

	@Test
	void bothEmptyCountsAsPerfect() {
		final Mask empty = new Mask(new byte[GRID.arrayLength()], GRID);
		assertEquals(new SegmentationMetrics(1, 0, 0, 0, 0, 1, 1), SegmentationMetrics.of(empty, empty, 1));
	}

	@Test
	void otherGridsAndBadTolerancesAreErrors() {
		final Mask other = new Mask(new byte[8], Geometry.of(2, 2, 2, 1, 1, 1));
		final String message = assertThrows(ScoreException.class, () -> SegmentationMetrics.of(boxes(1), other, 1))
			.getMessage();
		assertTrue(message.contains("12 x 9 x 8") && message.contains("2 x 2 x 2"), message);
		assertThrows(ScoreException.class, () -> SegmentationMetrics.of(other, other, -0.1));
		assertThrows(ScoreException.class, () -> SegmentationMetrics.of(other, other, Double.NaN));
	}

	@Test
	void masdAndAssdDifferWhereTheSurfacesDifferInSize() {
		final Geometry g = Geometry.of(20, 1, 1, 1, 1, 1);
		final byte[] one = new byte[20], three = new byte[20];
		one[0] = 1;
		three[0] = three[10] = three[14] = 1;
		final SegmentationMetrics m = SegmentationMetrics.of(new Mask(three, g), new Mask(one, g), 10);
		assertEquals((0 + 0 + 10 + 14) / 4.0, m.assd(), 1e-12);
		assertEquals((0 + 8) / 2.0, m.masd(), 1e-12);
		assertEquals(3 / 4.0, m.nsd(), 1e-12);
		assertEquals(10 + 4 * 0.9, m.hd95(), 1e-12);
	}

	@Test
	void theCountsAddUp() {
		final Geometry g = Geometry.of(10, 1, 1, 1, 1, 1);
		final Mask reference = new Mask(new byte[] { 1, 1, 1, 1, 1, 0, 0, 0, 0, 0 }, g);
		final Mask mask = new Mask(new byte[] { 0, 0, 1, 1, 1, 1, 0, 0, 0, 0 }, g);
		final ConfusionCounts c = ConfusionCounts.of(reference, mask);
		assertEquals(new ConfusionCounts(3, 1, 2), c);
		assertEquals(4, c.maskVolume());
		assertEquals(5, c.referenceVolume());
		assertEquals(6 / 9.0, c.dice(), 1e-12);
		assertEquals(3 / 6.0, c.iou(), 1e-12);
		assertEquals(3 / 4.0, c.precision(), 1e-12);
		assertEquals(3 / 5.0, c.recall(), 1e-12);
		assertEquals(-1 / 5.0, c.relativeVolumeDifference(), 1e-12);
		assertEquals(1 - 1 / 9.0, c.volumeSimilarity(), 1e-12);
	}
}
