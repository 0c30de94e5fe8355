package sc.fiji.score.region;

import java.util.Arrays;
import java.util.Comparator;

import sc.fiji.score.common.ScoreException;
import sc.fiji.score.volume.NearestVoxel;
import sc.fiji.score.volume.Surface;

/**
 * Patches of a mask's surface: k-means clusters of its surface voxels in mm. Every other voxel follows its nearest
 * surface voxel. Clusters are numbered along the mask's principal axis.
 */
final class SurfaceClusters {

	private SurfaceClusters() {}

	/** Region 1..k of each voxel of the box, 0 beyond the reach. */
	static int[] assign(final Neighbourhood near, final int k, final long seed) {
		final byte[] surface = Surface.of(near.mask());
		int count = 0;
		for (final byte s : surface)
			count += s;
		if (k > count) throw new ScoreException("The mask's surface has " + count + " voxels, too few for " + k +
			" clusters. Use " + count + " clusters at most.");
		final double[][] points = points(near, surface, count);
		final double[][] centres = new KMeans(seed).centres(points, k);
		sortAlongAxis(centres, PrincipalAxis.of(near));
		final int[] regions = new int[surface.length];
		for (int i = 0, j = 0; i < surface.length; i++)
			if (surface[i] != 0) regions[i] = KMeans.nearest(points[j++], centres) + 1;
		final byte[] mask = near.mask().voxels();
		final NearestVoxel nearest = NearestVoxel.of(surface, near.dimensions(), near.mask().geometry().spacing());
		for (int i = 0; i < surface.length; i++)
			if (surface[i] == 0 && (mask[i] != 0 || near.reaches(nearest.distance(i)))) regions[i] = regions[nearest.index(i)];
		return regions;
	}

	private static double[][] points(final Neighbourhood near, final byte[] surface, final int count) {
		final double[][] points = new double[count][3];
		final double[] affine = near.mask().geometry().affine();
		for (int i = 0, j = 0; i < surface.length; i++)
			if (surface[i] != 0) near.toWorld(i, affine, points[j++]);
		return points;
	}

	private static void sortAlongAxis(final double[][] centres, final PrincipalAxis axis) {
		Arrays.sort(centres, Comparator.comparingDouble(c -> axis.along(axis.axis(), c)));
	}
}
