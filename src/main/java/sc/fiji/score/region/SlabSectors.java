package sc.fiji.score.region;

import java.util.Arrays;

import sc.fiji.score.volume.NearestVoxel;

/**
 * Slabs along a mask's principal axis x sectors around it.
 * <p>
 * Slabs hold equal numbers of mask voxels rather than having equal lengths. Thin ends then do not become slabs of a few
 * voxels, which no rater can score and whose relative volumes swing wildly in the loss, and every question asks about
 * the same share of the mask. Their limits are planes across the axis.
 * <p>
 * Sectors are equal angles around a centre line that runs straight from one slab's centroid to the next, so that they
 * follow a curved structure. The first sector is centred on an anatomical direction ({@link PrincipalAxis#across()}),
 * so that a sector means the same side in every case.
 */
final class SlabSectors {

	private final Neighbourhood near;
	private final PrincipalAxis axis;
	private final int slabs, sectors;
	/** Mask voxels: index in the box, position along the axis and the two directions across. */
	private final int[] index;
	private final double[] t, u, v;

	private SlabSectors(final Neighbourhood near, final int slabs, final int sectors) {
		this.near = near;
		this.axis = PrincipalAxis.of(near);
		this.slabs = slabs;
		this.sectors = sectors;
		final byte[] mask = near.mask().voxels();
		final int count = (int) near.mask().count();
		index = new int[count];
		t = new double[count];
		u = new double[count];
		v = new double[count];
		final double[] affine = near.mask().geometry().affine(), p = new double[3];
		for (int i = 0, k = 0; i < mask.length; i++) {
			if (mask[i] == 0) continue;
			near.toWorld(i, affine, p);
			index[k] = i;
			t[k] = axis.along(axis.axis(), p);
			u[k] = axis.along(axis.across(), p);
			v[k++] = axis.along(axis.third(), p);
		}
	}

	/** Region {@code slab * sectors + sector + 1} of each voxel of the box, 0 beyond the reach. */
	static int[] assign(final Neighbourhood near, final int slabs, final int sectors) {
		final SlabSectors s = new SlabSectors(near, slabs, sectors);
		final int[] regions = new int[near.mask().voxels().length];
		final int[] slab = s.slabOfVoxels();
		final double[][] line = s.centreLine(slab);
		for (int k = 0; k < s.index.length; k++)
			regions[s.index[k]] = slab[k] * sectors + s.sector(k, line) + 1;
		final NearestVoxel nearest = NearestVoxel.of(near.mask().voxels(), near.dimensions(), near.mask().geometry()
			.spacing());
		for (int i = 0; i < regions.length; i++)
			if (nearest.index(i) != i && near.reaches(nearest.distance(i))) regions[i] = regions[nearest.index(i)];
		return regions;
	}

	private int[] slabOfVoxels() {
		final double[] sorted = t.clone();
		Arrays.sort(sorted);
		final double[] limits = new double[slabs - 1];
		for (int s = 1; s < slabs; s++)
			limits[s - 1] = sorted[(int) ((long) s * sorted.length / slabs)];
		final int[] slab = new int[t.length];
		for (int k = 0; k < t.length; k++) {
			int s = 0;
			while (s < limits.length && t[k] >= limits[s])
				s++;
			slab[k] = s;
		}
		return slab;
	}

	/** Centroids of the slabs that have voxels, in the order of the axis: {t, u, v} each. */
	private double[][] centreLine(final int[] slab) {
		final double[][] sum = new double[slabs][4];
		for (int k = 0; k < t.length; k++) {
			final double[] c = sum[slab[k]];
			c[0] += t[k];
			c[1] += u[k];
			c[2] += v[k];
			c[3]++;
		}
		return Arrays.stream(sum).filter(c -> c[3] > 0).map(c -> new double[] { c[0] / c[3], c[1] / c[3], c[2] / c[3] })
			.toArray(double[][]::new);
	}

	private int sector(final int k, final double[][] line) {
		if (sectors == 1) return 0;
		int next = 0;
		while (next < line.length && line[next][0] <= t[k])
			next++;
		final double[] a = line[Math.max(0, next - 1)], b = line[Math.min(line.length - 1, next)];
		final double w = a == b ? 0 : (t[k] - a[0]) / (b[0] - a[0]);
		final double du = u[k] - (a[1] + w * (b[1] - a[1])), dv = v[k] - (a[2] + w * (b[2] - a[2]));
		// StrictMath: the same bits on every machine, since feedback files check the map by its checksum.
		final double turns = StrictMath.atan2(dv, du) / (2 * Math.PI);
		return Math.floorMod((int) Math.floor(turns * sectors + 0.5), sectors);
	}
}
