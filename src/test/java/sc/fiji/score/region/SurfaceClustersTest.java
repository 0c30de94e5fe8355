package sc.fiji.score.region;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Mask;
import sc.fiji.score.volume.Surface;

class SurfaceClustersTest {

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 13, 100, 400 })
	void anyNumberOfClustersEachWithSurface(final int k) {
		final Mask rod = Shapes.rod();
		final RegionMap map = Partitioner.partition(rod, PartitionParameters.clusters(k, 4));
		assertEquals(k, map.count());
		final byte[] surface = Surface.of(rod);
		final Set<Integer> seen = new HashSet<>();
		for (int i = 0; i < surface.length; i++)
			if (surface[i] != 0) seen.add(map.at(i));
		assertEquals(k, seen.size());
	}

	@Test
	void asManyClustersAsSurfaceVoxels() {
		final Mask cube = Shapes.mask(Geometry.of(7, 7, 7, 1, 1, 1), p -> p[0] >= 2 && p[0] <= 4 && p[1] >= 2 && p[1] <= 4 &&
			p[2] >= 2 && p[2] <= 4);
		assertEquals(26, Partitioner.partition(cube, PartitionParameters.clusters(26, 1)).count());
	}

	@Test
	void twoBallsGiveTwoClustersInTheOrderOfTheAxis() {
		final Mask balls = Shapes.mask(Geometry.of(12, 12, 40, 1, 1, 1), p -> Shapes.square(p[0] - 6) + Shapes.square(p[1] -
			6) + Math.min(Shapes.square(p[2] - 8), Shapes.square(p[2] - 30)) <= 16);
		final RegionMap map = Partitioner.partition(balls, PartitionParameters.clusters(2, 11));
		for (int i = 0; i < map.labels().length; i++)
			if (balls.voxels()[i] != 0) assertEquals(i / 144 < 20 ? 1 : 2, map.at(i));
	}

	@Test
	void theSeedMatters() {
		final Mask rod = Shapes.rod();
		final short[] a = Partitioner.partition(rod, PartitionParameters.clusters(9, 1)).labels();
		assertNotEquals(Arrays.hashCode(a), Arrays.hashCode(Partitioner.partition(rod, PartitionParameters.clusters(9, 2))
			.labels()));
	}

	@Test
	void lloydsIterationsEndInALocalOptimum() {
		final Random random = new Random(8);
		final double[][] points = new double[500][3];
		for (final double[] p : points)
			for (int r = 0; r < 3; r++)
				p[r] = random.nextDouble();
		final double[][] centres = new KMeans(3).centres(points, 5);
		final double[][] sum = new double[5][4];
		for (final double[] p : points) {
			final double[] s = sum[KMeans.nearest(p, centres)];
			for (int r = 0; r < 3; r++)
				s[r] += p[r];
			s[3]++;
		}
		for (int c = 0; c < 5; c++)
			for (int r = 0; r < 3; r++)
				assertEquals(sum[c][r] / sum[c][3], centres[c][r], 0.02);
	}

	@Test
	void manyPointsAreSampled() {
		final Random random = new Random(8);
		final double[][] points = new double[3 * KMeans.SAMPLE][3];
		for (int i = 0; i < points.length; i++)
			for (int r = 0; r < 3; r++)
				points[i][r] = random.nextDouble() + (i % 2) * 10;
		final double[][] centres = new KMeans(1).centres(points, 2);
		assertEquals(10, Math.abs(centres[0][0] - centres[1][0]), 0.1);
		assertTrue(Math.min(centres[0][0], centres[1][0]) < 1);
	}
}
