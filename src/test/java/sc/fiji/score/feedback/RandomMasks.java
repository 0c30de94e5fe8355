package sc.fiji.score.feedback;

import sc.fiji.score.common.RandomStream;
import sc.fiji.score.region.PartitionParameters;
import sc.fiji.score.region.RegionMap;
import sc.fiji.score.volume.Geometry;
import sc.fiji.score.volume.Mask;

/** Small random masks and regions for the tests of this package. */
final class RandomMasks {

	static final Geometry GRID = Geometry.of(12, 10, 9, 1, 1, 2);

	private RandomMasks() {}

	/** Each voxel is foreground by chance. */
	static Mask mask(final RandomStream random, final double density) {
		final byte[] voxels = new byte[GRID.arrayLength()];
		for (int i = 0; i < voxels.length; i++)
			voxels[i] = (byte) (random.nextDouble() < density ? 1 : 0);
		return new Mask(voxels, GRID);
	}

	/** The mask with voxels removed and added by chance. */
	static Mask changed(final Mask mask, final RandomStream random, final double removed, final double added) {
		final byte[] voxels = mask.voxels().clone();
		for (int i = 0; i < voxels.length; i++) {
			final double u = random.nextDouble();
			voxels[i] = (byte) (voxels[i] == 1 ? u < removed ? 0 : 1 : u < added ? 1 : 0);
		}
		return new Mask(voxels, GRID);
	}

	/** Each voxel in one of {@code count} regions or in none; each region has voxels. */
	static RegionMap regions(final RandomStream random, final int count) {
		final short[] labels = new short[GRID.arrayLength()];
		for (int i = 0; i < labels.length; i++)
			labels[i] = (short) (i < count ? i + 1 : (int) (random.nextDouble() * (count + 1)));
		return new RegionMap(labels, count, GRID, PartitionParameters.labels());
	}
}
