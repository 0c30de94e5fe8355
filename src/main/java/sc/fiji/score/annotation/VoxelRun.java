package sc.fiji.score.annotation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

import sc.fiji.score.volume.Geometry;

/**
 * Neighbouring voxels of one line along x: the compact form in which strokes and areas are stored.
 *
 * @param x first voxel
 * @param y line
 * @param z slice, from 0
 * @param length number of voxels, 1 or more
 */
public record VoxelRun(int x, int y, int z, int length) {

	public VoxelRun {
		if (length < 1) throw new IllegalArgumentException("a run of " + length + " voxels");
	}

	/** The runs of all voxels of a grid that are chosen, in x,y,z order. */
	public static List<VoxelRun> of(final Geometry grid, final IntPredicate chosen) {
		final List<VoxelRun> out = new ArrayList<>();
		for (int z = 0, i = 0; z < grid.nz(); z++)
			for (int y = 0; y < grid.ny(); y++) {
				int start = -1;
				for (int x = 0; x < grid.nx(); x++, i++) {
					final boolean in = chosen.test(i);
					if (in && start < 0) start = x;
					if (!in && start >= 0) {
						out.add(new VoxelRun(start, y, z, x - start));
						start = -1;
					}
				}
				if (start >= 0) out.add(new VoxelRun(start, y, z, grid.nx() - start));
			}
		return out;
	}

	/** Whether all voxels lie in a grid. */
	public boolean isInside(final Geometry grid) {
		return x >= 0 && y >= 0 && z >= 0 && (long) x + length <= grid.nx() && y < grid.ny() && z < grid.nz();
	}
}
